import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Alias, Document, Pair, YAMLError, YAMLMap } from 'yaml';
import { SeedlintError, type ErrorPlace } from '../core/errors.ts';
import { keyName, type Path } from './config-merge.ts';

/** A configuration or catalogue as data, and where in the file each of its keys and values is. */
export interface DataFile {
  /** Absolute path, or a name such as `preset strict` for data that is in no file. */
  readonly path: string;
  /** The file's text without byte order mark; `''` for data that is in no file. */
  readonly text: string;
  readonly bom: boolean;
  readonly data: unknown;
  /** The place of a key or its value; of the nearest one above when the file does not have it. */
  readonly placeOf: (path: Path, part?: 'key' | 'value') => ErrorPlace;
}

/** Reads YAML or JSON. Throws SeedlintError `config-syntax` with the place of the first fault. */
export function readYaml(path: string, source: string): DataFile {
  const bom = source.startsWith('\uFEFF');
  const text = bom ? source.slice(1) : source;
  const lines = new LineCounter();
  const at = (offset: number): ErrorPlace => {
    const { line, col } = lines.linePos(offset);
    return { path, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, resolveKnownTags: false });
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault) {
      throw new SeedlintError('config-syntax', { reason: sentence(fault, text) }, at(fault.pos[0]), { cause: fault });
    }
    refuseOddNodes(document, at);
    const data = toData(document, at);
    return { path, text, bom, data, placeOf: (keys, part = 'value') => at(offsetOf(document, keys, part)) };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new SeedlintError('config-syntax', { reason: tooDeep }, { path }, { cause });
  }
}

/** Data that is in no file: a built-in preset, a test. */
export function dataFile(name: string, data: unknown): DataFile {
  return {
    path: name,
    text: '',
    bom: false,
    data,
    placeOf: (keys) => ({ path: keys.length === 0 ? name : `${name}: ${keyName(keys)}` }),
  };
}

const tooDeep = 'Nested too deep to be read.';

function sentence(fault: YAMLError, text: string): string {
  if (fault.code === 'DUPLICATE_KEY') {
    const [key = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^:,{}\n]+)/.exec(text.slice(fault.pos[0])) ?? [];
    return `Key ${/^["']/.test(key) ? key : `"${key.trim()}"`} appears twice.`;
  }
  if (fault.code === 'TAB_AS_INDENT') return 'A tab is used as indentation; YAML allows spaces only.';
  if (fault.code === 'MULTIPLE_DOCS') return 'A second document begins here; a configuration is one document.';
  if (fault.message.includes('call stack')) return tooDeep;
  const message = fault.message.split('\n', 1)[0] ?? fault.message;
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

// A list as a key would be turned into text, and an alias within its own anchor into an endless structure.
function refuseOddNodes(document: Document.Parsed, at: (offset: number) => ErrorPlace): void {
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value !== null) return;
      throw new SeedlintError('config-syntax', { reason: 'A key must be a plain word.' }, at(start(key)));
    },
    Alias(_, alias) {
      const [start, end] = alias.resolve(document)?.range ?? [0, 0];
      const own = alias.range?.[0] ?? 0;
      if (own < start || own >= end) return;
      throw new SeedlintError('config-syntax', { reason: `Alias *${alias.source} stands within itself.` }, at(own));
    },
  });
}

function toData(document: Document.Parsed, at: (offset: number) => ErrorPlace): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const alias = firstAlias(document);
    if (!alias || cause instanceof RangeError) throw cause;
    const reason = 'Aliases multiply the document beyond measure.';
    throw new SeedlintError('config-syntax', { reason }, at(alias.range?.[0] ?? 0), { cause });
  }
}

function firstAlias(document: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias(_, alias) {
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

function offsetOf(document: Document.Parsed, keys: Path, part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let key: unknown;
  for (const name of keys) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) break;
    const pair = isMap(node) ? pairsOf(node).get(String(name)) : undefined;
    const child = isSeq(node) ? node.items[Number(name)] : pair?.value;
    if (!pair && child === undefined) return start(key ?? node);
    key = pair?.key ?? child;
    // An empty value has no place of its own.
    node = isEmpty(child) ? pair?.key : child;
  }
  return start(part === 'key' ? (key ?? node) : node);
}

/** The pairs of a map by key. A law has thousands, and each of them is asked for. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  let known = pairs.get(map);
  if (!known) {
    known = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])));
    pairs.set(map, known);
  }
  return known;
}

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.range?.[0] === node.range?.[1];
}

function start(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}
