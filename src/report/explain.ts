import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { fixWord, severityOf, type RuleEntry } from './rules-table.ts';
import { visible } from './visible.ts';
import { width } from './width.ts';
import type { Words } from './words.ts';
import { wrap } from './wrap.ts';

/** A rule's README set for a terminal, its summary in the reader's language. */
export function explainText(entry: RuleEntry, readme: string, { words, width: columns, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const { rule } = entry;
  const facts = [
    words.ui(`category.${rule.category}`),
    words.ui(`severity.${severityOf(entry)}`),
    fixWord(entry, words),
  ];
  // Lines longer than this are hard to follow.
  const room = Math.min(columns, 100);
  const blocks = blocksOf(readme).slice(openingOf(readme));
  const rows = [
    `${paint.strong(visible(rule.id))}  ${paint.faint(facts.filter((fact) => fact !== '').join(' · '))}`,
    '',
    ...wrap(visible(words.summary(rule)), room),
    ...blocks.flatMap((block, index) => {
      const tight = block.type === 'item' && blocks[index - 1]?.type === 'item';
      return [...(tight ? [] : ['']), ...set(block, { words, paint, room })];
    }),
  ];
  return `${rows.join('\n')}\n`;
}

/** The best fix that the examples of a README show. */
export function fixesShown(readme: string): 'safe' | 'unsafe' | undefined {
  const shown = blocksOf(readme).flatMap((block) => (block.type === 'code' ? [block.flags] : []));
  if (shown.some((flags) => flags.includes('fixed') && !flags.includes('unsafe'))) return 'safe';
  return shown.some((flags) => flags.includes('fixed')) ? 'unsafe' : undefined;
}

type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string }
  | {
      readonly type: 'code';
      readonly name: string;
      readonly flags: readonly string[];
      readonly lines: readonly string[];
    }
  | { readonly type: 'item'; readonly marker: string; readonly text: string }
  | { readonly type: 'table'; readonly lines: readonly string[] }
  | { readonly type: 'text'; readonly text: string };

/** The little Markdown that rule READMEs are written in: headings, fences, list items, tables, paragraphs. */
function blocksOf(readme: string): Block[] {
  const blocks: Block[] = [];
  const lines = readme.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const item = /^ *([-*]|\d+[.)]) (.*)$/.exec(line);
    if (fence) {
      const [, mark = '', info = ''] = fence;
      const [, name = '', ...flags] = info.trim().split(/\s+/);
      const code: string[] = [];
      while (++index < lines.length && !(lines[index] ?? '').startsWith(mark)) code.push(lines[index] ?? '');
      blocks.push({ type: 'code', name, flags, lines: code });
      continue;
    }
    if (heading) {
      blocks.push({ type: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      continue;
    }
    if (line.trim() === '') continue;
    const more: string[] = [];
    while (!startsBlock(lines[index + 1] ?? '')) more.push((lines[++index] ?? '').trim());
    if (item) blocks.push({ type: 'item', marker: item[1] ?? '-', text: [item[2], ...more].join(' ') });
    else if (line.startsWith('|')) {
      const rows = [line];
      while ((lines[index + 1] ?? '').startsWith('|')) rows.push(lines[++index] ?? '');
      blocks.push({ type: 'table', lines: rows });
    } else blocks.push({ type: 'text', text: [line.trim(), ...more].join(' ') });
  }
  return blocks;
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || /^(?:#{1,6} |```|~~~|\|| *(?:[-*]|\d+[.)]) )/.test(line);
}

/** How many blocks the title and the summary take: both are said already. */
function openingOf(readme: string): number {
  const blocks = blocksOf(readme);
  const title = blocks[0]?.type === 'heading' && blocks[0].level === 1 ? 1 : 0;
  return blocks[title]?.type === 'text' ? title + 1 : title;
}

function set(block: Block, { words, paint, room }: { words: Words; paint: Paint; room: number }): string[] {
  if (block.type === 'heading') {
    const style = block.level <= 2 ? paint.strong : paint.path;
    return wrap(visible(block.text), room).map(style);
  }
  if (block.type === 'table') return block.lines.map((line) => visible(line));
  if (block.type === 'code') {
    const after = block.flags.includes('unsafe') ? 'explain.fixedUnsafe' : 'explain.fixed';
    const label = block.flags.includes('fixed') ? words.ui(after, { name: block.name }) : block.name;
    return [
      ...(label === '' ? [] : [`  ${paint.faint(visible(label))}`]),
      ...block.lines.map((line) => `    ${paint.code(visible(line))}`.trimEnd()),
    ];
  }
  const text = visible(block.text).replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)');
  if (block.type === 'text') return wrap(text, room).map((line) => inlineCode(line, paint));
  const hang = width(block.marker) + 1;
  return wrap(text, room - hang).map(
    (line, index) => `${index === 0 ? `${block.marker} ` : ' '.repeat(hang)}${inlineCode(line, paint)}`,
  );
}

function inlineCode(line: string, paint: Paint): string {
  return line.replace(/`[^`]+`/g, (code) => paint.code(code));
}
