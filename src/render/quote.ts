/** A string between double quotes as Go's `strconv.Quote` writes it; `ascii`: everything else escaped. */
export function quote(text: string, ascii = false): string {
  return `"${Array.from(text)
    .map((character) => escape(character, '"', ascii))
    .join('')}"`;
}

/** One character between single quotes. */
export function quoteCharacter(character: string, ascii = false): string {
  return `'${escape(character, "'", ascii)}'`;
}

/** Can it stand between back quotes, on one line and unchanged? */
export function fitsBackquotes(text: string): boolean {
  return !/[`\u007f\ufeff]/.test(text) && !Array.from(text).some((character) => character < ' ' && character !== '\t');
}

/** Is it something to see, or a plain space? */
export function isPrintable(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character);
}

function escape(character: string, mark: string, ascii: boolean): string {
  if (character === mark || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (isPrintable(character) && (!ascii || code < 0x80)) return character;
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  if (code < 0x80) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};
