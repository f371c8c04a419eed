import type { Found } from '../../src/core/finding.ts';
import { runAt } from '../../src/core/runs.ts';
import { placeInView, type Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { isInstruction } from './instruction.ts';

/** Comments that tell the agent something: `<!-- … -->`, and the `[//]: # (…)` form. */
export function* hiddenComments(seed: Seed): Generator<Found> {
  const { file } = seed;
  if (file.text.includes('<!--')) {
    // Left open, a comment takes the rest of the page with it.
    for (const { 0: comment, index: start } of file.text.matchAll(/<!--([\s\S]*?)(?:-->|$(?![\s\S]))/g)) {
      if (isCode(seed, start) || !isInstruction(comment.replace(/^<!--|-->$/g, ''))) continue;
      yield found('comment', seed, start, start + comment.length);
    }
  }
  for (const view of seed.views) {
    for (const { type, title, url, from, to } of view.links) {
      // `[//]: <> (text)` defines a link nobody follows, so that nobody sees the text.
      const text = title ?? (type === 'definition' && /\s|^%20/.test(url) ? url : undefined);
      if (!text || !isInstruction(text)) continue;
      const at = placeInView(file, view, from, to);
      yield type === 'definition' ? found('comment', seed, at.start, at.end) : { message: 'title', at };
    }
  }
}

/** HTML that a browser does not show. */
export function* hiddenMarkup(seed: Seed): Generator<Found> {
  const { file } = seed;
  if (!/<[a-z]/i.test(file.text)) return;
  for (const { 0: tag, index: start } of file.text.matchAll(/<[a-z][a-z0-9-]*\s[^<>]*>/gi)) {
    if (!unseen.test(tag) || isCode(seed, start)) continue;
    yield { message: 'markup', at: placeAt(file, start, start + tag.length) };
  }
}

function found(message: string, { file }: Seed, start: number, end: number): Found {
  // A comment on a line of its own takes the line along.
  const isLine = /(?:^|\n)[ \t]*$/.test(file.text.slice(Math.max(0, start - 80), start));
  // Of two blank lines around it one is enough.
  const isAfterBlank = /(?:^|\n[ \t]*\r?\n)[ \t]*$/.test(file.text.slice(Math.max(0, start - 80), start));
  const blank = isAfterBlank ? /^[ \t]*\r?\n(?:[ \t]*\r?\n)?/ : /^[ \t]*\r?\n/;
  const newline = isLine ? (blank.exec(file.text.slice(end, end + 80))?.[0].length ?? 0) : 0;
  return {
    message,
    at: placeAt(file, start, end),
    fixes: [{ title: 'remove', safety: 'unsafe', edits: [{ path: file.path, start, end: end + newline, text: '' }] }],
  };
}

function isCode(seed: Seed, offset: number): boolean {
  const kind = runAt(seed, offset)?.run.kind;
  return kind === 'code' || kind === 'fence';
}

const unseen =
  /\shidden(?=[\s>=/])|\sstyle\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![\d.]*[1-9])|opacity\s*:\s*0(?![\d.]*[1-9])|(?:width|height)\s*:\s*0(?![\d.]*[1-9]))/i;
