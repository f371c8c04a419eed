import { formatFloat, type FloatVerb } from './float.ts';
import { hexBytes } from './bytes.ts';
import { fitsBackquotes, quote, quoteCharacter } from './quote.ts';
import { Byte, isList, isMap, plain, sortedKeys, typeName, type Plain, type Value } from './value.ts';

/** What stands between `%` and the verb. */
export interface Directive {
  readonly verb: string;
  readonly plus?: boolean;
  readonly minus?: boolean;
  readonly sharp?: boolean;
  readonly space?: boolean;
  readonly zero?: boolean;
  readonly width?: number | undefined;
  readonly precision?: number | undefined;
}

/** A value as `print` writes it. */
export function printed(value: Value): string {
  const bare = plain(value);
  return typeof bare === 'string' ? bare : formatValue(bare, { verb: 'v' });
}

/** A value as one directive of `printf` writes it, Go's complaint about a verb that does not fit included. */
export function formatValue(value: Value, directive: Directive): string {
  const bare = plain(value);
  if (directive.verb === 'T')
    return bare === null ? pad('<nil>', directive) : pad(shortened(typeName(bare), directive), directive);
  return formatPlain(bare, directive);
}

function formatPlain(value: Plain, directive: Directive): string {
  if (value === null) return directive.verb === 'v' ? pad('<nil>', directive) : unfit(value, directive);
  if (isList(value)) return formatList(value, directive);
  if (isMap(value)) return formatMap(value, directive);
  if (value instanceof Byte) return formatWhole(value, value.value, directive);
  switch (typeof value) {
    case 'boolean':
      return /^[tv]$/.test(directive.verb) ? pad(String(value), directive) : unfit(value, directive);
    case 'bigint':
      return formatWhole(value, value, directive);
    case 'number':
      return formatNumber(value, directive);
    default:
      return formatString(value, directive);
  }
}

function formatList(list: readonly Value[], directive: Directive): string {
  const items = list.map((item) => formatInner(item, directive));
  return isGoSyntax(directive) ? `[]interface {}{${items.join(', ')}}` : `[${items.join(' ')}]`;
}

function formatMap(map: ReadonlyMap<string, Value>, directive: Directive): string {
  const items = sortedKeys(map).map(
    (key) => `${formatPlain(key, directive)}:${formatInner(map.get(key) ?? null, directive)}`,
  );
  return isGoSyntax(directive) ? `map[string]interface {}{${items.join(', ')}}` : `map[${items.join(' ')}]`;
}

function formatInner(value: Value, directive: Directive): string {
  // Within lists and maps nil is written whatever the verb asks for.
  if (value === null) return isGoSyntax(directive) ? 'interface {}(nil)' : '<nil>';
  return formatPlain(plain(value), directive);
}

function isGoSyntax({ verb, sharp }: Directive): boolean {
  return verb === 'v' && sharp === true;
}

/** `%!d(string=x)`. */
function unfit(value: Plain, directive: Directive): string {
  const { verb } = directive;
  if (value === null) return `%!${verb}(<nil>)`;
  return `%!${verb}(${typeName(value)}=${formatPlain(value, { ...directive, verb: 'v' })})`;
}

function formatString(text: string, directive: Directive): string {
  const { verb, precision, sharp, plus, space } = directive;
  const cut = shortened(text, directive);
  switch (verb) {
    case 'v':
      return isGoSyntax(directive) ? pad(quoted(cut, false, false), directive) : pad(cut, directive);
    case 's':
      return pad(cut, directive);
    case 'q':
      return pad(quoted(cut, sharp === true, plus === true), directive);
    case 'x':
    case 'X': {
      const bytes = hexBytes(text).slice(0, precision);
      const prefix = sharp === true ? '0x' : '';
      const hex = space === true ? bytes.map((byte) => prefix + byte).join(' ') : prefix + bytes.join('');
      const shown = bytes.length === 0 ? '' : hex;
      return pad(verb === 'X' ? shown.toUpperCase() : shown, directive);
    }
    default:
      return unfit(text, directive);
  }
}

function shortened(text: string, { precision }: Directive): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
}

