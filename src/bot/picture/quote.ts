import type { Quote } from '../../answer/types.ts';
import type { Report } from '../../corpus/types.ts';
import { bar, colour, column, type Element, type Picture, row, text } from './element.ts';
import { foot, type Look, picture, shown } from './look.ts';

/** A quotation as a card to share: the words that answer marked, its place and its source below. */
export function quoteCard(
  report: Report,
  quote: Pick<Quote, 'text' | 'highlights' | 'section'>,
  look: Look,
): Picture {
  const size = quote.text.length <= 60 ? 60 : quote.text.length <= 110 ? 52 : 46;
  const title = shown(report.title, look);
  const words = shown(quote.text, look);
  const label = words === quote.text ? look.words.quote : look.words.quoteConverted;
  return picture(
    look,
    words,
    row(
      { alignItems: 'center', marginBottom: 48 },
      bar({ width: 72, height: 10, background: colour.accent, marginRight: 24 }),
      text(label, 30, { fontWeight: 700, color: colour.accent }),
    ),
    {
      type: 'div',
      props: { style: { display: 'block', fontSize: size, lineHeight: 1.6 }, children: marked(quote, look) },
    },
    column(
      { marginTop: 64 },
      ...(quote.section ? [text(shown(quote.section, look), 30, { color: colour.soft })] : []),
      text(title, 34, { fontWeight: 700, marginTop: 8 }),
    ),
    foot(report, title, look),
  );
}

function marked({ text, highlights }: Pick<Quote, 'text' | 'highlights'>, look: Look): (Element | string)[] {
  const children: (Element | string)[] = [];
  let at = 0;
  for (const [start, end] of highlights.toSorted((one, other) => one[0] - other[0])) {
    if (start < at || end <= start) continue;
    if (start > at) children.push(shown(text.slice(at, start), look));
    const style = { fontWeight: 700, color: colour.accent, background: colour.tint };
    children.push({ type: 'span', props: { style, children: shown(text.slice(start, end), look) } });
    at = end;
  }
  if (at < text.length) children.push(shown(text.slice(at), look));
  return children;
}
