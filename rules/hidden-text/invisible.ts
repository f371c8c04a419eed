import type { Found } from '../../src/core/finding.ts';
import { codePoint } from '../../src/core/script.ts';
import { placeAt, type TextFile } from '../../src/core/text.ts';

/** Characters that leave no mark on the page, each stretch of one kind as one finding. */
export function* invisibleCharacters(file: TextFile): Generator<Found> {
  const { text } = file;
  // Most seeds hold nothing beyond letters, punctuation and line ends.
  if (!suspicious.test(text)) return;
  for (const { 0: stretch, index: start } of text.matchAll(stretches)) {
    const kind = kinds.find(({ letters }) => letters.test(stretch))?.message ?? 'control';
    const end = start + stretch.length;
    if (isWanted(kind, stretch, text, start)) continue;
    const count = Array.from(stretch).length;
    const data: Found['data'] =
      kind === 'tag' ? { text: shown(stretch) } : { point: codePoint(stretch), count: count > 1 ? ` (×${count})` : '' };
    yield {
      message: kind,
      data,
      at: placeAt(file, start, end),
      fixes: [{ title: 'remove', safety: 'safe', edits: [{ path: file.path, start, end, text: '' }] }],
    };
  }
}

type Kind = 'zero-width' | 'bidi' | 'tag' | 'soft-hyphen' | 'variation' | 'control';

/** Joiners build emoji and Persian words, selectors choose between two pictures, marks belong into right-to-left text. */
function isWanted(kind: Kind, stretch: string, text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(start + stretch.length, start + stretch.length + 4);
  if (kind === 'zero-width' && /^[\u200c\u200d]$/.test(stretch)) {
    const joinsPictures =
      stretch === '\u200d' && endsInPicture.test(before) && /^\p{Extended_Pictographic}/u.test(after);
    return joinsPictures || (joined.test(before.slice(-1)) && joined.test(after.slice(0, 1)));
  }
  if (kind === 'variation') {
    const rest = stretch.replace(/^[\ufe0e\ufe0f](?:\u200d)?/, '');
    return rest === '' && /[\p{Extended_Pictographic}\p{Emoji}\p{Sm}\p{Script=Han}\u20e3]$/u.test(before);
  }
  if (kind === 'bidi') return /^[\u200e\u200f\u061c]$/.test(stretch) && rightToLeft.test(before + after);
  // England, Scotland and Wales: a black flag, letters, and the sign that ends them.
  return kind === 'tag' && before.endsWith('\u{1f3f4}') && /^[\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u.test(stretch);
}

/** What tag characters spell: U+E0041 is an A. */
function shown(stretch: string): string {
  const letters = Array.from(stretch, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0xe0000) - 0xe0000));
  const text = letters.join('').replace(/[^\x20-\x7e]/g, '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const zeroWidth = String.raw`\u200b-\u200d\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0\u2800\u206a-\u206f\u17b4\u17b5\ufff9-\ufffb`;
const bidi = String.raw`\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f`;
const tags = String.raw`\u{e0000}-\u{e007f}`;
const variation = String.raw`\ufe00-\ufe0f\u{e0100}-\u{e01ef}`;
const control = String.raw`\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029`;

const classes: readonly (readonly [Kind, string])[] = [
  ['zero-width', zeroWidth],
  ['bidi', bidi],
  ['tag', tags],
  ['soft-hyphen', String.raw`\xad`],
  ['variation', variation],
  ['control', control],
];

const kinds = classes.map(([message, letters]) => ({ message, letters: new RegExp(`^[${letters}]`, 'u') }));
const suspicious = new RegExp(`[${classes.map(([, letters]) => letters).join('')}]`, 'u');
// A selector with its joiner is one thing: ❤️‍🔥.
const stretches = new RegExp(
  `\\ufe0f\\u200d(?=\\p{Extended_Pictographic})|${classes.map(([, letters]) => `[${letters}]+`).join('|')}`,
  'gu',
);

const endsInPicture = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u;
// Scripts whose letters join: a zero-width (non-)joiner between them is spelling.
const joined =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Mongolian}\p{M}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
