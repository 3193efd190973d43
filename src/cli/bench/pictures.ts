import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Resvg } from '@resvg/resvg-js';
import { lookOf } from '../../bot/card.ts';
import { readerOf } from '../../bot/context.ts';
import { chart } from '../../bot/picture/chart.ts';
import { toSvg } from '../../bot/picture/draw.ts';
import type { Picture } from '../../bot/picture/element.ts';
import { overview } from '../../bot/picture/figures.ts';
import { createPainter } from '../../bot/picture/painter.ts';
import { quoteCard } from '../../bot/picture/quote.ts';
import { groupsOf } from '../../bot/view/stats.ts';
import { loadCorpus } from '../../corpus/load.ts';
import type { Report } from '../../corpus/types.ts';
import { sentences } from '../../text/sentences.ts';

const megabyte = 2 ** 20;

/** Milliseconds and memory of all pictures of a corpus; 0, or 1 if one took over 2 s or 300 MB. */
export async function pictures(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: 'string', default: 'corpus' },
      out: { type: 'string' },
      width: { type: 'string', default: '540' },
    },
  });
  const all = loadCorpus(values.corpus).reports.flatMap(picturesOf);
  if (values.out !== undefined) await write(all, values.out, Number(values.width));
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const painter = createPainter();
  const times: number[] = [];
  for (const { picture } of all) {
    const start = performance.now();
    await painter.paint(picture);
    times.push(performance.now() - start);
  }
  clearInterval(watch);
  await painter.close();
  const [first = 0, ...others] = times;
  const sorted = others.toSorted((one, other) => one - other);
  const added = (peak - before) / megabyte;
  const slowest = sorted.at(-1) ?? 0;
  process.stdout.write(
    `${all.length} pictures: first ${first.toFixed(0)} ms, median ${(sorted[sorted.length >> 1] ?? 0).toFixed(0)} ms, ` +
      `slowest ${slowest.toFixed(0)} ms; memory added at the peak ${added.toFixed(0)} MB\n`,
  );
  return Math.max(first, slowest) < 2000 && added < 300 ? 0 : 1;
}

function picturesOf(report: Report): { name: string; picture: Picture }[] {
  return (['zh-Hant', 'zh-Hans'] as const).flatMap((locale) => {
    const look = lookOf(readerOf(locale));
    const charts = groupsOf(report).flatMap((group) => chart(report, group, look));
    const named = (kind: string, list: readonly Picture[]) =>
      list.map((picture, index) => ({ name: `${report.id}-${kind}-${index + 1}-${locale}`, picture }));
    const figure = report.figures.find(({ paragraph }) => paragraph > 0);
    const block = report.blocks[figure?.block ?? -1];
    const span = block && sentences(block.text).find(({ end }) => end >= (figure?.end ?? 0));
    const quotes =
      figure && block && span
        ? [
            quoteCard(
              report,
              {
                section: block.section,
                text: block.text.slice(span.start, span.end),
                highlights: [[figure.start - span.start, figure.end - span.start]],
              },
              look,
            ),
          ]
        : [];
    return [
      ...named('overview', overview(report, look)),
      ...named('chart', charts),
      ...named('quote', quotes),
    ];
  });
}

async function write(
  all: readonly { name: string; picture: Picture }[],
  out: string,
  width: number,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  for (const { name, picture } of all) {
    const options = { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } } as const;
    writeFileSync(join(out, `${name}.png`), new Resvg(await toSvg(picture), options).render().asPng());
  }
}
