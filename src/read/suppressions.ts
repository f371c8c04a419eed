import type { Root } from 'mdast';
import type { Suppression } from '../core/suppression.ts';
import type { Template } from '../core/template.ts';
import { lineStarts, placeAt, positionAt, type TextFile } from '../core/text.ts';
import { parseMarkdown } from './markdown.ts';
import { deepestNesting, nestingDepth } from './nesting.ts';
import { parseRequest, type Comment, type Request } from './suppression-grammar.ts';

/** The suppression comments of a file with the lines they cover: HTML comments, template comments, `#` comments in YAML. */
export function readSuppressions(
  file: TextFile,
  tree: Root | undefined,
  template: Template | undefined,
): Suppression[] {
  if (!/seedlint-/i.test(file.text)) return [];
  const requests = commentsOf(file, tree, template)
    .sort((a, b) => a.start - b.start)
    .flatMap((comment) => parseRequest(comment) ?? []);
  return coverLines(file, requests);
}

function commentsOf(file: TextFile, tree: Root | undefined, template: Template | undefined): Comment[] {
  if (/\.ya?ml$/i.test(file.path)) return yamlComments(file.text);
  const inTemplate = templateComments(template);
  // The tree of a template is the tree of one of its views; comments are looked for in the whole file.
  const whole = template && template.actions.length > 0 ? undefined : tree;
  const inHtml = htmlComments(file.text, whole ?? parse(file.text));
  return [
    ...inTemplate,
    ...inHtml.filter(({ start, end }) => !inTemplate.some((action) => start < action.end && action.start < end)),
  ];
}

/** A text nested too deep to be parsed is refused elsewhere; here it has no comments. */
function parse(text: string): Root {
  return nestingDepth(text).depth > deepestNesting ? { type: 'root', children: [] } : parseMarkdown(text);
}

/** Comments that Markdown shows to nobody; those in code are examples. */
function htmlComments(text: string, tree: Root): Comment[] {
  const found: Comment[] = [];
  const stack: (Root | Root['children'][number])[] = [tree];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const from = node.position?.start.offset ?? 0;
    if (node.type === 'html') {
      const source = text.slice(from, node.position?.end.offset ?? from);
      for (const match of source.matchAll(/<!--([^]*?)-->/g)) {
        const start = from + match.index;
        found.push({ start, end: start + match[0].length, body: match[1] ?? '' });
      }
    } else if ('children' in node) for (const child of node.children) stack.push(child);
  }
  return found;
}

function templateComments(template: Template | undefined): Comment[] {
  return (template?.actions ?? []).flatMap(({ comment, start, end }) =>
    comment === undefined ? [] : [{ start, end, body: comment }],
  );
}

/** `#` begins a comment at the start of a line or after a blank; within quotes and block text it would need a YAML parser, and says nothing to us. */
function yamlComments(text: string): Comment[] {
  return [...text.matchAll(/(?<=^|[ \t])#([^\r\n]*)/gm)].map(({ 0: { length }, 1: body = '', index }) => ({
    start: index,
    end: index + length,
    body,
  }));
}

function coverLines(file: TextFile, requests: readonly Request[]): Suppression[] {
  const lines = lineCount(file);
  const found: Suppression[] = [];
  const commentLines = new Set(
    requests.filter((request) => standsAlone(file, request)).flatMap((request) => linesOfComment(file, request)),
  );
  const closing = closersOf(requests);
  let next: readonly number[] | undefined;
  for (const [index, request] of requests.entries()) {
    const line = lineAt(file, request.start);
    const end = lineAt(file, request.end);
    if (request.verb === 'enable') continue;
    if (request.verb === 'disable') found.push(...untilEnabled(file, request, closing[index], lines));
    else if (request.verb === 'disable-file') found.push(suppression(file, request, request.rules, 1, lines));
    else if (request.verb === 'disable-next-line') {
      next ??= nextLines(file, commentLines);
      const following = end < lines ? (next[end + 1] ?? lines) : end;
      found.push(suppression(file, request, request.rules, following, following));
    } else found.push(suppression(file, request, [], line, end));
  }
  return found;
}

/** A block ends where its rule is enabled again, so a comment with several rules may cover several stretches. */
function untilEnabled(file: TextFile, request: Request, closers: Closers | undefined, lines: number): Suppression[] {
  const from = lineAt(file, request.start);
  const ends = new Map<number, string[]>();
  for (const rule of request.rules) {
    const close = nearest(closers?.get(rule), closers?.get(everyRule));
    const to = close ? lineAt(file, close.start) : lines;
    ends.set(to, [...(ends.get(to) ?? []), rule]);
  }
  if (request.rules.length === 0) return [suppression(file, request, [], from, from)];
  return [...ends].map(([to, rules]) => suppression(file, request, rules, from, to));
}

function suppression(
  file: TextFile,
  request: Request,
  rules: readonly string[],
  from: number,
  to: number,
): Suppression {
  const { start, end, reason, until, misdated, misspelt } = request;
  return {
    place: placeAt(file, start, end),
    rules,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
    ...(misdated === undefined ? {} : { misdated }),
    ...(misspelt === undefined ? {} : { misspelt }),
    from,
    to,
  };
}

/** By rule, the comment that enables it next. */
type Closers = ReadonlyMap<string, Request>;

/** What closes blocks that begin at a request, by its index; only where a block begins. */
function closersOf(requests: readonly Request[]): Closers[] {
  const found: Closers[] = [];
  let nextByRule = new Map<string, Request>();
  for (let index = requests.length - 1; index >= 0; index--) {
    const request = requests[index];
    if (request?.verb === 'disable') found[index] = nextByRule;
    if (request?.verb !== 'enable') continue;
    nextByRule = new Map(nextByRule);
    for (const rule of request.rules.length === 0 ? [everyRule] : request.rules) nextByRule.set(rule, request);
  }
  return found;
}

function nearest(one: Request | undefined, other: Request | undefined): Request | undefined {
  if (!one || !other) return one ?? other;
  return one.start < other.start ? one : other;
}

// No rule is called so.
const everyRule = '*';

/** For every line (from 1) the first at or after it that says anything: blank lines and further suppressions are skipped, so that they can be stacked. */
function nextLines(file: TextFile, commentLines: ReadonlySet<number>): number[] {
  const starts = lineStarts(file);
  const next: number[] = [];
  let following = starts.length;
  for (let line = starts.length; line >= 1; line--) {
    const isSkipped = commentLines.has(line) || file.text.slice(starts[line - 1], starts[line]).trim() === '';
    if (!isSkipped) following = line;
    next[line] = following;
  }
  return next;
}

function linesOfComment(file: TextFile, { start, end }: Comment): number[] {
  const first = lineAt(file, start);
  return Array.from({ length: lineAt(file, end) - first + 1 }, (_, index) => first + index);
}

function standsAlone(file: TextFile, { start, end }: Comment): boolean {
  const starts = lineStarts(file);
  const from = starts[lineAt(file, start) - 1] ?? 0;
  const to = starts[lineAt(file, end)] ?? file.text.length;
  return file.text.slice(from, start).trim() === '' && file.text.slice(end, to).trim() === '';
}

function lineAt(file: TextFile, offset: number): number {
  return positionAt(file, offset).line;
}

function lineCount(file: TextFile): number {
  return lineStarts(file).length;
}
