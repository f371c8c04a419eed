import type { Action, ActionKeyword, TemplateError } from '../core/template.ts';
import type { LexedAction } from './template-lexer.ts';
import { fail, peek, raw, readPipeline, type Reader } from './template-pipeline.ts';

/** An action that is not handed out yet. */
type Draft = { -readonly [Key in keyof Action]: Action[Key] };

/** What the words of one action mean. At most one error: what follows a mistake in an action is guesswork. */
export function parseWords(text: string, lexed: LexedAction): { action: Draft; error: TemplateError | undefined } {
  const reader: Reader = { text, lexed, at: 0, depth: 0, error: lexed.error };
  const keyword = readKeyword(reader);
  // A trim marker without its space leaves the words whole; other mistakes cut them short.
  const whole = !lexed.error || lexed.error.message === 'trim-space';
  const name = named.has(keyword) ? readName(reader, keyword) : undefined;
  const pipeline = whole && wantsPipeline(reader, keyword, name) ? readPipeline(reader, keyword) : undefined;
  if (whole && !reader.error && !pipeline) refuseRest(reader, keyword);
  const { start, end, comment } = lexed;
  // No spreading here: a large file has a million of these.
  const action: Draft = { keyword, start, end, trimStart: start, trimEnd: end };
  if (pipeline) action.pipeline = pipeline;
  if (name !== undefined) action.name = name;
  if (comment !== undefined) action.comment = comment;
  return { action, error: reader.error };
}

const named = new Set<ActionKeyword>(['define', 'template', 'block']);

function readKeyword(reader: Reader): ActionKeyword {
  const { tokens, comment } = reader.lexed;
  if (comment !== undefined) return 'comment';
  const first = tokens[0];
  if (first?.type !== 'keyword') return 'output';
  const second = tokens[1];
  reader.at = 1;
  if (first.text === 'else' && second?.type === 'keyword' && (second.text === 'if' || second.text === 'with')) {
    reader.at = 2;
    return second.text === 'if' ? 'else if' : 'else with';
  }
  return isKeyword(first.text) ? first.text : 'output';
}

const keywords = ['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'continue'] as const;

function isKeyword(word: string): word is (typeof keywords)[number] {
  return keywords.some((keyword) => keyword === word);
}

function readName(reader: Reader, keyword: ActionKeyword): string | undefined {
  const token = peek(reader);
  if (token?.type === 'string') {
    reader.at++;
    return token.text;
  }
  fail(reader, 'missing-name', token, { keyword });
  return undefined;
}

function wantsPipeline(reader: Reader, keyword: ActionKeyword, name: string | undefined): boolean {
  switch (keyword) {
    case 'output':
    case 'if':
    case 'else if':
    case 'with':
    case 'else with':
    case 'range':
      return true;
    case 'block':
      return name !== undefined;
    case 'template':
      return name !== undefined && peek(reader) !== undefined;
    default:
      return false;
  }
}

function refuseRest(reader: Reader, keyword: ActionKeyword): void {
  const extra = peek(reader);
  if (extra && keyword !== 'comment') fail(reader, 'unexpected-after', extra, { keyword, found: raw(reader, extra) });
}
