import type { Publication } from '../core/draft.ts';
import type { Improvement, ItemOutcome } from '../core/improvement.ts';
import type { GuardInput } from './guard-words.ts';
import type { TextOptions } from './input.ts';
import { measureRows } from './measure-rows.ts';
import { gainText, objectionText, type ObjectionText } from './objection-words.ts';
import { paintFor, type Paint } from './paint.ts';
import { planItemRows } from './plan.ts';
import { publicationRows } from './publication.ts';
import type { PullRequestText } from './pull-request.ts';
import { table } from './table.ts';
import { visible, visibleLines } from './visible.ts';
import { padEnd, padStart, width as widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** What a report on an improvement is made from. */
export interface ImprovementInput extends GuardInput, TextOptions {
  readonly text: PullRequestText;
  /** Unified diff of all files, to be shown before anything is published. */
  readonly diff?: string;
  readonly publication?: Publication;
}

/** The improvement for a terminal: what became of each item, what is counted, then the diff and the pull request, or what came of it. */
export function improvementText(improvement: Improvement, input: ImprovementInput): string {
  const paint = paintFor(input.colour);
  const { diff = '', publication, text, words } = input;
  const isTaken = text.commits.length > 0;
  const blocks = [
    ...improvement.items.map((outcome) => itemRows(outcome, input, paint)),
    ...(isTaken ? [countRows(improvement, input)] : []),
    ...(isTaken && publication === undefined ? [diffRows(diff, paint), textRows(text, input, paint)] : []),
    [
      ...summaryRows(improvement, input, paint),
      ...(publication ? publicationRows(publication, { words, width: input.width, colour: input.colour }) : []),
    ],
  ];
  return `${blocks
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.join('\n'))
    .join('\n\n')}\n`;
}

function itemRows(outcome: ItemOutcome, input: ImprovementInput, paint: Paint): string[] {
  const { words, width } = input;
  const { item, state } = outcome;
  const [mark, shade] = lookOf(state, paint);
  const title = wrap(visible(item.title), width - 2);
  const rows = title.map((row, index) => `${index === 0 ? shade(mark) : ' '} ${paint.strong(row)}`);
  const say = (text: string, colour = plain): string[] => wrap(text, width - 2).map((row) => `  ${colour(row)}`);
  const below = `${visible(item.id)} · ${words.ui(`improve.state.${state}`)}`;
  if (outcome.state === 'applied') {
    const paths = [...outcome.files.keys()];
    const shown = paths.length > 3 ? [] : paths.map((path) => `  ${paint.path(visible(path))}`);
    const facts = [
      below,
      words.ui('improve.files', { count: paths.length }),
      ...outcome.gains.map((gain) => gainText(gain, words, visible)),
    ];
    return [...rows, ...say(facts.join(' · '), paint.faint), ...shown];
  }
  return [
    ...rows,
    ...say(below, paint.faint),
    ...(outcome.state === 'needs-author' ? planItemRows(item, input, paint) : []),
    ...('because' in outcome
      ? outcome.because.flatMap((objection) => objectionRows(objectionText(objection, input), input, paint))
      : []),
  ];
}

function objectionRows(objection: ObjectionText, { words, width }: ImprovementInput, paint: Paint): string[] {
  const { message, rule, mend, at, path, before, after } = objection;
  const where = at ? `${visible(at.path)}:${at.line}` : path === undefined ? '' : visible(path);
  const label = Math.max(...(['base', 'head'] as const).map((side) => widthOf(words.ui(`improve.text.${side}`))));
  const side = (name: 'base' | 'head', text: string | undefined): string[] =>
    wrap(visible(text ?? ''), Math.max(20, width - label - 5))
      .filter((row) => row !== '')
      .map((row, index) => {
        const head = index === 0 ? padStart(words.ui(`improve.text.${name}`), label) : padEnd('', label);
        return `    ${paint.faint(head)} ${name === 'base' ? paint.faint(row) : row}`;
      });
  return [
    ...(where === '' ? [] : [`  ${paint.path(where)}  ${paint.faint(visible(rule ?? ''))}`.trimEnd()]),
    ...wrap(visibleLines(message), width - 2).map((row) => `  ${row}`),
    ...side('base', before),
    ...side('head', after),
    ...(mend === undefined ? [] : wrap(visible(mend), width - 4).map((row) => `    ${paint.faint(row)}`)),
  ];
}

function countRows({ before, after }: Improvement, { words, width }: ImprovementInput): string[] {
  const rows = measureRows(before, after, words, visible).map(([label, was, is]) => [label, `${was} → ${is}`]);
  return table(rows, { width, indent: '  ' });
}

function diffRows(diff: string, paint: Paint): string[] {
  if (diff === '') return [];
  return diff
    .trimEnd()
    .split('\n')
    .map((row) => diffColour(row, paint)(visible(row)));
}

function diffColour(row: string, paint: Paint): (text: string) => string {
  if (/^(?:---|\+\+\+|===) /.test(row)) return paint.strong;
  if (row.startsWith('@@')) return paint.related;
  if (row.startsWith('+')) return paint.good;
  return row.startsWith('-') ? paint.severity.error : plain;
}

// As it will be sent: nothing is wrapped, so that it can be taken from here.
function textRows({ title, body }: PullRequestText, { words }: ImprovementInput, paint: Paint): string[] {
  const heading = paint.faint(`── ${words.ui('improve.pull-request')} ──`);
  return [heading, paint.strong(visible(title)), '', ...body.trimEnd().split('\n').map(visible)];
}

function summaryRows(improvement: Improvement, input: ImprovementInput, paint: Paint): string[] {
  const { words, width, publication } = input;
  const { items, files, certificate, approval } = improvement;
  const applied = items.filter(({ state }) => state === 'applied').length;
  const say = (text: string): string[] => wrap(visible(text), width - 2).map((row) => `  ${paint.faint(row)}`);
  if (applied === 0) {
    const isDone = items.every(({ state }) => state === 'done');
    const [mark, shade] = isDone ? (['✔', paint.good] as const) : (['✖', paint.severity.error] as const);
    return [shade(`${mark} ${words.ui(isDone ? 'improve.nothing' : 'improve.none')}`)];
  }
  const text = words.ui('improve.applied', { applied, all: items.length, files: files.size });
  const [mark, shade] =
    applied === items.length ? (['✔', paint.good] as const) : (['▲', paint.severity.warning] as const);
  return [
    `${shade(mark)} ${paint.strong(shade(text))}`,
    ...(certificate === undefined ? [] : say(words.ui('improve.certificate', { digest: certificate }))),
    ...(approval === undefined
      ? publication
        ? []
        : say(words.ui('improve.unapproved', { command: 'seedlint improve approve' }))
      : say(
          approval === 'policy'
            ? words.ui('improve.approved-by-policy')
            : words.ui('improve.approved', { by: approval.by, at: approval.at }),
        )),
  ];
}

function lookOf(state: ItemOutcome['state'], { good, severity, faint }: Paint): readonly [string, Paint['good']] {
  if (state === 'applied') return ['✔', good];
  if (state === 'rejected') return ['✖', severity.error];
  return state === 'done' ? ['✔', faint] : ['▲', severity.warning];
}

function plain(text: string): string {
  return text;
}
