import type { Code, Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parse } from 'yaml';
import { parseMarkdown } from '../read/markdown.ts';

/** The README of a rule: prose for people whose examples are its tests. */
export interface Readme {
  readonly text: string;
  readonly title: string;
  /** The first paragraph. */
  readonly summary: string;
  /** Titles of the `##` sections, in order. */
  readonly sections: readonly string[];
  /** Has a `##` section any text below it? */
  readonly filled: ReadonlySet<string>;
  readonly cases: readonly ReadmeCase[];
  /** What is wrong with the page itself, each with its line. */
  readonly faults: readonly string[];
}

/** A `###` heading under «Flagged» or «Accepted» with the blocks below it. */
export interface ReadmeCase {
  readonly title: string;
  readonly line: number;
  readonly verdict: 'flagged' | 'accepted';
  readonly files: Readonly<Record<string, string>>;
  /** Of a change: the files that only base and only head have, or have otherwise. */
  readonly base?: Readonly<Record<string, string>>;
  readonly head?: Readonly<Record<string, string>>;
  /** Laid over the test catalogue. */
  readonly catalogue?: unknown;
  /** What `seedlint.config.yaml` holds. */
  readonly config?: unknown;
  /** `path:line:column severity message`, in order; of a change `path:line verdict message`. */
  readonly findings: readonly string[];
  /** Files after fixing; a path of `files` that is absent must not change. Undefined: not asked. */
  readonly fixed?: Readonly<Record<string, string>>;
  readonly fixedUnsafe?: Readonly<Record<string, string>>;
}

/** Reads the examples of a rule README; a block that would silently test nothing is a fault. */
export function parseReadme(text: string): Readme {
  const root = parseMarkdown(text);
  const faults: string[] = [];
  const cases: ReadmeCase[] = [];
  const sections: string[] = [];
  const filled = new Set<string>();
  for (const { heading, body } of parts(root, 2)) {
    const name = toString(heading);
    sections.push(name);
    if (body.length > 0) filled.add(name);
    const verdict = name === 'Flagged' ? 'flagged' : name === 'Accepted' ? 'accepted' : undefined;
    if (!verdict) continue;
    const examples = parts({ type: 'root', children: body }, 3);
    for (const node of body.slice(0, firstHeading(body))) {
      if (node.type === 'code') faults.push(`${lineOf(node)}: a block stands before the first ### of "${name}"`);
    }
    for (const example of examples) cases.push(readCase(example, verdict, faults));
  }
  for (const verdict of ['flagged', 'accepted'] as const) {
    if (!cases.some((one) => one.verdict === verdict)) faults.push(`1: no ${verdict} case`);
  }
  for (const [index, { title, line }] of cases.entries()) {
    if (cases.findIndex((one) => one.title === title) < index) faults.push(`${line}: two cases are called "${title}"`);
  }
  const first = root.children.find((node) => node.type === 'paragraph');
  const title = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  return { text, title: title ? toString(title) : '', summary: source(text, first), sections, filled, cases, faults };
}

interface Part {
  readonly heading: Heading;
  readonly body: RootContent[];
}

/** Everything from one heading of a level to the next. */
function parts(root: Root, depth: number): Part[] {
  const found: Part[] = [];
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === depth) found.push({ heading: node, body: [] });
    else found.at(-1)?.body.push(node);
  }
  return found;
}

function firstHeading(nodes: readonly RootContent[]): number {
  const index = nodes.findIndex((node) => node.type === 'heading');
  return index === -1 ? nodes.length : index;
}

