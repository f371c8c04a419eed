import { codePoint } from '../core/script.ts';
import type { TemplateError } from '../core/template.ts';
import { isCharacter, scanNumber, unquote } from './template-literals.ts';

/** One word of an action. */
export interface Token {
  readonly type: TokenType;
  /** As written; of a string what it means. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** White space stands before it. */
  readonly spaced: boolean;
}

export type TokenType =
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'keyword'
  | 'boolean'
  | 'nil'
  | 'string'
  | 'char'
  | 'number'
  | 'declare'
  | 'assign'
  | 'symbol';

/** The words of one action and where it ends. After an error the words before it remain, so that an `if` stays an `if`. */
export interface LexedAction {
  readonly start: number;
  readonly end: number;
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
  readonly tokens: readonly Token[];
  readonly comment?: string;
  readonly error?: TemplateError;
}

export type Lexer = (start: number) => LexedAction;

export const isTrimmed = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r';

/** Reads the actions of one text; ask for them in the order of their offsets, and the whole takes linear time. */
export function lexerOf(text: string): Lexer {
  const find = {
    open: finder(text, '{{'),
    close: finder(text, '}}'),
    line: finder(text, '\n'),
    raw: finder(text, '`'),
    comment: finder(text, '*/'),
  };

  return (start) => {
    const tokens: Token[] = [];
    let error: TemplateError | undefined;
    let at = start + 2;
    let trimLeft = false;
    if (text[at] === '-' && isTrimmed(text[at + 1])) {
      trimLeft = true;
      at += 2;
    } else if (/^-(?:[^\d.\s-]|\.\D)/.test(text.slice(at, at + 3)) && !text.startsWith('-}}', at)) {
      trimLeft = true;
      at += 1;
      error = { message: 'trim-space', data: { marker: '{{-' }, start, end: at };
    }
    if (text.startsWith('/*', at)) return comment();

    for (;;) {
      const before = at;
      while (isTrimmed(text[at])) at++;
      const spaced = at > before;
      if (text.startsWith('}}', at)) return done(at + 2, false);
      if (text.startsWith('-}}', at)) {
        if (!spaced) error ??= { message: 'trim-space', data: { marker: '-}}' }, start: at, end: at + 3 };
        return done(at + 3, true);
      }
      if (at >= text.length || text.startsWith('{{', at)) return unclosed(at);
      // `{{ .X }` lacks a brace; no action holds a single one.
      if (text[at] === '}') return unclosed(at + 1);
      // Two words tell what kind of action lacks its braces; the rest of the file is prose.
      if (tokens.length === 2 && find.close(at) === Infinity) return unclosed(find.open(at));
      const { token, fault } = readToken(at, spaced);
      if (!fault || token.type === 'keyword') tokens.push(token);
      if (fault) return broken(fault);
      at = token.end;
    }

    function done(end: number, trimRight: boolean): LexedAction {
      return { start, end, trimLeft, trimRight, tokens, ...(error ? { error } : {}) };
    }

    /** Such an action is taken to reach to the next one, or to the end of its line. */
    function unclosed(reached: number): LexedAction {
      let end = Math.max(start + 2, Math.min(reached, find.line(start), text.length));
      if (text[end - 1] === '\r') end--;
      error = { message: 'unclosed-action', data: {}, start, end: start + 2 };
      const kept = tokens.filter((token) => token.end <= end);
      return { start, end, trimLeft, trimRight: false, tokens: kept, error };
    }

    /** After a mistake the action ends at the next braces that can be its own; without them they are what is missing. */
    function broken(fault: TemplateError): LexedAction {
      const close = closeNear(fault.start + 1);
      if (close === undefined) return unclosed(find.open(fault.start + 1));
      error ??= fault;
      return done(close + 2, text[close - 1] === '-' && isTrimmed(text[close - 2]));
    }

    function closeNear(from: number): number | undefined {
      const close = find.close(from);
      if (close > find.open(from) || close - from > 1000) return undefined;
      return /\n[ \t\r]*\n/.test(text.slice(from, close)) ? undefined : close;
    }

    function comment(): LexedAction {
      const from = at;
      const last = find.comment(at + 2);
      if (last === Infinity) {
        const close = closeNear(from);
        const end = close === undefined ? Math.min(find.open(from), find.line(from), text.length) : close + 2;
        error ??= { message: 'unclosed-comment', data: {}, start: from, end: from + 2 };
        return { ...done(end, false), comment: text.slice(from + 2, close ?? end).trim() };
      }
      const inner = text.slice(from + 2, last);
      const trimRight = isTrimmed(text[last + 2]) && text.startsWith('-}}', last + 3);
      if (trimRight) return { ...done(last + 6, true), comment: inner };
      if (text.startsWith('}}', last + 2)) return { ...done(last + 4, false), comment: inner };
      error ??= { message: 'comment-end', data: {}, start: last, end: last + 2 };
      const close = closeNear(last + 2);
      const sameLine = close !== undefined && close < find.line(last);
      return { ...done(sameLine ? close + 2 : last + 2, false), comment: inner };
    }
  };

  function readToken(start: number, spaced: boolean): { token: Token; fault?: TemplateError } {
    const first = text[start] ?? '';
    const make = (type: TokenType, end: number, value?: string, fault?: TemplateError) => ({
      token: { type, text: value ?? text.slice(start, end), start, end, spaced },
      ...(fault ? { fault } : {}),
    });
    const failed = (message: string, data: TemplateError['data'], end: number) =>
      make('symbol', end, undefined, { message, data, start, end });

    if (first === '"' || first === "'") {
      const end = quoteEnd(text, start);
      if (end === undefined) {
        return failed(first === '"' ? 'unterminated-string' : 'unterminated-character', {}, start + 1);
      }
      const raw = text.slice(start, end);
      if (first === "'") return isCharacter(raw) ? make('char', end) : failed('bad-character-constant', { raw }, end);
      const value = unquote(raw);
      return value === undefined ? failed('bad-escape', { raw }, end) : make('string', end, value);
    }
    if (first === '`') {
      const last = find.raw(start + 1);
      if (last === Infinity) return failed('unterminated-raw-string', {}, start + 1);
      return make('string', last + 1, text.slice(start + 1, last).replaceAll('\r', ''));
    }
    if (/[\d+-]/.test(first) || (first === '.' && /\d/.test(text[start + 1] ?? ''))) {
      const { end, valid } = scanNumber(text, start);
      const raw = text.slice(start, end);
      if (raw === '+' || raw === '-') return failed('operator', { found: raw }, end);
      return valid ? make('number', end) : failed('bad-number', { raw }, end);
    }
    if (first === ':') {
      if (text[start + 1] === '=') return make('declare', start + 2);
      return failed('unexpected-character', { character: first, code: codePoint(first) }, start + 1);
    }
    const sigil = first === '.' || first === '$' ? 1 : 0;
    const end = wordEnd(text, start + sigil);
    if (end > start || sigil === 1) {
      if (!endsWord(text, end)) {
        const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
        const data = { character, code: codePoint(character) };
        const fault = { message: 'unexpected-character', data, start: end, end: end + character.length };
        return make(wordType(text.slice(start, end)), end, undefined, fault);
      }
      return make(wordType(text.slice(start, end)), end);
    }
    if (first === '=') return make('assign', start + 1);
    if (first >= ' ' && first <= '~') return make('symbol', start + 1);
    const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
    if (/[“”„«»‘’]/.test(character)) return failed('curly-quote', { character }, start + 1);
    return failed('unexpected-character', { character, code: codePoint(character) }, start + character.length);
  }
}

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with']);

