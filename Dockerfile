# syntax=docker/dockerfile:1
# Builds the program, then keeps only what it runs with.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Scripts are off: the build runs below, when the sources are there, and nothing else needs one.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# Of the fonts, the pictures use two weights as WOFF: 19 MB of 145.
RUN npm run -s build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && find node_modules/@fontsource -type f \
    \( -name '*.woff2' -o -name '*.css' -o -name '*.scss' -o -name '*-[1235689]00-normal.woff' \) -delete \
  && rm -rf src web/tsconfig.json tsconfig.json tsconfig.build.json

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIR=/data
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY --from=build /app ./
USER node
VOLUME ["/data"]
EXPOSE 8080
# Whether it is alive, not whether it is ready: a bot that waits for Telegram must not be restarted for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that SIGTERM reaches it.
CMD ["node", "dist/main.js"]