function quoted(text: string, raw: boolean, ascii: boolean): string {
  return raw && fitsBackquotes(text) ? `\`${text}\`` : quote(text, ascii);
}

function formatWhole(value: Plain, whole: bigint, directive: Directive): string {
  const { verb, sharp } = directive;
  switch (verb) {
    case 'v':
      // Go syntax writes bytes in hexadecimal.
      if (isGoSyntax(directive) && value instanceof Byte) return digits(whole, 16, '0x', directive);
      return digits(whole, 10, '', directive);
    case 'd':
      return digits(whole, 10, '', directive);
    case 'b':
      return digits(whole, 2, sharp === true ? '0b' : '', directive);
    case 'o':
    case 'O':
      return digits(whole, 8, verb === 'O' ? '0o' : sharp === true ? '0' : '', directive);
    case 'x':
      return digits(whole, 16, sharp === true ? '0x' : '', directive);
    case 'X':
      return digits(whole, 16, sharp === true ? '0X' : '', directive).toUpperCase();
    case 'c':
      return pad(characterOf(whole), directive);
    case 'q':
      return pad(quoteCharacter(characterOf(whole), directive.plus), directive);
    case 'U':
      return pad(unicode(whole, directive), { ...directive, zero: false });
    default:
      return unfit(value, directive);
  }
}

function unicode(whole: bigint, { sharp, precision = 4 }: Directive): string {
  const code = `U+${BigInt.asUintN(64, whole).toString(16).toUpperCase().padStart(Math.max(precision, 4), '0')}`;
  return sharp === true ? `${code} '${characterOf(whole)}'` : code;
}

function characterOf(whole: bigint): string {
  const valid = whole >= 0n && whole <= 0x10ffffn && !(whole >= 0xd800n && whole <= 0xdfffn);
  return valid ? String.fromCodePoint(Number(whole)) : '\uFFFD';
}

function digits(whole: bigint, base: number, prefix: string, directive: Directive): string {
  const { precision, plus, space, zero, minus, width } = directive;
  if (precision === 0 && whole === 0n) return ' '.repeat(width ?? 0);
  const negative = whole < 0n;
  const sign = negative ? '-' : plus === true ? '+' : space === true ? ' ' : '';
  let text = (negative ? -whole : whole).toString(base);
  if (precision !== undefined) text = text.padStart(precision, '0');
  else if (zero === true && minus !== true && width !== undefined) text = text.padStart(width - sign.length, '0');
  // A leading zero already says octal.
  const lead = prefix === '0' && text.startsWith('0') ? '' : prefix;
  return pad(sign + lead + text, { ...directive, zero: false });
}

function formatNumber(value: number, directive: Directive): string {
  const { verb, precision } = directive;
  const style = floatStyles[verb];
  if (!style) return unfit(value, directive);
  const text = formatFloat(value, style.verb, precision ?? style.precision);
  const number = signed(/[EGX]/.test(verb) ? text.toUpperCase() : text, directive);
  const { zero, minus, width = 0 } = directive;
  if (zero !== true || minus === true) return pad(number, { ...directive, zero: false });
  const [, sign = '', rest = ''] = /^([-+ ]?)(.*)$/.exec(number) ?? [];
  return sign + rest.padStart(width - sign.length, '0');
}

function signed(number: string, { plus, space }: Directive): string {
  if (number.startsWith('-')) return number;
  return `${plus === true ? '+' : space === true ? ' ' : ''}${number}`;
}

const floatStyles: Readonly<Record<string, { verb: FloatVerb; precision?: number }>> = {
  v: { verb: 'g' },
  g: { verb: 'g' },
  G: { verb: 'g' },
  e: { verb: 'e', precision: 6 },
  E: { verb: 'e', precision: 6 },
  f: { verb: 'f', precision: 6 },
  F: { verb: 'f', precision: 6 },
  b: { verb: 'b' },
  x: { verb: 'x' },
  X: { verb: 'x' },
};

function pad(text: string, { width = 0, minus, zero }: Directive): string {
  const lacking = width - Array.from(text).length;
  if (lacking <= 0) return text;
  if (minus === true) return text + ' '.repeat(lacking);
  return (zero === true ? '0' : ' ').repeat(lacking) + text;
}
