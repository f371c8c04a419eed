import type { ActionKeyword, Command, Operand, Pipeline, TemplateError, VariableName } from '../core/template.ts';
import type { LexedAction, Token } from './template-lexer.ts';

/** The words of one action and how far they have been read. */
export interface Reader {
  readonly text: string;
  readonly lexed: LexedAction;
  at: number;
  depth: number;
  error: TemplateError | undefined;
}

/** `keyword` is what the pipeline belongs to, `opener` the parenthesis it stands in. */
export function readPipeline(reader: Reader, keyword: ActionKeyword | undefined, opener?: Token): Pipeline | undefined {
  const start = peek(reader)?.start ?? reader.lexed.end;
  const head = readDeclarations(reader, keyword);
  if (!head) return undefined;
  const commands: Command[] = [];
  for (;;) {
    const token = peek(reader);
    if (!token || (opener && isSymbol(token, ')'))) break;
    if (!startsOperand(token)) return unexpected(reader, token);
    const command = readCommand(reader);
    if (!command) return undefined;
    commands.push(command);
  }
  if (opener && !peek(reader)) return fail(reader, 'unclosed-parenthesis', opener);
  if (commands.length === 0) {
    if (opener) return fail(reader, 'empty-parentheses', opener);
    return keyword === 'output' ? fail(reader, 'empty-action') : missingValue(reader, keyword);
  }
  const { declares, assigns } = head;
  const pipeline = { declares, assigns, commands, start, end: reader.lexed.tokens[reader.at - 1]?.end ?? start };
  return checkStages(reader, pipeline) ? pipeline : undefined;
}

function missingValue(reader: Reader, keyword = ''): undefined {
  return fail(reader, 'missing-value', undefined, { keyword });
}

function readDeclarations(
  reader: Reader,
  keyword: ActionKeyword | undefined,
): Pick<Pipeline, 'declares' | 'assigns'> | undefined {
  const declares: VariableName[] = [];
  for (;;) {
    const variable = peek(reader);
    const next = reader.lexed.tokens[reader.at + 1];
    if (variable?.type !== 'variable' || !next) return { declares, assigns: false };
    const declaration = { name: variable.text, start: variable.start, end: variable.end };
    if (next.type === 'declare' || next.type === 'assign') {
      reader.at += 2;
      return { declares: [...declares, declaration], assigns: next.type === 'assign' };
    }
    if (!isSymbol(next, ',')) return { declares, assigns: false };
    if (keyword !== 'range' || declares.length > 0) return fail(reader, 'too-many-variables', next);
    declares.push(declaration);
    reader.at += 2;
    const after = peek(reader);
    if (after && after.type !== 'variable' && !isSymbol(after, ')')) return fail(reader, 'range-variables', after);
  }
}

function readCommand(reader: Reader): Command | undefined {
  const operands: Operand[] = [];
  for (;;) {
    const operand = readOperand(reader);
    if (!operand) return undefined;
    operands.push(operand);
    const token = peek(reader);
    if (!token || isSymbol(token, ')') || isSymbol(token, '|')) {
      const command = { operands, start: operands[0]?.start ?? operand.start, end: operand.end };
      if (token && isSymbol(token, '|')) reader.at++;
      return token && isSymbol(token, ')') && reader.depth === 0 ? unexpected(reader, token) : command;
    }
    if (!startsOperand(token)) return unexpected(reader, token);
    if (token.type === 'dot' && !token.spaced) return unexpected(reader, token);
    if (!token.spaced) return fail(reader, 'missing-space', token, { found: raw(reader, token) });
  }
}

// Parentheses are read by recursion.
const deepest = 500;

