import type { Marker, Reading } from '../core/force.ts';
import type { Unit } from '../core/seed.ts';
import { placeAt, positionAt, type TextFile } from '../core/text.ts';
import { forceWords, type ForceWordKey } from './force-words.ts';
import { frame } from './frame.ts';
import type { TextOptions } from './input.ts';
import { paintFor } from './paint.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';
import type { Words } from './words.ts';

/** A directive with its force, and the file it stands in. */
export interface ReadUnit {
  readonly file: TextFile;
  readonly locale: string;
  readonly unit: Unit;
  readonly reading: Reading;
}

/** How the force of directives was read: the directive, its rung, each word that had a say with its place, and what the section lent. */
export function explainUnitText(units: readonly ReadUnit[], { words, width, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const style = { width, sign: '─', paintSign: paint.related, paintGutter: paint.faint, before: false };
  const blocks = units.map(({ file, locale, unit, reading }) => {
    const rows = reading.markers.map((marker) => [
      place(file, marker),
      visible(marker.text),
      said(marker, words),
      marker.rule,
    ]);
    const guards = unit.guards.map((guard) => `  ${words.ui('force.guard', { guard: visible(guard) })}`);
    return [
      `${paint.path(visible(`${file.path}:${unit.place.line}`))}  ${locale}`,
      ...frame(file, placeAt(file, unit.place.start, unit.place.end), style),
      '',
      `${paint.strong(reading.rung)} · ${words.ui(`force.mode.${reading.mode}`)}. ${words.ui(`force.rung.${reading.rung}`)}`,
      ...(rows.length > 0
        ? table(rows, { width: Infinity, indent: '  ', paint: [paint.faint, undefined, undefined, paint.faint] })
        : []),
      `  ${lent(reading, words)}`,
      ...guards,
    ].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

/** The same as data, indented by two. */
export function explainUnitJson(units: readonly ReadUnit[]): string {
  const data = units.map(({ file, locale, unit, reading }) => ({
    path: file.path,
    line: unit.place.line,
    column: unit.place.column,
    locale,
    text: unit.text,
    rung: reading.rung,
    mode: reading.mode,
    clauses: reading.clauses.map(({ rung, mode, from }) => ({ rung, mode, from })),
    features: featuresData(file, reading),
    markers: reading.markers.map(({ text, start, end, rule, says }) => ({
      text,
      ...positionAt(file, start),
      start,
      end,
      rule,
      says,
    })),
    section: reading.section,
    guards: unit.guards,
  }));
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function place(file: TextFile, { start, end }: Marker): string {
  const { line, column } = positionAt(file, start);
  return `${line}:${column}–${positionAt(file, end).column - 1}`;
}

function said({ says }: Marker, words: Words): string {
  const key = `force.says.${says}`;
  return isKnown(key) ? words.ui(key) : says;
}

function isKnown(key: string): key is ForceWordKey {
  return Object.hasOwn(forceWords, key);
}

function lent({ section: { label, force, by, used } }: Reading, words: Words): string {
  if (label === undefined) return words.ui('force.section.none');
  const data = { label: visible(label), force: force ?? '' };
  if (force === undefined) return words.ui('force.section.silent', data);
  const key = by === 'lead' ? 'lead' : by === 'label' ? 'label' : 'role';
  return words.ui(`force.section.${key}`, {
    ...data,
    used: words.ui(used ? 'force.section.used' : 'force.section.unused'),
  });
}

function featuresData(file: TextFile, { features, parsed }: Reading): Record<string, unknown> {
  const text = ({ from, to }: { from: number; to: number }): string => {
    const first = parsed.words[from];
    const last = parsed.words[to - 1];
    return first && last ? file.text.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
  };
  return Object.fromEntries(
    Object.entries(features).map(([name, value]: [string, unknown]) => {
      if (name === 'bounds') return [name, features.bounds.map(({ kind, value }) => ({ kind, value }))];
      return [name, Array.isArray(value) ? value.map((stretch: { from: number; to: number }) => text(stretch)) : value];
    }),
  );
}
