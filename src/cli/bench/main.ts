import { parseArgs } from 'node:util';
import { quality, usage as qualityUsage } from './quality.ts';
import { scale, usage as scaleUsage } from './scale.ts';

type Bench = (args: readonly string[]) => Promise<number>;

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Whole numbers given as options, each with its default. */
function numbers<K extends string>(
  args: readonly string[],
  defaults: Readonly<Record<K, number>>,
): Record<K, number> {
  const names = Object.keys(defaults) as K[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...args], options });
  return Object.fromEntries(
    names.map((name) => {
      const value = Number(values[name] ?? defaults[name]);
      if (!Number.isInteger(value) || value < 1)
        throw new Error(`--${name} is a number from 1, for example ${defaults[name]}`);
      return [name, value];
    }),
  ) as Record<K, number>;
}

const benches: Readonly<Record<string, Bench>> = {
  quality,
  scale,
  load: async (args) => {
    const { updates, chats } = numbers(args, { updates: 5000, chats: 500 });
    return (await (await import('./load.ts')).load(updates, chats, print)) ? 0 : 1;
  },
  rate: async (args) => {
    const { second, seconds } = numbers(args, { second: 30, seconds: 60 });
    await (await import('./load.ts')).steady(second, seconds, print);
    return 0;
  },
  faults: async (args) => {
    const { updates } = numbers(args, { updates: 500 });
    return (await (await import('./load.ts')).faulty(updates, print)) ? 0 : 1;
  },
  kill: async (args) => {
    const { runs } = numbers(args, { runs: 20 });
    return (await (await import('./load.ts')).killed(runs, print)) ? 0 : 1;
  },
  pictures: async (args) => (await import('./pictures.ts')).pictures(args),
};

const usage = `${qualityUsage}

${scaleUsage}

The bot as a process of its own, against a Bot API test server on loopback:

npm run -s bench -- load [--updates 5000] [--chats 500]   as many questions as it can answer, beside an echo bot
npm run -s bench -- rate [--second 30] [--seconds 60]      at a steady rate
npm run -s bench -- faults [--updates 500]                 while Telegram misbehaves
npm run -s bench -- kill [--runs 20]                       while the process is killed again and again

npm run -s bench -- pictures [--corpus corpus] [--out DIR] [--width 540]

Draws every picture of every report in Traditional and Simplified, in a thread as the bot does: time of the first
and of the others, and the memory that this adds to the process at its peak. With --out the pictures are written
there as PNG, --width pixels wide.`;

async function main(): Promise<number> {
  const [name = '--help', ...args] = process.argv.slice(2);
  if (name === '--help' || name === '-h' || args.includes('--help')) {
    print(usage);
    return 0;
  }
  const bench = benches[name];
  if (!bench) {
    process.stderr.write(`bench: there is no ${name}; choose one of ${Object.keys(benches).join(', ')}\n`);
    return 2;
  }
  return bench(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