function readOperand(reader: Reader): Operand | undefined {
  const token = peek(reader);
  if (!token) return undefined;
  reader.at++;
  const { start } = token;
  if (isSymbol(token, '(')) {
    if (reader.depth >= deepest) return fail(reader, 'too-deep', token, { limit: deepest });
    reader.depth++;
    const pipeline = readPipeline(reader, undefined, token);
    reader.depth--;
    if (!pipeline) return undefined;
    reader.at++;
    return { type: 'pipeline', pipeline, path: readFields(reader), start, end: lastEnd(reader) };
  }
  const path = readFields(reader);
  const end = lastEnd(reader);
  if (token.type === 'variable') return { type: 'variable', name: token.text, path, start, end };
  if (token.type === 'identifier') return { type: 'function', name: token.text, path, start, end };
  if (token.type === 'field') return { type: 'field', path: [token.text.slice(1), ...path], start, end };
  if (path.length > 0) return fail(reader, 'unexpected-field', token, { term: raw(reader, token) });
  if (token.type === 'dot' || token.type === 'nil') return { type: token.type, start, end };
  if (token.type === 'string' || token.type === 'char' || token.type === 'number' || token.type === 'boolean') {
    return { type: token.type, value: token.text, start, end };
  }
  return unexpected(reader, token);
}

/** Fields glued to what stands before: `.A.B`, `$x.A`, `(…).A`. */
function readFields(reader: Reader): string[] {
  const path: string[] = [];
  for (let token = peek(reader); token?.type === 'field' && !token.spaced; token = peek(reader)) {
    path.push(token.text.slice(1));
    reader.at++;
  }
  return path;
}

/** Values cannot be called. Go notices some of it while parsing, the rest whenever the action runs. */
function checkStages(reader: Reader, { commands }: Pipeline): boolean {
  for (const [index, { operands, start, end }] of commands.entries()) {
    const first = operands[0];
    if (!first || first.type === 'function' || first.type === 'field') continue;
    if ((first.type === 'variable' || first.type === 'pipeline') && first.path.length > 0) continue;
    const found = reader.text.slice(first.start, first.end);
    if (index > 0) fail(reader, 'not-a-function-in-pipe', { start, end }, { found });
    else if (first.type === 'nil') fail(reader, 'nil-command', { start, end });
    else if (operands.length > 1) fail(reader, 'not-a-function', { start, end }, { found });
    else continue;
    return false;
  }
  return true;
}

const operator = /^[=<>!&+*/%?^~]+$|^\|\|/;

function unexpected(reader: Reader, token: Token): undefined {
  const found = raw(reader, token);
  if (isSymbol(token, ')')) return fail(reader, 'unexpected-parenthesis', token);
  if (token.type !== 'symbol' && token.type !== 'assign') return fail(reader, 'unexpected', token, { found });
  const { start, end } = symbolsAround(reader, token);
  const symbols = reader.text.slice(start, end);
  if (symbols.startsWith('/*')) return fail(reader, 'comment-place', token);
  if (operator.test(symbols)) return fail(reader, 'operator', { start, end }, { found: symbols });
  return fail(reader, 'unexpected', token, { found });
}

/** People write `==`, `&&` and `||`; Go's lexer sees single characters. */
function symbolsAround(reader: Reader, token: Token): { start: number; end: number } {
  const { tokens } = reader.lexed;
  let first = tokens.indexOf(token);
  let last = first;
  const before = tokens[first - 1];
  if (token.text === '|' && !token.spaced && before && isSymbol(before, '|')) first--;
  while (isGlued(tokens[last + 1])) last++;
  return { start: tokens[first]?.start ?? token.start, end: tokens[last]?.end ?? token.end };
}

function isGlued(token: Token | undefined): boolean {
  return (token?.type === 'symbol' || token?.type === 'assign') && !token.spaced && token.text !== '(';
}

export function fail(
  reader: Reader,
  message: string,
  at: { readonly start: number; readonly end: number } = reader.lexed,
  data: TemplateError['data'] = {},
): undefined {
  reader.error ??= { message, data, start: at.start, end: at.end };
  return undefined;
}

export function peek(reader: Reader): Token | undefined {
  return reader.lexed.tokens[reader.at];
}

function lastEnd(reader: Reader): number {
  return reader.lexed.tokens[reader.at - 1]?.end ?? reader.lexed.end;
}

export function raw(reader: Reader, token: Token): string {
  return reader.text.slice(token.start, token.end);
}

function isSymbol(token: Token, text: string): boolean {
  return token.type === 'symbol' && token.text === text;
}

function startsOperand(token: Token): boolean {
  switch (token.type) {
    case 'symbol':
      return token.text === '(';
    case 'keyword':
    case 'declare':
    case 'assign':
      return false;
    default:
      return true;
  }
}
