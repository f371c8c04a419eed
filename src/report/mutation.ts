import type { Mutation, Trial } from '../guard/mutate/mutate.ts';
import { killed, scoreOf, scoresBy, type Score } from '../guard/mutate/score.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { percent } from './trace-gaps.ts';
import { visible } from './visible.ts';
import { cut, padEnd, padStart, width as widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** What a report on mutants is made from. */
export interface MutationInput {
  readonly mutation: Mutation;
  /** What the sample was drawn by. */
  readonly seed: number;
  /** Operators that were asked for, in their order. */
  readonly operators: readonly string[];
  /** Language → operators it has no words for. */
  readonly wordless: ReadonlyMap<string, readonly string[]>;
}

/** Which mutants the guard catches, for a terminal: by operator and by policy, then those that survived. */
export function mutationText(input: MutationInput, options: TextOptions): string {
  const paint = paintFor(options.colour);
  const page = { ...options, paint };
  const { trials } = input.mutation;
  const survivors = trials.filter(({ outcome }) => outcome === 'survived');
  const scores = scoresBy(trials, ({ mutant }) => [mutant.operator]);
  const ordered = input.operators.flatMap((name) => scores.find((score) => score.name === name) ?? []);
  const blocks = [
    scoreTable(options.words.ui('mutate.operator'), ordered, page),
    scoreTable(options.words.ui('mutate.policy'), policyScores(trials), page),
    linterTable(trials, page),
    notes(input, page),
    ...(survivors.length > 0
      ? [[paint.strong(paint.severity.error(options.words.ui('mutate.survived', { count: survivors.length })))]]
      : []),
    ...survivors.map((trial) => survivorRows(trial, page)),
    verdict(input, page),
  ].filter((rows) => rows.length > 0);
  return `${blocks.map((rows) => rows.join('\n')).join('\n\n')}\n`;
}

interface Page extends TextOptions {
  readonly paint: Paint;
}

export function policyScores(trials: readonly Trial[]): Score[] {
  return scoresBy(trials, ({ mutant }) => mutant.policies).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Rule of the linter → how many mutants it reports, the most first. */
export function linterCounts(trials: readonly Trial[]): [rule: string, count: number][] {
  const counts = new Map<string, number>();
  for (const rule of trials.flatMap(({ linter = [] }) => linter)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

function scoreTable(heading: string, scores: readonly Score[], { words, paint, width }: Page): string[] {
  if (scores.length === 0) return [];
  const asked = scores.some(({ linter }) => linter !== undefined);
  const keys = ['tried', 'weakened', 'unclear', 'survived', 'killed', ...(asked ? (['linter'] as const) : [])] as const;
  const heads = keys.map((key) => words.ui(key === 'survived' ? 'mutate.through' : `mutate.${key}`));
  const rows = scores.map((score) => keys.map((key) => figure(score, key)));
  const widths = heads.map((head, index) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[index] ?? ''))));
  const figures = widths.reduce((sum, one) => sum + one + 2, 0);
  const longest = Math.max(widthOf(heading), ...scores.map(({ name }) => widthOf(visible(name)) + 2));
  const names = Math.min(longest, Math.max(12, width - figures));
  const right = (row: readonly string[]): string =>
    row.map((text, index) => `  ${padStart(text, widths[index] ?? 0)}`).join('');
  return [
    paint.strong(`${padEnd(heading, names)}${right(heads)}`),
    ...scores.map((score, index) => {
      const mark = score.survived > 0 ? paint.severity.error('✖') : paint.good('✔');
      return `${mark} ${padEnd(cut(visible(score.name), names - 2), names - 2)}${right(rows[index] ?? [])}`;
    }),
  ];
}

function figure(score: Score, key: 'tried' | 'weakened' | 'unclear' | 'survived' | 'killed' | 'linter'): string {
  if (key === 'killed') return percent(killed(score));
  return String(score[key] ?? 0);
}

function linterTable(trials: readonly Trial[], { words, paint }: Page): string[] {
  const counts = linterCounts(trials);
  if (counts.length === 0) return [];
  const longest = Math.max(...counts.map(([rule]) => widthOf(rule)));
  return [
    paint.strong(words.ui('mutate.by-rule')),
    ...counts.map(([rule, count]) => `  ${padEnd(visible(rule), longest)}  ${padStart(String(count), 5)}`),
  ];
}

/** What was not tried, and why. */
function notes({ mutation, operators, wordless }: MutationInput, { words, paint, width }: Page): string[] {
  const tried = new Set(mutation.trials.map(({ mutant }) => mutant.operator));
  const idle = operators.filter((name) => !tried.has(name));
  const texts = [
    ...(idle.length > 0 ? [words.ui('mutate.idle', { operators: idle.join(', ') })] : []),
    ...[...wordless].map(([locale, names]) => words.ui('mutate.wordless', { locale, operators: names.join(', ') })),
  ];
  return texts.flatMap((text) => wrap(visible(text), width)).map((row) => paint.faint(row));
}

function survivorRows({ mutant }: Trial, { words, paint, width }: Page): string[] {
  const sides = [
    ['guard.base', mutant.before],
    ['guard.head', mutant.after ?? '—'],
  ] as const;
  const label = Math.max(...sides.map(([key]) => widthOf(words.ui(key))));
  return [
    `${paint.severity.error('✖')} ${paint.path(`${visible(mutant.at.path)}:${mutant.at.line}`)}  ${paint.faint(mutant.operator)}`,
    ...sides.flatMap(([key, text]) => {
      const rows = wrap(visible(text), Math.max(20, width - 2 - label - 1));
      const head = `${padStart(words.ui(key), label)} `;
      return rows.map((row, index) => `  ${paint.faint(index === 0 ? head : ' '.repeat(label + 1))}${row}`);
    }),
  ];
}

function verdict({ mutation, seed }: MutationInput, { words, paint, width }: Page): string[] {
  const all = scoreOf('', mutation.trials);
  const mark = all.survived > 0 ? paint.severity.error('✖') : paint.good('✔');
  const colour = all.survived > 0 ? paint.severity.error : paint.good;
  const figures = { share: percent(killed(all)), caught: all.tried - all.survived, tried: all.tried };
  const text = words.ui('mutate.verdict', figures);
  const counts = words.ui('mutate.counts', { possible: mutation.possible, seed });
  const told = `${mark} ${paint.strong(colour(text))}`;
  return widthOf(`${text} · ${counts}`) + 2 > width
    ? [told, `  ${paint.faint(counts)}`]
    : [`${told} ${paint.faint(`· ${counts}`)}`];
}
