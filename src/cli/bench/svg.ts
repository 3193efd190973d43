/** One bar of the chart: recall@1 from 0 to 1. */
export interface Bar {
  readonly set: string;
  readonly name: string;
  readonly recall: number;
}

const row = 22;
const left = 210;
const width = 720;

/** Passage recall@1 of each engine on each set, as an SVG that reads on light and dark pages. */
export function chart(bars: readonly Bar[]): string {
  const sets = [...new Set(bars.map((bar) => bar.set))];
  const parts: string[] = [];
  let y = 24;
  for (const set of sets) {
    parts.push(text(left, y, set, 'font-weight="bold"'));
    y += 10;
    for (const bar of bars.filter((one) => one.set === set)) {
      const length = Math.round((width - left - 60) * bar.recall);
      const own = bar.name === 'report-qa-bot';
      parts.push(text(left - 8, y + 15, bar.name, 'text-anchor="end"'));
      parts.push(
        `<rect x="${left}" y="${y + 3}" width="${length}" height="15" fill="${own ? '#2a78d6' : '#9aa5b1'}"/>`,
      );
      parts.push(text(left + length + 6, y + 15, (100 * bar.recall).toFixed(1), ''));
      y += row;
    }
    y += 28;
  }
  const style = 'font: 13px sans-serif; fill: #57606a';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img" aria-label="Passage recall at 1, in percent"><style>text{${style}}</style>${parts.join('')}</svg>\n`;
}

function text(x: number, y: number, content: string, more: string): string {
  const safe = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" ${more}>${safe}</text>`;
}
