import type { Matrix, Resolution, Run } from '../core/resolve.ts';
import { describeCell } from '../core/seed.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { table } from './table.ts';
import { visible } from './visible.ts';
import { padEnd, width } from './width.ts';
import type { Words } from './words.ts';

/** `present`: every layer by its canonical file; `fallback`: some by a later one; `missing`: a required layer by none, or nothing at all. */
export type RunState = 'present' | 'fallback' | 'missing';

/** The matrix for a terminal: one row per stage, role and mode, one column per kind and locale; below it what no run gets and what is missing. */
export function matrixText(matrix: Matrix, { words, width: columns, colour }: TextOptions): string {
  const paint = paintFor(colour);
  const blocks = [
    matrix.rows.length > 0 ? [...grid(matrix, words, paint), '', legend(words, paint)] : [words.ui('matrix.noRuns')],
    unreachableRows(matrix, words, paint, columns),
    missingRows(matrix, words, paint),
    [summaryLine(matrix, words, paint)],
  ];
  return `${blocks
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.join('\n'))
    .join('\n\n')}\n`;
}

/** The matrix as data, indented by two. */
export function matrixJson(matrix: Matrix): string {
  const data = {
    runs: matrix.rows.map(({ run, layers }) => ({
      ...runData(run),
      layers: layers.map(({ layer, state, winner }) => ({ layer: layer.id, state, path: winner?.path ?? null })),
    })),
    required: matrix.required.map(({ class: name, cell, path, present }) => ({ class: name, ...cell, path, present })),
    unreachable: matrix.unreachable.map(({ seed, shadowedBy }) => ({
      path: seed.file.path,
      shadowedBy: shadowedBy.map(({ path, run }) => ({ path, run: runData(run) })),
    })),
    summary: figures(matrix),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** The axes of a run in their usual order, unnamed ones left out. */
export function runData({ stage, role, mode, kind, locale }: Run): object {
  return { stage, role, mode, kind, locale };
}

/** The worst that happens to a run in any of its layers. */
export function stateOf(layers: readonly Resolution[]): RunState {
  if (layers.some(({ state, layer }) => state === 'missing' && layer.required)) return 'missing';
  if (layers.every(({ state }) => state === 'missing')) return 'missing';
  return layers.some(({ state }) => state === 'fallback') ? 'fallback' : 'present';
}

export const stateMarks = { present: '●', fallback: '◐', missing: '○' } as const satisfies Record<RunState, string>;

export function paintState(state: RunState, { good, severity }: Paint): (text: string) => string {
  return { present: good, fallback: severity.warning, missing: severity.error }[state];
}

function grid({ rows }: Matrix, words: Words, paint: Paint): string[] {
  const axes = (['stage', 'role', 'mode'] as const).filter((axis) => rows.some(({ run }) => run[axis] !== undefined));
  const kinds = unique(rows.map(({ run }) => run.kind ?? ''));
  const locales = unique(rows.map(({ run }) => run.locale));
  const columns = kinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })));

  const groups = new Map<string, { names: string[]; cells: Map<string, RunState> }>();
  for (const { run, layers } of rows) {
    const names = axes.map((axis) => visible(run[axis] ?? ''));
    const key = JSON.stringify(names);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { names, cells: new Map() }));
    group.cells.set(`${run.kind ?? ''} ${run.locale}`, stateOf(layers));
  }

  const titles = axes.map((axis) => words.ui(`axis.${axis}`));
  const widths = titles.map((title, index) =>
    Math.max(width(title), ...[...groups.values()].map(({ names }) => width(names[index] ?? ''))),
  );
  const cell = Math.max(...locales.map(width), 1) + 1;
  const kindWidth = (kind: string): number => Math.max(cell * locales.length, width(kind) + 1) + 1;
  const left = (names: readonly string[]): string =>
    widths.map((column, index) => padEnd(names[index] ?? '', column + 2)).join('');
  const right = (content: (kind: string) => string): string =>
    kinds.map((kind) => padEnd(content(kind), kindWidth(kind))).join('');
  const marksOf = (cells: ReadonlyMap<string, RunState>, kind: string): string =>
    locales
      .map((locale) => {
        const state = cells.get(`${kind} ${locale}`);
        return padEnd(state ? paintState(state, paint)(stateMarks[state]) : '', cell);
      })
      .join('');

  let stage = '';
  return [
    paint.strong(`${left(titles)}${right((kind) => kind)}`.trimEnd()),
    paint.faint(`${left([])}${right(() => locales.map((locale) => padEnd(locale, cell)).join(''))}`.trimEnd()),
    ...[...groups.values()].map(({ names, cells }) => {
      // The stage is said once; what follows below it belongs to it.
      const [first = '', ...rest] = names;
      const shown = axes[0] === 'stage' && first === stage ? ['', ...rest] : names;
      stage = first;
      return `${left(shown)}${columns.length === 0 ? '' : right((kind) => marksOf(cells, kind))}`.trimEnd();
    }),
  ];
}

