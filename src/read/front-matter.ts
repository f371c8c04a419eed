import matter from 'gray-matter';
import { parseDocument } from 'yaml';
import type { FrontMatter } from '../core/seed.ts';

/** The data block a text begins with, or undefined when it has none. Nothing in it is ever run. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const closed = closedFrontMatter(text);
  if (closed) return closed;
  const unread = unreadFrontMatter(text);
  return unread && { data: {}, start: 0, ...unread };
}

/** A block that is YAML by its fences: what remark-frontmatter takes for it, without a parser that would read on to the end. */
export function closedFrontMatter(text: string): FrontMatter | undefined {
  const block = /^(---[ \t]*(?:\r\n|\r|\n))(?:([\s\S]*?)(?:\r\n|\r|\n))??---[ \t]*(?=\r|\n|$)/.exec(text);
  return block ? readYaml(block[2] ?? '', block[1]?.length ?? 0, block[0].length) : undefined;
}

/** A block of data that Markdown takes for prose, with the reason: it names a language, or nothing closes it. */
export function unreadFrontMatter(
  text: string,
): (Pick<FrontMatter, 'end'> & Required<Pick<FrontMatter, 'error'>>) | undefined {
  return text.startsWith(fence) ? (taggedFrontMatter(text) ?? openFrontMatter(text)) : undefined;
}

/** `---js`, `--- toml`: gray-matter takes it for a program; we take it for a mistake that must be told. */
function taggedFrontMatter(text: string): ReturnType<typeof unreadFrontMatter> {
  const first = /^---[ \t]*([\p{L}_][\p{L}\p{N}_.+#-]*)[ \t]*(?:\r\n|\r|\n|$)/u.exec(text);
  const language = first?.[1];
  if (!first || language === undefined) return undefined;
  const closing = closingFence.exec(text.slice(first[0].length));
  // gray-matter would run the whole file when the fence is not closed; a dash and a word alone are just text.
  if (!closing && !languages.has(language.toLowerCase())) return undefined;
  const end = closing ? first[0].length + closing.index + closing[0].length : first[0].trimEnd().length;
  return { end, error: { message: 'code', detail: language, start: first[0].indexOf(language) } };
}

/** Lines of `key: value` below a first `---` that is the only one. A line across the page has a blank line below it. */
function openFrontMatter(text: string): ReturnType<typeof unreadFrontMatter> {
  const block = /^---[ \t]*(?:\r\n|\r|\n)(?:[a-z_][a-z0-9_-]*:(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n|$))+(?=\r|\n|$)/.exec(
    text,
  )?.[0];
  if (block === undefined || closingFence.test(text.slice(fence.length))) return undefined;
  return {
    end: block.trimEnd().length,
    error: { message: 'yaml', detail: 'no line of --- closes the block', start: 0 },
  };
}

function readYaml(value: string, valueStart: number, end: number): FrontMatter {
  const fail = (message: 'yaml' | 'shape', detail: string, offset = 0): FrontMatter => ({
    data: {},
    start: 0,
    end,
    error: { message, detail, start: value === '' ? 0 : valueStart + Math.min(offset, value.length) },
  });
  try {
    const data: unknown = parseBlock(value);
    if (data === null || data === undefined) return { data: {}, start: 0, end };
    if (!isRecord(data)) return fail('shape', Array.isArray(data) ? 'list' : typeof data, value.search(/\S/));
    return { data, start: 0, end };
  } catch (error) {
    if (error instanceof YamlFault) return fail('yaml', error.message, error.offset);
    throw error;
  }
}

/** gray-matter gets only what Markdown recognised as YAML, a closing fence that cannot occur inside it, and options every time. */
function parseBlock(value: string): unknown {
  // Without options a text that failed once is `{}` the second time. See gray-matter#166.
  return matter(`${fence}\n${value}\n${unlikelyFence}`, {
    language: 'yaml',
    delimiters: [fence, unlikelyFence],
    engines,
  }).data;
}

function parseYaml(block: string): object {
  const document = parseDocument(block, { version: '1.2', prettyErrors: false, logLevel: 'silent' });
  const [fault] = document.errors;
  // The block begins with the line break of the fence.
  if (fault) throw new YamlFault(fault.message, fault.pos[0] - 1);
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) throw new YamlFault(error.message, 0);
    throw error;
  }
}

class YamlFault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message.replace(/\s+/g, ' ').trim());
    this.offset = Math.max(0, offset);
  }
}

function refuse(): never {
  throw new Error('front matter is data: only the YAML engine may be asked');
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

const fence = '---';
const closingFence = /(?:^|\r\n|\r|\n)---[ \t]*(?=\r|\n|$)/;
// Seeds cannot hold a NUL byte, so a line of the data is never taken for the end of the block.
const unlikelyFence = '---\0';

// gray-matter evaluates `javascript` out of the box and knows it by several names.
const engines = {
  yaml: { parse: parseYaml, stringify: refuse },
  ...Object.fromEntries(
    ['javascript', 'js', 'JavaScript', 'Javascript', 'JS', 'coffee', 'coffeescript', 'cson', 'json', 'toml'].map(
      (name) => [name, { parse: refuse, stringify: refuse }],
    ),
  ),
};

const languages = new Set([
  'js',
  'javascript',
  'mjs',
  'cjs',
  'ts',
  'typescript',
  'coffee',
  'coffeescript',
  'cson',
  'json',
  'toml',
  'yaml',
  'yml',
]);
