/** What an interpreted string `"…"` means, or undefined when an escape in it is none of Go's. */
export function unquote(raw: string): string | undefined {
  const inner = raw.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  let value = '';
  for (let at = 0; at < inner.length;) {
    const escape = inner[at] === '\\' ? readEscape(inner, at, '"') : undefined;
    if (inner[at] === '\\' && !escape) return undefined;
    value += escape?.value ?? inner[at];
    at = escape?.end ?? at + 1;
  }
  return value;
}

/** Does a character constant `'…'` hold exactly one character or escape? */
export function isCharacter(raw: string): boolean {
  const inner = raw.slice(1, -1);
  if (inner.startsWith('\\')) return readEscape(inner, 0, "'")?.end === inner.length;
  return /^.$/su.test(inner);
}

/** Where a number that starts at an offset ends, and whether what stands there can be one at all. */
export function scanNumber(source: string, start: number): { end: number; valid: boolean } {
  // No number is that long, and a regular expression must not meet one that is.
  const text = source.slice(start, start + 400);
  const first = scanPart(text, 0);
  const sign = text[first.end];
  // `1+2i` is one complex number; the sign of `1-}}` is a trim marker that lacks its space.
  const complex = first.valid && (sign === '+' || sign === '-') && !text.startsWith('-}}', first.end);
  if (!complex) return { end: start + first.end, valid: first.valid && isNumber(text.slice(0, first.end)) };
  const second = scanPart(text, first.end);
  const parts = [text.slice(0, first.end), text.slice(first.end, second.end)];
  return { end: start + second.end, valid: second.valid && text[second.end - 1] === 'i' && parts.every(isNumber) };
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const numericEscapes = [
  { shape: /x([\dA-Fa-f]{2})/y, base: 16, top: 0xff },
  { shape: /([0-7]{3})/y, base: 8, top: 0xff },
  { shape: /u([\dA-Fa-f]{4})/y, base: 16, top: 0xffff },
  { shape: /U([\dA-Fa-f]{8})/y, base: 16, top: 0x10ffff },
];

function readEscape(text: string, start: number, quote: string): { value: string; end: number } | undefined {
  const letter = text[start + 1] ?? '';
  if (letter === quote) return { value: quote, end: start + 2 };
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined;
  if (simple !== undefined) return { value: simple, end: start + 2 };
  for (const { shape, base, top } of numericEscapes) {
    shape.lastIndex = start + 1;
    const digits = shape.exec(text)?.[1];
    if (digits === undefined) continue;
    const code = Number.parseInt(digits, base);
    const surrogate = digits.length >= 4 && code >= 0xd800 && code <= 0xdfff;
    if (code > top || surrogate) return undefined;
    return { value: String.fromCodePoint(code), end: shape.lastIndex };
  }
  return undefined;
}

// One shape per base, as greedy as Go's scanner: what follows must not look like more of the number.
const numberShape =
  /[+-]?(?:0[xX][\dA-Fa-f_]*(?:\.[\dA-Fa-f_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y;

function scanPart(text: string, start: number): { end: number; valid: boolean } {
  numberShape.lastIndex = start;
  numberShape.exec(text);
  const end = Math.max(numberShape.lastIndex, start + 1);
  letters.lastIndex = end;
  const more = letters.exec(text)?.[0] ?? '';
  return { end: end + more.length, valid: more === '' };
}

const letters = /[\p{L}\p{Nd}_]*/uy;

const integer =
  /^[+-]?(?:0|[1-9](?:_?\d)*|0_?[0-7](?:_?[0-7])*|0[oO](?:_?[0-7])+|0[xX](?:_?[\dA-Fa-f])+|0[bB](?:_?[01])+)$/;
const decimal = /^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?$/;
const hexadecimal =
  /^[+-]?0[xX](?:(?:_?[\dA-Fa-f])+\.?(?:[\dA-Fa-f](?:_?[\dA-Fa-f])*)?|\.[\dA-Fa-f](?:_?[\dA-Fa-f])*)[pP][+-]?\d(?:_?\d)*$/;

function isNumber(text: string): boolean {
  if (text.endsWith('i')) return isFloat(text.slice(0, -1));
  if (integer.test(text)) return fits(text);
  return /[.eEpP]/.test(text) && isFloat(text);
}

function isFloat(text: string): boolean {
  // A value that rounds to infinity is refused too.
  if (decimal.test(text)) return Number.isFinite(Number(text.replaceAll('_', '')));
  return hexadecimal.test(text);
}

/** 64 bits, with a sign or without. */
function fits(text: string): boolean {
  const digits = text.replaceAll('_', '').replace(/^[+-]/, '');
  if (digits.length > 70) return false;
  const value = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  if (text.startsWith('-')) return value <= 2n ** 63n;
  return text.startsWith('+') ? value < 2n ** 63n : value < 2n ** 64n;
}
