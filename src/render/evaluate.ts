import { SeedlintError, type ErrorCode } from '../core/errors.ts';
import type { Command, Operand, Pipeline } from '../core/template.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import { constantOf } from './constant.ts';
import { printed } from './format.ts';
import { builtIns } from './functions.ts';
import { longestText } from './output.ts';
import { isMap, isTrue, plain, typeName, type Value } from './value.ts';

/** Variables of one template, innermost last; what is assigned is the last of its name. */
type Variables = { readonly name: string; value: Value }[];

/** A place, as far as an error needs it. */
interface At {
  readonly start: number;
}

/** Evaluates the pipelines of a file, and keeps the variables they declare. */
export class Evaluator {
  private readonly file: TextFile;
  private variables: Variables = [];
  /** The data of the file, which people can add to. */
  private root: Value | undefined;

  constructor(file: TextFile) {
    this.file = file;
  }

  /** Begins a template, which sees nothing but its data; gives back what `leave` wants. */
  enter(data: Value): Variables {
    const outer = this.variables;
    this.root ??= data;
    this.variables = [{ name: '$', value: data }];
    return outer;
  }

  leave(outer: Variables): void {
    this.variables = outer;
  }

  mark(): number {
    return this.variables.length;
  }

  forget(mark: number): void {
    this.variables.length = mark;
  }

  pipeline({ commands, declares, assigns }: Pipeline, dot: Value): Value {
    let value: Value | undefined;
    for (const command of commands) value = this.command(command, dot, value);
    const result = value ?? null;
    for (const { name } of declares) {
      if (assigns) this.assign(name, result);
      else this.variables.push({ name, value: result });
    }
    return result;
  }

  /** Gives the variables of a `range` what it has come to: the item, or key and item. */
  bind({ declares, assigns }: Pipeline, key: Value, item: Value): void {
    const values = declares.length > 1 ? [key, item] : [item];
    for (const [index, { name }] of declares.entries()) {
      const value = values[index] ?? null;
      if (assigns) this.assign(name, value);
      else {
        const own = this.variables.at(index - declares.length);
        if (own) own.value = value;
      }
    }
  }

  /** The text of a value. Throws `render-large`. */
  printed(value: Value, at: At): string {
    // Data has null where Go would find nothing at all.
    return value === null ? '<no value>' : this.guarded(at, () => printed(value));
  }

  private assign(name: string, value: Value): void {
    const variable = this.variables.findLast((one) => one.name === name);
    if (variable) variable.value = value;
  }

  private command({ operands }: Command, dot: Value, piped: Value | undefined): Value {
    const [first, ...rest] = operands;
    if (!first) return null;
    if (first.type === 'function' && first.path.length === 0) return this.call(first, dot, rest, piped);
    const value = this.operand(first, dot);
    const extra = rest.length > 0 || piped !== undefined;
    // Neither values nor what fields hold can be called: data has no functions.
    if (extra) this.fail('render-not-function', first, { found: this.file.text.slice(first.start, first.end) });
    return value;
  }

  private operand(operand: Operand, dot: Value): Value {
    switch (operand.type) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'field':
        return this.fields(dot, operand.path, operand);
      case 'variable': {
        const { name, path } = operand;
        const variable = this.variables.findLast((one) => one.name === name);
        return this.fields(variable?.value ?? null, path, operand);
      }
      case 'function':
        return this.fields(this.call(operand, dot, [], undefined), operand.path, operand);
      case 'pipeline':
        return this.fields(this.pipeline(operand.pipeline, dot), operand.path, operand);
      case 'string':
        return operand.value;
      case 'boolean':
        return operand.value === 'true';
      default: {
        const { type, value } = operand;
        return this.guarded(operand, () => constantOf(type, value));
      }
    }
  }

  private fields(value: Value, path: readonly string[], at: Operand): Value {
    let current = value;
    for (const [index, name] of path.entries()) {
      const bare = plain(current);
      if (bare !== null && !isMap(bare)) this.fail('render-field', at, { field: name, found: typeName(bare) });
      const next = bare?.get(name);
      if (next === undefined) this.failMissing(value, path.slice(0, index + 1), at);
      current = next;
    }
    return current;
  }

  private failMissing(value: Value, path: readonly string[], at: Operand): never {
    const field = path.join('.');
    if (value === this.root) this.fail('render-missing', at, { field });
    const fields = isMap(value) ? [...value.keys()].join(', ') : '';
    return this.fail('render-missing-here', at, { field, fields: fields || '—' });
  }

  private call(
    operand: Operand & { readonly type: 'function' },
    dot: Value,
    rest: readonly Operand[],
    piped: Value | undefined,
  ): Value {
    const { name } = operand;
    const builtIn = builtIns.get(name);
    if (!builtIn) this.fail('render-function', operand, { function: name });
    const { least, most } = builtIn;
    const found = rest.length + (piped === undefined ? 0 : 1);
    if (found < least || found > (most ?? found)) {
      const expected = least === most ? String(least) : `${least}…`;
      this.fail('render-arguments', operand, { function: name, expected, found });
    }
    if (name === 'and' || name === 'or') return this.shortCircuit(name === 'or', dot, rest, piped);
    const values = rest.map((argument) => this.operand(argument, dot));
    if (piped !== undefined) values.push(piped);
    return this.guarded(operand, () => builtIn.call(values));
  }

  /** The first value that decides; what comes after is not evaluated. */
  private shortCircuit(decisive: boolean, dot: Value, rest: readonly Operand[], piped: Value | undefined): Value {
    let value: Value = null;
    for (const argument of rest) {
      value = this.operand(argument, dot);
      if (isTrue(value) === decisive) return value;
    }
    return piped === undefined ? value : piped;
  }

  /** Gives an error its place. A text beyond what JavaScript can hold is one that is too large. */
  private guarded<Result>(at: At, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (error instanceof SeedlintError) this.fail(error.code, at, error.data);
      if (!(error instanceof RangeError)) throw error;
      return this.fail('render-large', at, { limit: longestText });
    }
  }

  private fail(code: ErrorCode, at: At, data: Readonly<Record<string, string | number>>): never {
    throw new SeedlintError(code, data, placeAt(this.file, at.start));
  }
}