function wordType(word: string): TokenType {
  if (word === '.') return 'dot';
  if (word.startsWith('.')) return 'field';
  if (word.startsWith('$')) return 'variable';
  if (word === 'nil') return 'nil';
  if (word === 'true' || word === 'false') return 'boolean';
  return keywords.has(word) ? 'keyword' : 'identifier';
}

/** Offset after the closing quote, or undefined when the line ends first. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at + 1;
    if (text[at] === '\\') at++;
    if (text[at] === '\n') return undefined;
  }
  return undefined;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    if (code < 128 ? !/\w/.test(String.fromCharCode(code)) : !/[\p{L}\p{Nd}]/u.test(String.fromCodePoint(code))) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

/** May a word end here? A trim marker without its space is reported as such, not as a stray minus. */
function endsWord(text: string, at: number): boolean {
  const next = text[at];
  if (next === undefined || isTrimmed(next) || '.,|:()'.includes(next)) return true;
  return text.startsWith('}}', at) || text.startsWith('-}}', at) || text.startsWith('{{', at) || next === '}';
}

/** `indexOf` that remembers its last answer: Infinity where there is none. Linear in all for offsets that grow. */
function finder(text: string, needle: string): (offset: number) => number {
  let from = 0;
  let found = -1;
  return (offset) => {
    if (offset >= from && offset <= found) return found;
    const index = text.indexOf(needle, offset);
    from = offset;
    found = index === -1 ? Infinity : index;
    return found;
  };
}