function readCase({ heading, body }: Part, verdict: ReadmeCase['verdict'], faults: string[]): ReadmeCase {
  const files: Record<string, string> = {};
  const fixed: Record<string, string> = {};
  const fixedUnsafe: Record<string, string> = {};
  const base: Record<string, string> = {};
  const head: Record<string, string> = {};
  let findings: string[] | undefined;
  let catalogue: unknown;
  let config: unknown;
  for (const node of body) {
    if (node.type !== 'code') continue;
    const line = lineOf(node);
    const block = readBlock(node);
    if (typeof block === 'string') {
      faults.push(`${line}: ${block}`);
      continue;
    }
    const { name, text, fixes, side } = block;
    if (side) {
      const wanted = side === 'base' ? base : head;
      if (name in wanted) faults.push(`${line}: "${name}" of ${side} appears twice`);
      wanted[name] = text;
    } else if (fixes) {
      const wanted = fixes === 'safe' ? fixed : fixedUnsafe;
      if (name in wanted) faults.push(`${line}: "${name}" fixed appears twice`);
      wanted[name] = text;
    } else if (name === 'findings') findings = text.split('\n').filter((row) => row !== '');
    else if (name === 'catalogue.yaml') catalogue = data(block, line, faults);
    else if (name === 'seedlint.config.yaml') config = data(block, line, faults);
    else if (name in files) faults.push(`${line}: "${name}" appears twice`);
    else files[name] = text;
  }
  const line = lineOf(heading);
  const isChange = Object.keys(base).length + Object.keys(head).length > 0;
  if (Object.keys(files).length === 0 && !isChange) faults.push(`${line}: the case has no file`);
  if (verdict === 'flagged' && !findings?.length) faults.push(`${line}: a flagged case needs a findings block`);
  if (verdict === 'accepted' && findings) faults.push(`${line}: an accepted case has no findings block`);
  return {
    title: toString(heading),
    line,
    verdict,
    files,
    findings: findings ?? [],
    ...(isChange ? { base, head } : {}),
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(config === undefined ? {} : { config }),
    ...(Object.keys(fixed).length === 0 ? {} : { fixed }),
    ...(Object.keys(fixedUnsafe).length === 0 ? {} : { fixedUnsafe }),
  };
}

function data({ name, text }: Block, line: number, faults: string[]): unknown {
  try {
    return parse(text);
  } catch (error) {
    faults.push(`${line}: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

interface Block {
  readonly name: string;
  readonly text: string;
  readonly fixes?: 'safe' | 'unsafe';
  readonly side?: 'base' | 'head';
}

/** A block, or what is wrong with it. */
function readBlock(node: Code): Block | string {
  const [name, ...flags] = (node.meta ?? '').split(/\s+/).filter((word) => word !== '');
  if (!name) return 'a block needs a file name after its language';
  const escaped = flags.at(-1) === 'escaped';
  if (escaped) flags.pop();
  const words = flags.join(' ');
  if (!['', 'fixed', 'fixed unsafe', 'base', 'head'].includes(words))
    return `"${words}" is neither "fixed", "fixed unsafe", "base", "head" nor "escaped"`;
  const raw = node.value === '' ? '' : `${node.value}\n`;
  const text = escaped ? unescape(raw) : raw;
  if (text === undefined) return 'an escape is none of \\u{…}, \\r, \\t, \\\\ or \\ before a line end';
  if (words === '') return { name, text };
  if (words === 'base' || words === 'head') return { name, text, side: words };
  return { name, text, fixes: words === 'fixed' ? 'safe' : 'unsafe' };
}

/** `\u{200B}`, `\r`, `\t`, `\\`; a backslash at the end of a line joins it to the next. Undefined: another escape. */
function unescape(text: string): string | undefined {
  let wrong = false;
  const plain = text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|([\s\S]))/g,
    (_, hex: string | undefined, letter: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      const value = escapes[letter];
      if (value === undefined) wrong = true;
      return value ?? '';
    },
  );
  return wrong ? undefined : plain;
}

const escapes: Readonly<Record<string, string>> = { r: '\r', t: '\t', '\\': '\\', '\n': '' };

function lineOf(node: RootContent): number {
  return node.position?.start.line ?? 1;
}

/** A paragraph as it is written, on one line: a summary may hold inline code. */
function source(text: string, node: RootContent | undefined): string {
  const from = node?.position?.start.offset;
  const to = node?.position?.end.offset;
  return text.slice(from ?? 0, to ?? 0).replace(/\s+/g, ' ');
}
