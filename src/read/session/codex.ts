import { isObject, own, ownText, type JsonPath, type JsonText } from './json.ts';
import type { Output } from './tool-gaps.ts';

/** What an agent said, or a command printed, and where that stands. */
export interface Said {
  readonly text: string;
  readonly at: { readonly json: JsonText; readonly path: JsonPath };
}

/** What a session file of the Codex CLI holds, whichever of its forms it has. */
export interface CodexSession {
  readonly id?: string;
  /** Messages of the agent, in order. */
  readonly messages: readonly Said[];
  readonly outputs: readonly Output[];
}

/** A record, and where it stands. */
interface Entry {
  readonly json: JsonText;
  readonly path: JsonPath;
  readonly value: unknown;
}

/** Is it a session file: lines of records, a list of them, or an object that holds such a list? */
export function isCodex(pieces: readonly JsonText[]): boolean {
  return entriesOf(pieces).some(({ value }) => isRecord(value));
}

/** Reads the records of a session: rollout lines, bare items, events of `codex exec --json`. */
export function readCodex(pieces: readonly JsonText[], above: JsonPath = []): CodexSession {
  const entries = entriesOf(pieces, above);
  const commands = new Map(entries.flatMap(({ value }) => commandOf(bodyOf(value).body)));
  const id = pieces.map(({ data }) => idOf(at(data, above))).find((found) => found !== undefined);
  const said = entries.map((entry) => ({ entry, ...bodyOf(entry.value) }));
  return {
    ...(id === undefined ? {} : { id }),
    messages: said.flatMap(({ entry, body, key }) => messagesIn(entry, body, key)),
    outputs: said.flatMap(({ body }) => outputOf(body, commands) ?? []),
  };
}

function at(data: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? value[Number(key)] : own(value, String(key))),
    data,
  );
}

function entriesOf(pieces: readonly JsonText[], above: JsonPath = []): Entry[] {
  return pieces.flatMap((json) => entriesIn(json, above, at(json.data, above)));
}

function entriesIn(json: JsonText, path: JsonPath, value: unknown): Entry[] {
  if (Array.isArray(value)) return value.map((one: unknown, index) => ({ json, path: [...path, index], value: one }));
  for (const key of lists) {
    const list = own(value, key);
    if (Array.isArray(list)) return entriesIn(json, [...path, key], list);
  }
  return [{ json, path, value }];
}

/** `{ type: 'response_item', payload: {…} }`, `{ type: 'item.completed', item: {…} }`, `{ msg: {…} }`, or the thing itself. */
function bodyOf(value: unknown): { body: unknown; key: JsonPath } {
  for (const key of ['payload', 'item', 'msg']) {
    const body = own(value, key);
    if (isObject(body)) return { body, key: [key] };
  }
  return { body: value, key: [] };
}

function isRecord(value: unknown): boolean {
  const { body, key } = bodyOf(value);
  if (!isObject(value) || !isObject(body)) return false;
  const type = ownText(value, 'type') ?? ownText(body, 'type');
  if (type !== undefined)
    return (
      key.length > 0 ||
      /^(?:thread|turn|item)\.|^(?:message|reasoning|function_call|local_shell_call|custom_tool_call)/.test(type)
    );
  return typeof own(value, 'role') === 'string' && own(value, 'content') !== undefined;
}

function idOf(data: unknown): string | undefined {
  const found = ownText(data, 'session_id', 'id', 'conversation_id', 'thread_id');
  const type = ownText(data, 'type');
  const body = bodyOf(data).body;
  if (type === 'session_meta' || ownText(body, 'type') === 'session_configured')
    return ownText(body, 'session_id', 'id', 'conversation_id', 'thread_id');
  // Records have ids of their own, which are not that of the session.
  if (type !== undefined && type !== 'thread.started') return undefined;
  return found ?? ownText(own(data, 'session'), 'id', 'session_id') ?? ownText(own(data, 'meta'), 'id', 'session_id');
}

function messagesIn({ json, path }: Entry, body: unknown, key: JsonPath): Said[] {
  const said = (text: unknown, ...below: string[]): Said[] =>
    typeof text === 'string' && text.trim() !== '' ? [{ text, at: { json, path: [...path, ...key, ...below] } }] : [];
  const type = ownText(body, 'type');
  if (type === 'agent_message' || type === 'assistant_message')
    return [...said(own(body, 'message'), 'message'), ...said(own(body, 'text'), 'text')];
  if (type === 'task_complete' || type === 'turn_complete')
    return said(own(body, 'last_agent_message'), 'last_agent_message');
  if (own(body, 'role') !== 'assistant' || (type !== undefined && type !== 'message')) return [];
  return said(textOf(own(body, 'content')), 'content');
}

/** Text, or the texts of a list of parts. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map((part) => textOf(own(part, 'text')) ?? '').join('');
  return undefined;
}

/** Id of a call → the command it runs. */
function commandOf(body: unknown): [string, string][] {
  const id = ownText(body, 'call_id', 'id');
  if (id === undefined) return [];
  const given = own(body, 'arguments') ?? own(body, 'input') ?? own(body, 'action');
  const data = typeof given === 'string' ? parsed(given) : given;
  const command = commandText(own(data, 'command') ?? own(data, 'cmd'));
  return command === undefined ? [] : [[id, command]];
}

function commandText(command: unknown): string | undefined {
  if (typeof command === 'string') return command;
  if (!Array.isArray(command)) return undefined;
  // `["bash", "-lc", "jq . a.json"]`: what counts is what the shell was given.
  return command.length === 3 && /^-\w*c$/.test(String(command[1]))
    ? String(command[2])
    : command.map(String).join(' ');
}

function outputOf(body: unknown, commands: ReadonlyMap<string, string>): Output | undefined {
  const type = ownText(body, 'type') ?? '';
  if (!/(?:_call_output|^exec_command_end|^command_execution)$/.test(type)) return undefined;
  const given = own(body, 'aggregated_output') ?? own(body, 'output') ?? own(body, 'formatted_output');
  const inner = typeof given === 'string' ? (parsed(given) ?? given) : given;
  const shown = isObject(inner) ? (own(inner, 'output') ?? own(inner, 'content') ?? own(inner, 'text')) : inner;
  const streams = [own(body, 'stdout'), own(body, 'stderr')].filter((text) => typeof text === 'string').join('\n');
  const text = textOf(shown) || (typeof given === 'string' && !isObject(inner) ? given : '') || streams;
  const command = commandText(own(body, 'command')) ?? commands.get(ownText(body, 'call_id') ?? '');
  const told = own(body, 'exit_code') ?? own(own(inner, 'metadata'), 'exit_code');
  const exitCode =
    typeof told === 'number' ? told : Number(/(?:^|\n)(?:Exit code: |Process exited with code )(\d+)/.exec(text)?.[1]);
  return {
    text,
    ...(command === undefined ? {} : { command }),
    ...(Number.isInteger(exitCode) ? { exitCode } : {}),
  };
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const lists = ['items', 'messages', 'events', 'records', 'rollout', 'history', 'entries'];
