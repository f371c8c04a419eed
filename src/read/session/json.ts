import { SeedlintError, type ErrorCode, type ErrorPlace } from '../../core/errors.ts';
import { positionAt, type TextFile } from '../../core/text.ts';

export type JsonPath = readonly (string | number)[];
export type JsonObject = Readonly<Record<string, unknown>>;

/** JSON out of one line of a file, or out of all of it, and where things stand in it. */
export interface JsonText {
  readonly file: TextFile;
  /** Offset of the piece in the file. */
  readonly start: number;
  readonly text: string;
  readonly data: unknown;
}

/** Reads JSON. Throws SeedlintError with the place of the first fault. */
export function readJson(file: TextFile, start = 0, end = file.text.length): JsonText {
  const text = file.text.slice(start, end);
  try {
    return { file, start, text, data: JSON.parse(text) };
  } catch (cause) {
    const { code, offset } = faultIn(text);
    const found = text.slice(offset, offset + 1);
    throw new SeedlintError(code, { found }, placeIn(file, start + offset), { cause });
  }
}

/** The place of a value; of the nearest one above where there is none. */
export function placeOfPath({ file, start, text }: JsonText, path: JsonPath): ErrorPlace {
  return placeIn(file, start + offsetOf(text, path));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own value of an object: keys such as `__proto__` are nothing special. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** An own value that is text and not blank. */
export function ownText(value: unknown, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const found = own(value, key);
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
  }
  return undefined;
}

function placeIn(file: TextFile, offset: number): ErrorPlace {
  return { path: file.path, ...positionAt(file, offset) };
}

/** Walks sound JSON without building anything: files are large, and few places in them are asked for. */
function offsetOf(text: string, path: JsonPath): number {
  let at = skipBlank(text, 0);
  for (const step of path) {
    const child = childOf(text, at, step);
    if (child === undefined) break;
    at = child;
  }
  return at;
}

function childOf(text: string, open: number, step: string | number): number | undefined {
  const isMap = text[open] === '{';
  if (isMap !== (typeof step === 'string') || (!isMap && text[open] !== '[')) return undefined;
  let found: number | undefined;
  let index = 0;
  let at = skipBlank(text, open + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let key: unknown = index++;
    if (isMap) {
      const end = skipString(text, at);
      key = JSON.parse(text.slice(at, end));
      at = skipBlank(text, skipBlank(text, end) + 1);
    }
    // Of a key that stands twice, the last one counts.
    if (key === step) found = at;
    at = skipBlank(text, skipValue(text, at));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
  return found;
}

function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '"') at = skipString(text, at);
    else if (sign === '{' || sign === '[') {
      depth++;
      at++;
    } else if (sign === '}' || sign === ']') {
      if (depth === 0) return at;
      depth--;
      at++;
    } else if (sign === ',' && depth === 0) return at;
    else {
      at++;
      continue;
    }
    if (depth === 0) return at;
  }
  return at;
}

function skipString(text: string, open: number): number {
  let at = open;
  for (;;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) return text.length;
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++;
  return at;
}

interface Fault {
  readonly code: ErrorCode;
  readonly offset: number;
}

type Wanted = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

/** Where broken JSON is broken first: the engine says so for some faults only. */
function faultIn(text: string): Fault {
  const open: ('{' | '[')[] = [];
  let wants: Wanted = 'value';
  let at = skipBlank(text, 0);
  while (at < text.length) {
    const sign = text[at];
    const inside = open.at(-1);
    const after: Wanted = inside === undefined ? 'nothing' : 'comma or end';
    if (wants === 'colon' && sign === ':') {
      wants = 'value';
      at++;
    } else if (wants === 'comma or end' && sign === ',') {
      wants = inside === '{' ? 'key' : 'value';
      at++;
    } else if (
      (wants === 'comma or end' || wants === 'key or end' || wants === 'value or end') &&
      sign === (inside === '{' ? '}' : ']')
    ) {
      open.pop();
      wants = open.length === 0 ? 'nothing' : 'comma or end';
      at++;
    } else if ((wants === 'key' || wants === 'key or end') && sign === '"') {
      const string = stringAt(text, at);
      if (typeof string !== 'number') return string;
      at = string;
      wants = 'colon';
    } else if (wants === 'value' || wants === 'value or end') {
      if (sign === '{' || sign === '[') {
        open.push(sign);
        wants = sign === '{' ? 'key or end' : 'value or end';
        at++;
      } else if (sign === '"') {
        const string = stringAt(text, at);
        if (typeof string !== 'number') return string;
        at = string;
        wants = after;
      } else {
        plain.lastIndex = at;
        const length = plain.exec(text)?.[0].length;
        if (length === undefined) return { code: 'json-unexpected', offset: at };
        at += length;
        wants = after;
      }
    } else return { code: 'json-unexpected', offset: at };
    at = skipBlank(text, at);
  }
  return { code: 'json-end', offset: text.length };
}

function stringAt(text: string, open: number): number | Fault {
  const end = skipString(text, open);
  const body = text.slice(open, end);
  const control = /[\0-\x1f]/.exec(body);
  if (control) return { code: 'json-control', offset: open + control.index };
  if (end === text.length && !/[^\\](?:\\\\)*"$/.test(body)) return { code: 'json-end', offset: end };
  const escape = /\\(?:[^"\\/bfnrtu]|u(?![0-9a-fA-F]{4}))/.exec(body.replaceAll('\\\\', '__'));
  if (escape) return { code: 'json-unexpected', offset: open + escape.index };
  return end;
}

const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