function legend(words: Words, paint: Paint): string {
  return (['present', 'fallback', 'missing'] as const)
    .map((state) => `${paintState(state, paint)(stateMarks[state])} ${words.ui(`state.${state}`)}`)
    .join('   ');
}

function unreachableRows({ unreachable }: Matrix, words: Words, paint: Paint, columns: number): string[] {
  if (unreachable.length === 0) return [];
  return [
    paint.strong(words.ui('matrix.unreachable')),
    ...unreachable.flatMap(({ seed, shadowedBy }) => {
      const folder = seed.file.path.slice(0, seed.file.path.lastIndexOf('/') + 1);
      const winners = shadowedBy.map(({ path, run }) => [
        '←',
        visible(path.startsWith(folder) ? path.slice(folder.length) : path),
        visible(describeCell(run)),
      ]);
      const left = winners.length - shadowersShown;
      return [
        `  ${visible(seed.file.path)}`,
        ...(winners.length === 0 ? [`    ${paint.faint(words.ui('matrix.unasked'))}`] : []),
        ...table(left > 1 ? winners.slice(0, shadowersShown) : winners, {
          width: columns,
          indent: '    ',
          paint: [paint.faint, undefined, paint.faint],
        }),
        ...(left > 1 ? [`    ${paint.faint(words.ui('matrix.moreWinners', { count: left }))}`] : []),
      ];
    }),
  ];
}

/** A fallback for everything is shadowed by everything: the first few tell the story. */
const shadowersShown = 2;

function missingRows({ required }: Matrix, words: Words, paint: Paint): string[] {
  const missing = required.filter(({ present }) => !present);
  if (missing.length === 0) return [];
  return [
    paint.strong(words.ui('matrix.missing')),
    ...missing.map(({ path }) => `  ${paint.severity.error(stateMarks.missing)} ${visible(path)}`),
  ];
}

function summaryLine(matrix: Matrix, words: Words, paint: Paint): string {
  const { runs, present, fallback, missing, requiredMissing, unreachable } = figures(matrix);
  return paint.strong(
    [
      words.ui('matrix.runs', { count: runs, present, fallback, missing }),
      words.ui('matrix.requiredMissing', { count: requiredMissing }),
      words.ui('matrix.unreachableCount', { count: unreachable }),
    ].join(' · '),
  );
}

function figures({ rows, required, unreachable }: Matrix) {
  const states = rows.map(({ layers }) => stateOf(layers));
  const count = (wanted: RunState): number => states.filter((state) => state === wanted).length;
  return {
    runs: rows.length,
    present: count('present'),
    fallback: count('fallback'),
    missing: count('missing'),
    required: required.length,
    requiredMissing: required.filter(({ present }) => !present).length,
    unreachable: unreachable.length,
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
