/**
 * The text as it may be printed: what a terminal would obey or not show is replaced by signs one can see.
 * ESC → `␛`, line ends → `␊`, tabs → four spaces, zero-width and bidi characters → `<U+200B>`.
 */
export function visible(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(unseen, (character) => {
    if (character === '\t') return '    ';
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** The same, but line ends stay: for texts of several lines that are wrapped afterwards. */
export function visibleLines(text: string): string {
  return text
    .split(/\r\n|\n/)
    .map(visible)
    .join('\n');
}

// Most texts are plain ASCII and Cyrillic: one cheap look spares the expensive one.
const suspicious = /[^\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]/;

/*
 * Control, format and private characters, line separators, fillers, lone surrogates, supplementary variation selectors.
 * A joiner between two pictographs is a part of an emoji and stays.
 */
const unseen =
  /(?<!\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d|\u200d(?!\p{Extended_Pictographic})|(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\u115f\u1160\u3164\uffa0]|[\u{e0100}-\u{e01ef}]/gu;
