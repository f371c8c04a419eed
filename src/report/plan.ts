import type { Plan, PlanApproval, PlanItem } from '../core/plan.ts';
import { changeLine } from './change-line.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { sourceWords } from './pull-request/sources.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** A plan for a terminal: where it comes from, its items with their changes in a line each, and what to do next. */
export function planText(plan: Plan, path: string, options: TextOptions): string {
  const { words, width } = options;
  const paint = paintFor(options.colour);
  const say = (text: string): string[] => wrap(visible(text), width).map((row) => row);
  const list = (heading: 'plan.sources' | 'plan.links' | 'plan.gaps', rows: readonly string[]): string[] =>
    rows.length === 0
      ? []
      : [
          paint.strong(words.ui(heading)),
          ...rows.flatMap((row) => wrap(visible(row), width - 2).map((one) => `  ${one}`)),
        ];
  const blocks = [
    plan.summary.split('\n').flatMap(say),
    list(
      'plan.sources',
      plan.sources.map((source) => sourceWords(source, options, (name) => name)),
    ),
    list('plan.links', plan.links),
    ...plan.items.map((item) => itemRows(item, options, paint)),
    list('plan.gaps', plan.tool_gaps),
    nextRows(plan, path, options, paint),
  ];
  return `${blocks
    .filter((rows) => rows.some((row) => row !== ''))
    .map((rows) => rows.join('\n'))
    .join('\n\n')}\n`;
}

/** The changes of an item, or what it might mean, as rows below it. */
export function planItemRows(item: PlanItem, { words, width }: TextOptions, paint: Paint): string[] {
  const say = (text: string, indent: number, colour: Paint['good']): string[] =>
    wrap(visible(text), width - indent).map((row) => `${' '.repeat(indent)}${colour(row)}`);
  const changes = item.changes.flatMap((change) => say(changeLine(change, words), 2, paint.code));
  if (item.state === 'ready') return changes;
  const candidates = item.candidates.flatMap(({ change, because }) => [
    ...say(changeLine(change, words), 4, paint.code),
    ...say(because, 6, paint.faint),
  ]);
  const heading = words.ui(candidates.length === 0 ? 'plan.no-candidates' : 'plan.candidates');
  return [...changes, ...say(heading, 2, paint.severity.warning), ...candidates];
}

/** A plan that has just been approved: by whom, for what, and what to do next. */
export function planApprovalText(plan: Plan, approval: PlanApproval, path: string, options: TextOptions): string {
  const { words, width } = options;
  const paint = paintFor(options.colour);
  const { by, at, plan: digest } = approval;
  const say = (text: string): string[] => wrap(visible(text), width - 2).map((row) => `  ${row}`);
  const count = plan.items.filter(({ state }) => state === 'ready').length;
  const rows = [
    `${paint.good('✔')} ${paint.strong(visible(words.ui('plan.approved', { path })))}`,
    ...say(words.ui('plan.approved.by', { by, at, count })),
    ...say(words.ui('plan.approved.digest', { digest })).map(paint.faint),
    words.ui('plan.approved.next'),
    `  seedlint improve apply ${visible(path)}`,
    `  seedlint improve apply ${visible(path)} --host working-copy`,
  ];
  return `${rows.join('\n')}\n`;
}

function itemRows(item: PlanItem, options: TextOptions, paint: Paint): string[] {
  const { words, width } = options;
  const [mark, shade] =
    item.state === 'ready' ? (['✔', paint.good] as const) : (['▲', paint.severity.warning] as const);
  const facts = [item.id, words.ui(`improve.class.${item.class}`), words.ui(`improve.state.${item.state}`)];
  return [
    ...wrap(visible(item.title), width - 2).map(
      (row, index) => `${index === 0 ? shade(mark) : ' '} ${paint.strong(row)}`,
    ),
    ...wrap(visible(facts.join(' · ')), width - 2).map((row) => `  ${paint.faint(row)}`),
    ...planItemRows(item, options, paint),
  ];
}

function nextRows({ items }: Plan, path: string, { words, width }: TextOptions, paint: Paint): string[] {
  if (items.length === 0) return [`${paint.good('✔')} ${words.ui('plan.empty')}`];
  const ready = items.filter(({ state }) => state === 'ready').length;
  const open = items.length - ready;
  return [
    paint.strong(words.ui('plan.summary', { ready, open })),
    ...(open === 0 ? [] : wrap(visible(words.ui('plan.author', { path })), width)),
    ...(ready === 0 ? [] : [words.ui('plan.next'), `  seedlint improve approve ${visible(path)} --by <name>`]),
  ];
}
