import { formatValue, type Directive } from './format.ts';
import { plain, typeName, type Value } from './value.ts';

/** Go's `fmt.Sprintf`, what it writes about its own misuse included. */
export function sprintf(format: string, values: readonly Value[]): string {
  const reader = new FormatReader(format, values);
  let text = '';
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf('%', at);
    text += format.slice(at, percent === -1 ? format.length : percent);
    if (percent === -1) break;
    text += reader.directive(percent + 1);
    at = reader.at;
  }
  return text + reader.extra();
}

// Go takes larger widths, precisions and indexes for mistakes.
const largest = 1_000_000;

class FormatReader {
  at = 0;
  private readonly format: string;
  private readonly values: readonly Value[];
  private next = 0;
  /** Indexes such as `[2]` say themselves which values they leave out. */
  private reordered = false;
  private indexed = false;
  private good = true;

  constructor(format: string, values: readonly Value[]) {
    this.format = format;
    this.values = values;
  }

  /** Reads one directive, after its `%`, and writes what it stands for. */
  directive(start: number): string {
    this.at = start;
    this.good = true;
    this.indexed = false;
    let faults = '';
    const flags = this.flags();
    this.index();
    if (this.take('*')) {
      const width = this.whole();
      if (width === undefined) faults += '%!(BADWIDTH)';
      else this.setWidth(flags, width);
    } else {
      const width = this.number();
      if (this.indexed && width !== undefined) this.good = false;
      flags.width = width;
    }
    if (this.take('.')) {
      if (this.indexed) this.good = false;
      this.index();
      if (this.take('*')) {
        const precision = this.whole();
        if (precision === undefined) faults += '%!(BADPREC)';
        else flags.precision = precision < 0 ? undefined : precision;
      } else flags.precision = this.number() ?? 0;
    }
    if (!this.indexed) this.index();
    if (this.at >= this.format.length) return `${faults}%!(NOVERB)`;
    const verb = String.fromCodePoint(this.format.codePointAt(this.at) ?? 0);
    this.at += verb.length;
    return faults + this.write({ ...flags, verb });
  }

  extra(): string {
    if (this.reordered || this.next >= this.values.length) return '';
    const rest = this.values.slice(this.next).map((value) => {
      const bare = plain(value);
      return bare === null ? '<nil>' : `${typeName(bare)}=${formatValue(bare, { verb: 'v' })}`;
    });
    return `%!(EXTRA ${rest.join(', ')})`;
  }

  private write(directive: Directive): string {
    const { verb } = directive;
    if (verb === '%') return '%';
    if (!this.good) return `%!${verb}(BADINDEX)`;
    if (this.next >= this.values.length) return `%!${verb}(MISSING)`;
    // `%+v` asks for the names of fields, which maps have anyway, and not for signs.
    return formatValue(this.values[this.next++] ?? null, verb === 'v' ? { ...directive, plus: false } : directive);
  }

  private flags(): { -readonly [Key in keyof Omit<Directive, 'verb'>]: Directive[Key] } {
    const flags: { plus?: boolean; minus?: boolean; sharp?: boolean; space?: boolean; zero?: boolean } = {};
    for (;;) {
      if (this.take('#')) flags.sharp = true;
      else if (this.take('0')) flags.zero = flags.minus !== true;
      else if (this.take('+')) flags.plus = true;
      else if (this.take(' ')) flags.space = true;
      else if (this.take('-')) {
        flags.minus = true;
        flags.zero = false;
      } else return flags;
    }
  }

  private setWidth(flags: { width?: number | undefined; minus?: boolean; zero?: boolean }, width: number): void {
    flags.width = Math.abs(width);
    if (width >= 0) return;
    flags.minus = true;
    flags.zero = false;
  }

  /** `[2]`: which value comes next. */
  private index(): void {
    this.indexed = false;
    if (this.format[this.at] !== '[') return;
    this.reordered = true;
    const close = this.format.indexOf(']', this.at);
    const inner = close === -1 ? '' : this.format.slice(this.at + 1, close);
    const wanted = /^\d+$/.test(inner) && Number(inner) <= largest ? Number(inner) - 1 : undefined;
    this.at = close === -1 ? this.at + 1 : close + 1;
    this.indexed = wanted !== undefined;
    if (wanted !== undefined && wanted >= 0 && wanted < this.values.length) this.next = wanted;
    else this.good = false;
  }

  private number(): number | undefined {
    digits.lastIndex = this.at;
    const found = digits.exec(this.format)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    if (Number(found) <= largest) return Number(found);
    // Go gives up on the rest of the format.
    this.at = this.format.length;
    return undefined;
  }

  /** The next value, as a width or precision. */
  private whole(): number | undefined {
    const value = this.values[this.next];
    this.indexed = false;
    if (value === undefined) return undefined;
    this.next++;
    return typeof value === 'bigint' && value <= largest && value >= -largest ? Number(value) : undefined;
  }

  private take(character: string): boolean {
    if (this.format[this.at] !== character) return false;
    this.at++;
    return true;
  }
}

const digits = /\d+/y;
