import type { Answer, Quote } from '../answer/types.ts';

/** The answer as one line of JSON, with the keys of the outward contract and no others. */
export function answerAsJson(answer: Answer): string {
  return JSON.stringify({
    question: answer.question,
    status: answer.status,
    answer: answer.answer,
    quotes: answer.quotes.map(({ report, section, paragraph, start, end, text, highlights }) => ({
      report,
      section,
      paragraph,
      start,
      end,
      text,
      highlights,
    })),
    figures: answer.figures.map(({ text, value, unit, label, report, paragraph }) => ({
      text,
      value,
      unit,
      label,
      report,
      paragraph,
    })),
    people: answer.people.map(({ name, role, report, paragraph }) => ({ name, role, report, paragraph })),
    missing: answer.missing,
    confidence: answer.confidence,
  });
}

const bold = '\u001b[1m';
const dim = '\u001b[2m';
const plain = '\u001b[0m';

function paint(text: string, code: string, colour: boolean): string {
  return colour && text !== '' ? `${code}${text}${plain}` : text;
}

/** The quotation with the words that answer in bold, 【】 around them where there is no colour. */
function quoteText(quote: Quote, colour: boolean): string {
  let out = '';
  let at = 0;
  for (const [start, end] of quote.highlights) {
    const words = quote.text.slice(start, end);
    out += quote.text.slice(at, start) + (colour ? paint(words, bold, true) : `【${words}】`);
    at = end;
  }
  return out + quote.text.slice(at);
}

/**
 * The answer for a reader at a terminal; signs instead of words, so that it reads in any language.
 * @param colour ANSI bold and dim, for terminals
 */
export function answerAsText(answer: Answer, colour: boolean): string {
  const lines: string[] = [];
  const mark = { answered: '✓', related: '≈', none: '✗', smalltalk: '👋' }[answer.status];
  lines.push(answer.answer === null ? mark : `${mark} ${paint(answer.answer, bold, colour)}`);
  if (answer.missing.length > 0) lines.push(`  ∅ ${answer.missing.join('、')}`);
  for (const { from, to } of answer.corrections) lines.push(`  ${from} → ${to}`);
  for (const quote of answer.quotes) {
    lines.push('', `  「${quoteText(quote, colour)}」`);
    const place = [quote.report, quote.section, quote.paragraph > 0 ? `¶${quote.paragraph}` : ''];
    lines.push(paint(`   — ${place.filter((part) => part !== '').join(' · ')}`, dim, colour));
  }
  if (answer.figures.length > 0) lines.push('');
  for (const { text, label } of answer.figures) lines.push(`  # ${text} ${label}`.trimEnd());
  if (answer.people.length > 0) lines.push('');
  for (const { name, role } of answer.people) lines.push(`  @ ${name} ${role}`.trimEnd());
  return `${lines.join('\n')}\n`;
}
