import { originOf, type Scope } from './template-scope.ts';
import type { Action, Operand, Pipeline, Truth } from './template.ts';

/** Is the condition true for a locale? Undefined where it asks for anything else. `variable` is the field that holds the locale: `Locale.Code`. */
export function truthFor(pipeline: Pipeline, scope: Scope | undefined, locale: string, variable: string): Truth {
  return scope && evaluate(pipeline, scope, { locale, variable: steps(variable), depth: 0 }).truth;
}

/** Is the action a condition that compares the locale variable with a locale? */
export function choosesLocale(action: Action, scope: Scope | undefined, variable: string): boolean {
  if (!isCondition(action) || !action.pipeline || !scope) return false;
  const tested = new Set<string>();
  evaluate(action.pipeline, scope, { locale: '', variable: steps(variable), depth: 0, tested });
  return tested.size > 0;
}

/**
 * What is left of a condition once the locale is known, as written: `and .IsFullEnv (eq .PromptLocale "ru")`
 * is `.IsFullEnv` for Russian. Meant for conditions whose truth is unknown.
 */
export function conditionFor(
  text: string,
  pipeline: Pipeline,
  scope: Scope | undefined,
  locale: string,
  variable: string | undefined,
): string {
  const written = text.slice(pipeline.start, pipeline.end).replace(/\s+/g, ' ');
  const operands = pipeline.commands.length === 1 ? pipeline.commands[0]?.operands : undefined;
  const [first, ...args] = operands ?? [];
  if (!scope || variable === undefined || first?.type !== 'function' || pipeline.declares.length > 0) return written;
  if (first.name !== 'and' && first.name !== 'or') return written;
  const context = { locale, variable: steps(variable), depth: 0 };
  const open = args.filter((operand) => valueOf(operand, scope, context).truth === undefined);
  if (open.length === args.length) return written;
  const rest = open.map((operand) =>
    operand.type === 'pipeline' && operand.path.length === 0
      ? { simple: false, text: conditionFor(text, operand.pipeline, scope, locale, variable) }
      : { simple: true, text: text.slice(operand.start, operand.end) },
  );
  if (rest.length === 1) return rest[0]?.text ?? written;
  return [first.name, ...rest.map((part) => (part.simple ? part.text : `(${part.text})`))].join(' ');
}

/** Does the action choose between texts by a condition? */
export function isCondition({ keyword }: Action): boolean {
  return keyword === 'if' || keyword === 'else if';
}

interface Context {
  readonly locale: string;
  readonly variable: readonly string[];
  /** Collects what the locale is compared with. */
  readonly tested?: Set<string>;
  /** How many variables have been followed. */
  readonly depth: number;
}

interface Value {
  readonly truth: Truth;
  readonly text?: string;
  /** It is the locale, not a text that looks like one. */
  readonly isLocale?: boolean;
}

const unknown: Value = { truth: undefined };

// `$b := $a`, `$c := $b` …: following them is recursion.
const longest = 50;

function steps(variable: string): readonly string[] {
  return variable.replace(/^\./, '').split('.');
}

function evaluate(pipeline: Pipeline, scope: Scope, context: Context): Value {
  let piped: Value | undefined;
  for (const { operands } of pipeline.commands) {
    const [first, ...rest] = operands;
    if (!first) return unknown;
    const args = rest.map((operand) => valueOf(operand, scope, context));
    if (piped) args.push(piped);
    piped = first.type === 'function' ? call(first.name, args, context) : valueOf(first, scope, context);
  }
  return piped ?? unknown;
}

function call(name: string, args: readonly Value[], context: Context): Value {
  const [first, ...others] = args;
  if (!first) return unknown;
  switch (name) {
    case 'eq':
      note(args, context);
      return { truth: any(others.map((other) => sameText(first, other))) };
    case 'ne': {
      note(args, context);
      const same = any(others.map((other) => sameText(first, other)));
      return { truth: negate(same) };
    }
    case 'not':
      return { truth: negate(first.truth) };
    case 'and':
      return choose(args, false);
    case 'or':
      return choose(args, true);
    case 'lower':
    case 'toLower':
      return first.text === undefined ? unknown : { ...first, text: first.text.toLowerCase() };
    default:
      return unknown;
  }
}

/** `or` yields the first true argument, `and` the first false one, either the last when there is none. */
function choose(args: readonly Value[], deciding: boolean): Value {
  let certain = true;
  for (const [index, arg] of args.entries()) {
    if (certain && (arg.truth === deciding || index === args.length - 1)) return arg;
    if (arg.truth === deciding) return { truth: deciding };
    if (arg.truth === undefined) certain = false;
  }
  return unknown;
}

function valueOf(operand: Operand, scope: Scope, context: Context): Value {
  switch (operand.type) {
    case 'string':
      return { truth: operand.value !== '', text: operand.value };
    case 'boolean':
      return { truth: operand.value === 'true' };
    case 'nil':
      return { truth: false };
    case 'number':
      return {
        truth: Number.isNaN(Number(operand.value)) ? undefined : Number(operand.value) !== 0,
        text: operand.value,
      };
    case 'pipeline':
      if (operand.path.length === 0) return evaluate(operand.pipeline, scope, context);
      break;
    case 'function':
      return operand.path.length === 0 ? call(operand.name, [], context) : unknown;
    case 'variable': {
      const value = operand.path.length === 0 ? scope.variables.get(operand.name)?.value : undefined;
      if (!value || context.depth >= longest) break;
      return evaluate(value.pipeline, value.scope, { ...context, depth: context.depth + 1 });
    }
  }
  if (!holdsLocale(operand, scope, context.variable)) return unknown;
  return { truth: context.locale !== '', text: context.locale, isLocale: true };
}

function holdsLocale(operand: Operand, scope: Scope, variable: readonly string[]): boolean {
  const origin = originOf(operand, scope);
  if (origin) return origin.join('.') === variable.join('.');
  // A template called with who knows what: a field of that very name is the locale.
  return operand.type === 'field' && scope.dot === undefined && operand.path.join('.') === variable.join('.');
}

function note(args: readonly Value[], { tested }: Context): void {
  if (!tested || !args.some((arg) => arg.isLocale === true)) return;
  for (const { text, isLocale } of args) if (text !== undefined && isLocale !== true) tested.add(text);
}

function sameText(one: Value, other: Value): Truth {
  return one.text === undefined || other.text === undefined ? undefined : one.text === other.text;
}

function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.length === 0 || truths.includes(undefined) ? undefined : false;
}

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}
