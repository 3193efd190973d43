import { z } from 'zod';

/*
 * The metadata file of a report. Everything in it is optional: what it does not say is taken from the text. The
 * JSON Schema that editors use is generated from here (`npm run -s corpus -- schema`).
 */

const words = z.string().min(1);
const paragraph = z
  .int()
  .min(0)
  .describe(
    'Paragraph of the report, from 1; headings and captions are not counted. 0: the title or a heading.',
  );

const figure = z
  .strictObject({
    text: words.describe('The quantity as it stands in the text, with 近, 約, 餘 and its unit: 近7.5萬名.'),
    paragraph,
    occurrence: z
      .int()
      .min(1)
      .optional()
      .describe('Which of several equal texts in the paragraph is meant, from 1; the first if left out.'),
    skip: words.optional().describe('Why this is no figure, for example: only a name. It is then left out.'),
    value: z
      .number()
      .nullable()
      .optional()
      .describe('The number in the unit as written, 萬 and 億 multiplied out; null if it is none.'),
    unit: z.string().optional().describe('Measure word or unit: 名, 個, 元; empty if there is none.'),
    label: words.optional().describe("What it counts, in the report's script."),
    labelEn: words.optional().describe('What it counts, in English.'),
    group: z
      .string()
      .optional()
      .describe('Heading under which it is listed; one of `groups` if those are given.'),
    owner: z.string().optional().describe('Person or organisation whose figure it is, as the text names it.'),
  })
  .describe('A quantity. What is left out is taken from what the program finds there.');

const person = z
  .strictObject({
    name: words.describe('Full name as the text has it.'),
    role: words.optional().describe('Role, in words of the text: 黨總支書記.'),
    roleEn: words.optional().describe('Role, in English.'),
    place: words.optional().describe('Place or organisation, in words of the text.'),
    deed: words.optional().describe('What the person did: a slice of the text.'),
    group: words
      .optional()
      .describe('Heading under which the person is listed; one of `groups` if those are given.'),
    aliases: z.array(words).optional().describe('Other names, also in Latin letters: 李書記, Li Yanzi.'),
  })
  .describe('Somebody whom the text names. What is left out is taken from what the program finds.');

const term = z
  .strictObject({
    term: words.describe('A term as it stands in the text.'),
    aliases: z.array(words).optional().describe('Everyday and regional words for it: 酒精 for 醫用酒精.'),
    en: z.array(words).optional().describe('English words for it.'),
  })
  .describe('A term of this report that readers may call otherwise.');

/** The shape of a report's metadata file. */
export const curatedSchema = z
  .strictObject({
    $schema: z.string().optional(),
    title: words.optional().describe("Title, if it is to differ from the text's first line."),
    source: z.string().optional().describe('Where the report was published.'),
    date: z
      .string()
      .regex(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/, 'must be a year, a month or a day: 2020, 2020-03 or 2020-03-01')
      .optional()
      .describe('Year, month or day of publication: 2020, 2020-03 or 2020-03-01.'),
    author: z.string().optional().describe('Who wrote it.'),
    url: z
      .union([z.literal(''), z.url({ protocol: /^https?$/ })], 'must be an address that begins with http')
      .optional()
      .describe('Address of the original.'),
    groups: z
      .array(z.strictObject({ name: words, en: words.optional() }))
      .optional()
      .describe('Headings for figures and people, in the order of listing, with their English.'),
    figures: z
      .array(figure)
      .optional()
      .describe(
        'The quantities. If given, every one that the program finds must be here, if only to be skipped.',
      ),
    people: z.array(person).optional().describe('The people. If given, these and no others.'),
    terms: z.array(term).optional(),
    examples: z
      .strictObject({ zh: z.array(words).optional(), en: z.array(words).optional() })
      .optional()
      .describe('Questions that the report answers, shown to people who do not know what to ask.'),
  })
  .describe('Curated metadata of a report for report-qa-bot.');

export type Curated = z.infer<typeof curatedSchema>;
export type CuratedFigure = z.infer<typeof figure>;

/** JSON Schema (2020-12) of a report's metadata file. */
export function curatedJsonSchema(): object {
  return z.toJSONSchema(curatedSchema);
}
