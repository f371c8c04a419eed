/** The styles of `%e`, `%f`, `%g`, `%x` and `%b`. */
export type FloatVerb = 'e' | 'f' | 'g' | 'x' | 'b';

/** A float64 as Go's `strconv.FormatFloat` writes it; without a precision, as short as it can be told from all others. */
export function formatFloat(value: number, verb: FloatVerb, precision?: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  switch (verb) {
    case 'f':
      return sign + (precision === undefined ? plainly(shortest(size)) : fixed(size, precision));
    case 'e':
      return sign + withExponent(precision === undefined ? shortest(size) : rounded(size, precision + 1), precision);
    case 'x':
      return sign + hexadecimal(size, precision);
    case 'b': {
      const { mantissa, exponent } = partsOf(size);
      return `${sign}${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
    }
    default:
      return sign + general(size, precision);
  }
}

/** `0.ddd × 10^point`. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** `%g`: an exponent only for what would be long without. */
function general(size: number, precision?: number): string {
  const wanted = precision === undefined ? undefined : Math.max(1, precision);
  const decimal = wanted === undefined ? shortest(size) : trimmed(rounded(size, wanted));
  const { digits, point } = decimal;
  // What is short enough to be written out may take as many places as it has digits.
  const places = wanted === undefined ? 6 : wanted > digits.length && digits.length >= point ? digits.length : wanted;
  const exponent = size === 0 ? 0 : point - 1;
  return exponent < -4 || exponent >= places ? withExponent(decimal) : plainly(decimal);
}

function plainly({ digits, point }: Decimal): string {
  if (point <= 0) return digits === '0' ? '0' : `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

function withExponent({ digits, point }: Decimal, precision?: number): string {
  const tail = digits.slice(1).padEnd(precision ?? 0, '0');
  const exponent = digits === '0' || /^0+$/.test(digits) ? 0 : point - 1;
  const mark = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `${digits[0]}${tail === '' ? '' : `.${tail}`}e${mark}`;
}

function fixed(size: number, precision: number): string {
  // No float64 has more places than that.
  const places = Math.min(precision, 1100);
  const digits = String(scaled(size, places)).padStart(places + 1, '0');
  const cut = digits.length - places;
  const fraction = digits.slice(cut).padEnd(precision, '0');
  return fraction === '' ? digits : `${digits.slice(0, cut)}.${fraction}`;
}

function shortest(size: number): Decimal {
  const [mantissa = '', exponent = ''] = size.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: size === 0 ? 1 : Number(exponent) + 1 };
}

function rounded(size: number, count: number): Decimal {
  if (size === 0) return { digits: '0', point: 1 };
  const wanted = Math.min(count, 1100);
  const { point } = shortest(size);
  const digits = String(scaled(size, wanted - point));
  // 9.99 to two digits is 10; to no place before the point it may be nothing.
  if (digits.length > wanted) return { digits: digits.slice(0, wanted), point: point + 1 };
  if (digits.length < wanted) return { digits: String(scaled(size, wanted - point + 1)), point: point - 1 };
  return { digits, point };
}

function trimmed({ digits, point }: Decimal): Decimal {
  return { digits: digits.replace(/(?!^)0+$/, ''), point };
}

/** `size × 10^power`, halves to the even neighbour. JavaScript's own methods round halves up. */
function scaled(size: number, power: number): bigint {
  const { mantissa, exponent } = partsOf(size);
  let above = mantissa;
  let below = 1n;
  if (exponent > 0) above <<= BigInt(exponent);
  else below <<= BigInt(-exponent);
  if (power > 0) above *= 10n ** BigInt(power);
  else below *= 10n ** BigInt(-power);
  return halfEven(above, below);
}

function halfEven(above: bigint, below: bigint): bigint {
  const whole = above / below;
  const rest = (above % below) * 2n;
  return rest > below || (rest === below && whole % 2n === 1n) ? whole + 1n : whole;
}

/** `mantissa × 2^exponent`, exactly. */
function partsOf(size: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, size);
  const bits = view.getBigUint64(0);
  const fraction = bits & ((1n << 52n) - 1n);
  const exponent = Number(bits >> 52n) & 0x7ff;
  return exponent === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: exponent - 1075 };
}

/** `0x1.8p+01`. */
function hexadecimal(size: number, precision?: number): string {
  const { mantissa, exponent } = partsOf(size);
  // The first bit is the digit before the point, the others four to a digit behind it.
  const length = mantissa.toString(2).length;
  const normal = mantissa << BigInt(53 - length);
  const spare = precision === undefined || precision >= 13 ? 0n : BigInt(52 - 4 * precision);
  const kept = halfEven(normal, 1n << spare) << spare;
  const carried = kept >> 53n;
  const power = size === 0 ? 0 : exponent + length - 1 + Number(carried);
  const digits = ((kept >> carried) & ((1n << 52n) - 1n)).toString(16).padStart(13, '0');
  const fraction =
    precision === undefined ? digits.replace(/0+$/, '') : digits.slice(0, precision).padEnd(precision, '0');
  const mark = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
  return `0x${size === 0 ? 0 : 1}${fraction === '' ? '' : `.${fraction}`}p${mark}`;
}
