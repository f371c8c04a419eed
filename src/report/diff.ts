import type { Rung } from '../core/force.ts';
import type { DiffEntry, DiffGroup, DiffKind } from '../guard/diff.ts';
import type { Stated } from '../guard/unit-change.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { visible } from './visible.ts';

import { wrap } from './wrap.ts';

const diffKinds = ['weaker', 'unclear', 'gone', 'stronger', 'new', 'moved', 'reworded', 'rewritten'] as const;

export const diffMarks = {
  weaker: '✖',
  unclear: '▲',
  gone: '−',
  stronger: '↑',
  new: '+',
  moved: '→',
  reworded: '≈',
  rewritten: '⟳',
} as const satisfies Record<DiffKind, string>;

/** The semantic diff for a terminal: per prompt, directive by directive, both texts of what changed. */
export function diffText(groups: readonly DiffGroup[], options: TextOptions): string {
  const paint = paintFor(options.colour);
  const { words } = options;
  if (groups.length === 0) return `${paint.good('✔')} ${words.ui('diff.none')}\n`;
  const blocks = groups.map(({ paths, entries }) =>
    [
      ...paths.map((path) => paint.path(visible(path))),
      ...entries.flatMap((entry) => rowsOf(entry, options, paint)),
    ].join('\n'),
  );
  return `${[...blocks, summaryOf(groups, options, paint)].join('\n\n')}\n`;
}

function rowsOf({ kind, change }: DiffEntry, { words, width }: TextOptions, paint: Paint): string[] {
  const { base, head } = change;
  const stated = head ?? base;
  const title = words.ui(`diff.${kind}`);
  const where = [stated?.view.locale, stated ? `:${stated.unit.place.line}` : ''].filter(Boolean).join(' ');
  const force = forceOf(base?.reading?.rung, head?.reading?.rung);
  const line = `  ${colourOf(kind, paint)(`${diffMarks[kind]} ${title}`)}  ${paint.faint([where, force].filter(Boolean).join(' · '))}`;
  const both = kind !== 'moved' && kind !== 'gone' && kind !== 'new';
  return [
    line,
    ...(base && (both || kind === 'gone') ? textRows('−', base, width, paint.faint) : []),
    ...(head && (both || kind === 'new') ? textRows('+', head, width, (text) => text) : []),
    ...(kind === 'moved' && base && head ? textRows('→', head, width, paint.faint) : []),
  ];
}

function textRows(sign: string, { unit }: Stated, width: number, paint: (text: string) => string): string[] {
  return wrap(visible(unit.text), Math.max(20, width - 8)).map(
    (row, index) => `    ${index === 0 ? sign : ' '} ${paint(row)}`,
  );
}

function forceOf(before: Rung | undefined, after: Rung | undefined): string {
  if (before === after || before === undefined || after === undefined) return after ?? before ?? '';
  return `${before} → ${after}`;
}

function colourOf(kind: DiffKind, { severity, good, faint }: Paint): (text: string) => string {
  if (kind === 'weaker' || kind === 'gone') return severity.error;
  if (kind === 'unclear' || kind === 'rewritten') return severity.warning;
  return kind === 'stronger' || kind === 'new' ? good : faint;
}

function summaryOf(groups: readonly DiffGroup[], { words }: TextOptions, paint: Paint): string {
  const counts = new Map<DiffKind, number>();
  for (const { entries } of groups) for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const titles = diffKinds
    .filter((kind) => counts.has(kind))
    .map((kind) => `${colourOf(kind, paint)(diffMarks[kind])} ${words.ui(`diff.${kind}`)} ${counts.get(kind)}`);
  return titles.join('   ');
}

/** The semantic diff as data, indented by two. */
export function diffJson(groups: readonly DiffGroup[]): string {
  const data = groups.map(({ paths, entries }) => ({
    paths,
    changes: entries.map(({ kind, change: { base, head, reasons, balance } }) => ({
      kind,
      locale: (head ?? base)?.view.locale ?? null,
      base: side(base),
      head: side(head),
      reasons: reasons.map(({ feature, direction, before = null, after = null }) => ({
        feature,
        direction,
        before,
        after,
      })),
      ...(balance ? { balance } : {}),
    })),
  }));
  return `${JSON.stringify({ prompts: data }, undefined, 2)}\n`;
}

function side(stated: Stated | undefined): object | null {
  if (!stated) return null;
  const { file, unit, reading } = stated;
  return { path: file.path, line: unit.place.line, text: unit.text, force: reading?.rung ?? null };
}
