import type { Finding } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

export interface NewSeedReport {
  readonly files: readonly string[];
  /** What seedlint says of them now. */
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
}

/** The files that were written, and what is left to write in them: a line for each kind of finding, with its places. */
export function newSeedText({ files, findings, rules }: NewSeedReport, { words, width, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const lines = [
    words.ui('init.wrote', { count: files.length }),
    ...files.map((path) => `  ${paint.path(visible(path))}`),
  ];
  const open = new Map<string, string[]>();
  for (const { rule, message, data, at } of findings) {
    const said = words.finding(
      rules.find(({ id }) => id === rule),
      message,
      data,
    );
    const key = `${said}  ${paint.faint(rule)}`;
    const place = visible(files.length > 1 || !files.includes(at.path) ? `${at.path}:${at.line}` : `${at.line}`);
    open.set(key, [...(open.get(key) ?? []), place]);
  }
  if (open.size > 0) {
    lines.push('', words.ui('newSeed.left'));
    for (const [said, places] of open) {
      const [first = '', ...more] = wrap(said, width - 4);
      lines.push(`  - ${first}`, ...more.map((line) => `    ${line}`), `    ${paint.faint(places.join(', '))}`);
    }
  }
  lines.push('', words.ui('newSeed.next'));
  return `${lines.join('\n')}\n`;
}
