import type { PlanItem } from '../../core/plan.ts';
import { cut, width } from '../width.ts';
import { safeUrl } from './address.ts';
import { shortened } from './markdown.ts';
import { plainLine } from './plain.ts';

/** The subject of an item's commit: Conventional, whole. */
export function subjectOf({ title, class: kind, id }: PlanItem): string {
  const line = plainLine(title).replace(/(?<![.])\.$/, '');
  if (line === '') return `${prefixes[kind]}: ${id}`;
  return conventional.test(line) ? line : `${prefixes[kind]}: ${begun(line)}`;
}

/** A sentence that goes on behind a colon: its first word is small, unless it is a name or an abbreviation. */
function begun(line: string): string {
  return line.replace(/^\p{Lu}(?=\p{Ll}*(?:\s|$))/u, (letter) => letter.toLowerCase());
}

/** The prefix of a title that speaks of several items. */
export function prefixOf(items: readonly PlanItem[]): string {
  const all = new Set(items.map(({ class: kind }) => prefixes[kind]));
  const [only] = all;
  return all.size === 1 && only !== undefined ? only : 'docs';
}

/** Message of an item's commit: what, why, and from where. Ends in a line break. */
export function commitMessage(item: PlanItem): string {
  const subject = subjectOf(item);
  const paragraphs = [
    ...(width(subject) > columns ? [subject] : []),
    ...shortened(item.problem, 4000, (text) => text)
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map(plainLine),
  ].filter((line) => line !== '');
  const body = paragraphs.map((paragraph) => folded(paragraph).join('\n'));
  return `${[cut(subject, columns), ...body, trailers(item).join('\n')].join('\n\n')}\n`;
}

function trailers({ session, id, evidence }: PlanItem): string[] {
  const references = evidence.map(({ ref, url }) => safeUrl(url ?? '') ?? referenceOf(ref));
  return [
    ...(session === undefined ? [] : [['Seedlint-Session', plainLine(session)] as const]),
    ['Seedlint-Action-Item', plainLine(id)] as const,
    ...[...new Set(references)].map((reference) => ['Seedlint-Evidence', reference] as const),
  ]
    .filter(([, value]) => value !== '')
    .map(([token, value]) => `${token}: ${cut(value, 400)}`);
}

// What is nothing but a reference is meant as one.
function referenceOf(ref: string): string {
  const line = ref.trim();
  return /^(?:[\w.-]+\/[\w.-]+)?#\d+$|^GH-\d+$/.test(line) ? line : plainLine(line);
}

/**
 * Lines of a paragraph, none of which reads as a trailer, a comment or the start of a patch: git and what reads its messages
 * would take such a line for more than words. The first line becomes one of a list; the others are broken elsewhere.
 */
function folded(paragraph: string): string[] {
  const text = special.test(paragraph) ? `- ${paragraph}` : paragraph;
  for (let room = columns; room > columns / 2; room--) {
    const lines = fold(text, room);
    if (!lines.some((line) => special.test(line))) return lines;
  }
  return fold(text, columns).map((line) => (special.test(line) ? `- ${line}` : line));
}

// Words stay whole, however long: a broken address leads nowhere.
function fold(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && width(last) + 1 + width(word) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const columns = 72;
const prefixes = {
  docs: 'docs',
  prompts: 'docs(prompts)',
  instructions: 'docs(agents)',
  tools: 'chore(tools)',
} as const satisfies Record<PlanItem['class'], string>;
// No `!` and nothing that is not one of these: a made-up type or a breaking change would set off a release.
const conventional =
  /^(?:build|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(?:\([\p{L}\p{N} ,./_-]+\))?: \S/u;
const special = /^(?:[#>]|-{2,}|\*{3,}|={3,}|[A-Za-z0-9-]+ *[:=](?!\/\/)|BREAKING[ -]CHANGE|diff |\(cherry picked )/;
