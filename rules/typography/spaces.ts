import { scriptOf } from '../../src/core/script.ts';
import { withoutQuoted, type Line } from './lines.ts';

/** One slip of the keyboard: `from`…`to` of the line become `text`. */
export interface Slip {
  readonly message: 'double' | 'before' | 'after' | 'dots' | 'character';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Blanks that are too many or missing. */
export function* spaceSlips(line: Line, locale: string): Generator<Slip> {
  const text = withoutQuoted(line);
  // Some typists end an English sentence with two blanks.
  const isLatin = scriptOf(locale) === 'Latn';
  for (const { index, 0: blanks } of slips(text, double, / {2}/)) {
    if (isLatin && /[.!?:]/.test(text.charAt(index - 1))) continue;
    yield { message: 'double', from: index, to: index + blanks.length, text: ' ' };
  }
  // French has a blank there.
  if (!/^fr(?![a-z])/i.test(locale)) {
    const isChoice = / \? [^?]* : /.test(text);
    for (const { index, 0: blanks } of slips(text, before, / [,;:!?.](?: |$)/)) {
      if (isChoice && text.charAt(index + blanks.length) !== ',') continue;
      const next = text.slice(index + blanks.length);
      if (!isEnd(next, text.charAt(index - 1))) continue;
      yield { message: 'before', from: index, to: index + blanks.length, text: '' };
    }
  }
  for (const { index } of slips(text, after, /,\S/)) yield { message: 'after', from: index, to: index + 1, text: ', ' };
  for (const { index, 0: comma } of slips(text, onWrongSide, / ,/))
    yield { message: 'before', from: index, to: index + comma.length, text: ', ' };
}

/** A pattern that looks at what stands before is dear at every letter; nearly no line holds even its `core`. */
function slips(text: string, pattern: RegExp, core: RegExp): Iterable<RegExpExecArray> {
  return core.test(text) ? text.matchAll(pattern) : [];
}

/** Three dots for the one character, or the other way round. Paths and placeholders have dots of their own. */
export function* ellipsisSlips(line: Line, wanted: 'dots' | 'character'): Generator<Slip> {
  const text = withoutQuoted(line);
  const [pattern, replacement] = wanted === 'dots' ? ([character, '...'] as const) : ([dots, '…'] as const);
  for (const { index, 0: found } of text.matchAll(pattern))
    yield { message: wanted, from: index, to: index + found.length, text: replacement };
}

/** Does a punctuation mark end something here? «git add .» and "a ! b" are commands that nobody marked as code. */
function isEnd(text: string, before: string): boolean {
  const mark = text.charAt(0);
  if (mark === ',' || mark === ';') return true;
  if (mark === '.' && !/\p{Script=Cyrillic}/u.test(before)) return false;
  if (mark === ':') return /\p{L}/u.test(before);
  return /^. *(?:$|\p{Lu})/u.test(text);
}

// Between words, code and marks: what stands at the edge of a line or of a template action is no slip.
const double = /(?<=[\p{L}\p{N}\u0001,;:.!?)»”"%]) {2,}(?=[\p{L}\p{N}\u0001(«“"—–-])/gu;
const before = /(?<=[\p{L}\p{N}\u0001)»”"]) +(?=[,;:!?.](?: |$))/gu;
// «слово,слово», "the issue,then": in English two glued words may as well be a list of names.
const after =
  /(?<=\p{L}),(?=\p{Script=Cyrillic})|(?<=\p{Script=Cyrillic}),(?=\p{L})|(?<=[a-z]),(?=(?:and|but|or|if|then|so|which|when|the|an?|it|do|not|please) )/gu;
// «задачу ,комментарии»
const onWrongSide = /(?<=[\p{L}\p{N}\u0001)»”"]) +,(?=\p{L})/gu;
const dots = /(?<=[\p{L}\p{N}\u0001,;:!?)»”"]) ?(?<!\.)\.{3}(?=[\s)»”"]|$)/gu;
const character = /(?<=[\p{L}\p{N}\u0001,;:!?)»”"])…/gu;
