import type { Found } from '../../src/core/finding.ts';
import type { Edit } from '../../src/core/fix.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { linesOf, type Line } from './lines.ts';
import { ellipsisSlips, spaceSlips, type Slip } from './spaces.ts';
import { dashesIn, dashStyles, quotesIn, quoteStyles, usualStyles, type DashStyle, type QuoteStyle } from './styles.ts';
import { isRussian, withoutYo, withYo, type YoSlip } from './yo.ts';

interface Options {
  readonly quotes: Readonly<Record<string, QuoteStyle | 'consistent' | 'any'>>;
  readonly dash: Readonly<Record<string, DashStyle | 'consistent' | 'any'>>;
  readonly ellipsis: 'any' | 'dots' | 'character';
  readonly yo: 'any' | 'always' | 'never';
  readonly spaces: boolean;
}

export default defineRule<Options>({
  id: 'typography',
  scope: 'seed',
  category: 'style',
  severity: 'info',
  summary: 'Quotes, dashes or blanks are not written as in the rest of the catalogue, or as its language writes them.',
  messages: {
    quotes: 'These quotes are not those of the other {locale} texts. Write {wanted}.',
    dash: 'This dash is not that of the other {locale} texts. Write {wanted}.',
    double: 'Two or more blanks in a row. Leave one.',
    before: 'A blank before a punctuation mark. Remove it.',
    after: 'No blank after the comma. Add one.',
    dots: 'The catalogue writes three dots. Write ...',
    character: 'The catalogue writes the ellipsis as one character. Write …',
    'with-yo': 'The catalogue does without the letter yo: "{word}". Write {wanted}.',
    'without-yo': 'The catalogue writes the letter yo, here not: "{word}". Write {wanted}.',
    replace: 'Write {wanted}',
    respace: 'Mend the blanks',
    ellipsis: 'Replace the dots',
  },
  options: { quotes: {}, dash: {}, ellipsis: 'any', yo: 'any', spaces: true },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      quotes: { type: 'object', additionalProperties: { enum: [...quoteStyles, 'consistent', 'any'] } },
      dash: { type: 'object', additionalProperties: { enum: [...dashStyles, 'consistent', 'any'] } },
      ellipsis: { enum: ['any', 'dots', 'character'] },
      yo: { enum: ['any', 'always', 'never'] },
      spaces: { type: 'boolean' },
    },
  },
  stricter: { quotes: 'either', dash: 'either', ellipsis: 'either', yo: 'either', spaces: 'on' },
  *check(seed, { catalogue, options }) {
    for (const view of seed.views) {
      const { locale } = view;
      const usual = usualStyles(catalogue, locale);
      const quotes = wantedStyle(options.quotes[locale], usual.quotes);
      const dash = wantedStyle(options.dash[locale], usual.dash);
      for (const line of linesOf(seed, view)) {
        if (quotes) yield* quotesUnlike(quotes, line, locale, seed);
        if (dash) yield* dashesUnlike(dash, line, locale, seed);
        if (options.spaces) for (const slip of spaceSlips(line, locale)) yield mended(slip, 'respace', line, seed);
        if (options.ellipsis !== 'any')
          for (const slip of ellipsisSlips(line, options.ellipsis)) yield mended(slip, 'ellipsis', line, seed);
        if (options.yo === 'any' || !isRussian(locale)) continue;
        const slips = options.yo === 'never' ? withYo(line) : withoutYo(line, catalogue);
        const message = options.yo === 'never' ? 'with-yo' : 'without-yo';
        for (const slip of slips) yield respelt(slip, message, line, seed);
      }
    }
  },
});

function wantedStyle<Style>(
  option: Style | 'consistent' | 'any' | undefined,
  usual: Style | undefined,
): Style | undefined {
  if (option === 'any') return undefined;
  return option === undefined || option === 'consistent' ? usual : option;
}

function* quotesUnlike(wanted: QuoteStyle, line: Line, locale: string, seed: Seed): Generator<Found> {
  const pair = (wanted === 'curly' ? curly[locale.slice(0, 2)] : undefined) ?? pairs[wanted];
  for (const { style, from, to, marks } of quotesIn(line, locale)) {
    if (style === wanted) continue;
    const edits = marks.map((at, index) => editOf(line, seed, at, at + 1, pair.charAt(index)));
    yield {
      message: 'quotes',
      data: { locale, wanted: `${pair.charAt(0)}…${pair.charAt(1)}` },
      at: placeAt(seed.file, line.start + from, line.start + to),
      fixes: [{ title: 'replace', safety: 'safe', edits }],
    };
  }
}

function* dashesUnlike(wanted: DashStyle, line: Line, locale: string, seed: Seed): Generator<Found> {
  const mark = dashes[wanted];
  for (const { style, from, to } of dashesIn(line)) {
    if (style === wanted) continue;
    yield {
      message: 'dash',
      data: { locale, wanted: mark },
      at: placeAt(seed.file, line.start + from, line.start + to),
      fixes: [{ title: 'replace', safety: 'safe', edits: [editOf(line, seed, from, to, mark)] }],
    };
  }
}

function mended({ message, from, to, text }: Slip, title: string, line: Line, seed: Seed): Found {
  return {
    message,
    at: placeAt(seed.file, line.start + from, line.start + to),
    fixes: [{ title, safety: 'safe', edits: [editOf(line, seed, from, to, text)] }],
  };
}

function respelt({ from, to, word, text, ambiguous }: YoSlip, message: string, line: Line, seed: Seed): Found {
  return {
    message,
    data: { word, wanted: text },
    at: placeAt(seed.file, line.start + from, line.start + to),
    fixes: [{ title: 'replace', safety: ambiguous ? 'unsafe' : 'safe', edits: [editOf(line, seed, from, to, text)] }],
  };
}

function editOf(line: Line, { file }: Seed, from: number, to: number, text: string): Edit {
  return { path: file.path, start: line.start + from, end: line.start + to, text };
}

const pairs: Readonly<Record<QuoteStyle, string>> = { guillemets: '«»', curly: '“”', straight: '""' };

// Russian and German open below; their quotes count as curly.
const curly: Readonly<Record<string, string>> = { ru: '„“', de: '„“', uk: '„“', be: '„“' };

const dashes: Readonly<Record<DashStyle, string>> = { em: '—', en: '–', hyphen: '-' };
