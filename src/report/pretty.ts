import { groupBy } from '../core/group.ts';
import type { SeedlintError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import { hasFrame } from './frame.ts';
import { fixLines } from './fix-lines.ts';
import type { ReportInput } from './input.ts';
import { marks, paintFor, type Paint } from './paint.ts';
import { placeRows, spot } from './places.ts';
import { repeatedBlocks, splitRepeated } from './repeated.ts';
import type { Scene } from './scene.ts';
import { extras, listed, summaryOf, verdict } from './summary.ts';
import { visible, visibleLines } from './visible.ts';
import { padStart, width } from './width.ts';
import { wrap } from './wrap.ts';

/** A report for people at a terminal: findings by file with their lines, problems, and one line that sums up. */
export function pretty(input: ReportInput): string {
  const scene: Scene = {
    input,
    paint: paintFor(input.colour),
    rules: new Map(input.rules.map((rule) => [rule.id, rule])),
    framed: new Set(),
  };
  const { single, repeated } = splitRepeated(listed(input), (finding) =>
    hasFrame(input.files(finding.at.path), finding.at),
  );
  const blocks = [
    ...byPath(single).map((findings) => fileBlock(findings, scene)),
    ...repeatedBlocks(repeated, scene),
    ...(input.report.problems.length > 0 ? [problemBlock(input.report.problems, scene)] : []),
    summaryLines(scene),
  ];
  return `${blocks.map((rows) => rows.join('\n')).join('\n\n')}\n`;
}

function byPath(findings: readonly Finding[]): Finding[][] {
  return [...groupBy(findings, ({ at }) => at.path).values()];
}

function fileBlock(findings: readonly Finding[], scene: Scene): string[] {
  const path = findings[0]?.at.path ?? '';
  let column = 0;
  // A file can have more findings than a call can have arguments.
  for (const { at } of findings) column = Math.max(column, spot(at).length);
  // A finding without lines below it needs no air around it.
  const parts = findings.map((finding, index) => {
    const before = findings[index - 1]?.at;
    const isShown = before?.start === finding.at.start && before.end === finding.at.end;
    return findingRows(finding, column, isShown, scene);
  });
  const rows = parts.flatMap((part, index) => {
    const airy = index > 0 && (part.length > 2 || (parts[index - 1]?.length ?? 0) > 2);
    return airy ? ['', ...part] : part;
  });
  return [scene.paint.path(visible(path)), ...rows];
}

/** `isShown`: the lines of its place stand right above. */
function findingRows(finding: Finding, column: number, isShown: boolean, scene: Scene): string[] {
  const { input, paint, rules } = scene;
  const { words } = input;
  const message = words.finding(rules.get(finding.rule), finding.message, finding.data);
  const label = `${marks[finding.severity]} ${words.ui(`severity.${finding.severity}`)}`;
  const hang = ' '.repeat(2 + column + 2);
  const rows = messageRows({
    message,
    rule: finding.rule,
    room: input.width - hang.length,
    taken: width(label) + 2,
    paint,
  });
  const [first = '', ...rest] = rows;
  const place = paint.faint(padStart(spot(finding.at), column));
  return [
    `  ${place}  ${paint.severity[finding.severity](label)}  ${first}`,
    ...rest.map((row) => `${hang}${row}`),
    ...placeRows(finding, isShown, scene),
    ...fixLines(finding, rules.get(finding.rule), input).map((row) => `    ${paint.good(row)}`),
  ];
}

/** The message, and after it the rule: in the last line when there is room, else in one of its own. */
export function messageRows(options: {
  message: string;
  rule: string;
  room: number;
  taken: number;
  paint: Paint;
}): string[] {
  const { message, rule, room, taken, paint } = options;
  const rows = wrap(visibleLines(message), room, taken);
  const last = rows.at(-1) ?? '';
  const before = rows.length === 1 ? taken : 0;
  const name = paint.faint(visible(rule));
  if (before + width(last) + 2 + width(rule) > room) return [...rows, name];
  return [...rows.slice(0, -1), `${last}  ${name}`];
}

function problemBlock(problems: readonly SeedlintError[], { input, paint }: Scene): string[] {
  const { words } = input;
  return [
    paint.bad(words.ui('problems.heading')),
    ...problems.flatMap((problem) => {
      const { message, hint } = words.error(problem);
      const where = problem.at ? placeOf(problem.at) : '';
      const room = input.width - 4;
      // A message squeezed beside a long path would be hard to read.
      const isBeside = width(where) + 2 + 30 <= room;
      const [first = '', ...rest] = isBeside
        ? wrap(visibleLines(message), room, where === '' ? 0 : width(where) + 2)
        : ['', ...wrap(visibleLines(message), room)];
      return [
        `  ${paint.bad('✖')} ${[where, first].filter((text) => text !== '').join('  ')}`,
        ...rest.map((row) => `    ${row}`),
        ...(hint === '' ? [] : wrap(visibleLines(hint), room).map((row) => `    ${paint.faint(row)}`)),
      ];
    }),
  ];
}

function placeOf({ path, line, column }: NonNullable<SeedlintError['at']>): string {
  return [visible(path), ...(line === undefined ? [] : [line, ...(column === undefined ? [] : [column])])].join(':');
}

function summaryLines({ input, paint }: Scene): string[] {
  const summary = summaryOf(input);
  const text = verdict(summary, input.words);
  const more = extras(summary, input.durationMs, input.words);
  const mark = summary.problems + summary.errors > 0 ? '✖' : summary.warnings > 0 ? '▲' : summary.infos > 0 ? '●' : '✔';
  const colour = { '✖': paint.severity.error, '▲': paint.severity.warning, '●': paint.severity.info, '✔': paint.good }[
    mark
  ];
  // Facts are not torn apart: a line ends between them.
  const rows: string[] = [];
  let room = input.width - width(`${mark} ${text}`);
  let row = `${colour(mark)} ${paint.strong(colour(text))}`;
  for (const fact of more) {
    if (room < width(fact) + 3) {
      rows.push(row);
      row = `  ${paint.faint(fact)}`;
      room = input.width - width(row);
      continue;
    }
    row += paint.faint(` · ${fact}`);
    room -= width(fact) + 3;
  }
  return [...rows, row];
}
