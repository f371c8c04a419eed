import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { padEnd, width } from './width.ts';
import { wrap } from './wrap.ts';
import type { Words } from './words.ts';

/** What was seen in one folder of prompts. */
export interface SeenPrompts {
  readonly folder: string;
  readonly languages: 'files' | 'branches' | 'one';
  readonly patterns: readonly { readonly pattern: string; readonly count: number; readonly example: string }[];
  readonly contents: {
    readonly template?: {
      readonly variables: readonly string[];
      readonly doubtful: readonly { readonly name: string; readonly near: string; readonly file: string }[];
    };
    readonly variable?: string;
    readonly frontMatter: number;
  };
  readonly listing?: { readonly file: string; readonly named: number; readonly files: number };
  readonly left: readonly string[];
}

/** What `seedlint init` proposes. */
export interface InitReport {
  readonly from: 'start' | 'preset' | 'found';
  readonly files: ReadonlyMap<string, string>;
  readonly folders: readonly SeenPrompts[];
}

/** What was found, why the files look as they do, and the files: in full for those that were made up, as a list for those that were copied. */
export function initText({ from, files, folders }: InitReport, { words, width: columns, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const lines = [words.ui(`init.${from}`), ''];
  for (const seen of folders) lines.push(...folderLines(seen, words, columns), '');
  if (from === 'start') lines.push(...groups([...files.keys()], words));
  else {
    for (const [path, text] of files) {
      lines.push(paint.path(visible(path)));
      lines.push(
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${paint.faint('│')} ${visible(line)}`.trimEnd()),
        '',
      );
    }
    lines.pop();
  }
  return `${lines.join('\n')}\n`;
}

function folderLines(seen: SeenPrompts, words: Words, columns: number): string[] {
  const { contents, languages, left, listing, patterns } = seen;
  const count = patterns.reduce((sum, one) => sum + one.count, 0);
  const rows: [string, string][] = [];
  if (languages === 'branches' || contents.variable !== undefined) {
    rows.push([words.ui('init.languages'), words.ui('init.languages.branches', { variable: contents.variable ?? '' })]);
  } else rows.push([words.ui('init.languages'), words.ui(`init.languages.${languages}`)]);
  if (contents.template) {
    const variables = contents.template.variables.join(', ') || words.ui('init.none');
    rows.push([words.ui('init.template'), words.ui('init.template.go', { variables })]);
    for (const slip of contents.template.doubtful) rows.push(['', words.ui('init.template.doubtful', slip)]);
  }
  if (contents.frontMatter > 0) {
    const key = contents.frontMatter === count ? 'init.frontMatter.all' : 'init.frontMatter.some';
    rows.push([words.ui('init.frontMatter'), words.ui(key, { count: contents.frontMatter, files: count })]);
  }
  if (listing) rows.push([words.ui('init.listing'), words.ui('init.listing.names', listing)]);
  if (left.length > 0) {
    const names = [...left.slice(0, 5), ...(left.length > 5 ? ['…'] : [])].join(', ');
    rows.push([words.ui('init.left'), words.ui('init.left.names', { names, count: left.length })]);
  }
  const longest = Math.max(...patterns.map(({ pattern }) => width(pattern)));
  const label = Math.max(...rows.map(([name]) => width(name)));
  return [
    `${visible(seen.folder === '' ? '.' : seen.folder)}: ${words.ui('count.files', { count })}`,
    ...patterns.map(
      ({ pattern, count: own, example }) =>
        `  ${padEnd(visible(pattern), longest)}  ${words.ui('init.pattern', { count: own, example: visible(example) })}`,
    ),
    ...rows.flatMap(([name, text]) =>
      wrap(visible(text), Math.max(30, columns - label - 4)).map(
        (line, index) => `  ${padEnd(index === 0 ? name : '', label)}  ${line}`,
      ),
    ),
  ];
}

/** Files by themselves at the top, folders with the number of files in them. */
function groups(paths: readonly string[], words: Words): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const top = /^[^/]+\//.exec(path)?.[0];
    const key = top === undefined || top.startsWith('.') ? path : top;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const longest = Math.max(...[...counts.keys()].map(width));
  return [...counts].map(([key, count]) =>
    key.endsWith('/') ? `  ${padEnd(key, longest)}  ${words.ui('count.files', { count })}` : `  ${key}`,
  );
}
