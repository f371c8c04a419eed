import type { Finding, Related } from '../core/finding.ts';
import type { Place } from '../core/text.ts';
import { frame, hasFrame } from './frame.ts';
import type { Scene } from './scene.ts';
import { visible, visibleLines } from './visible.ts';
import { cutStart, padEnd, width } from './width.ts';
import { wrap } from './wrap.ts';

/** The lines a finding is about unless they are shown, then those of its related places; a twin in another language stands beside it. */
export function placeRows(finding: Finding, isShown: boolean, scene: Scene): string[] {
  const twin = finding.related.find((related) => isTwin(finding.at, related.at, scene));
  const rest = finding.related.filter((related) => related !== twin);
  const rows = rest.flatMap((related) => relatedRows(finding, related, scene));
  if (twin) rows.unshift(...beside(finding, twin, scene));
  else if (!isShown) rows.unshift(...frameRows(finding.at, finding.severity, scene, scene.input.width - 4));
  return rows.map((row) => `    ${row}`);
}

function isTwin(at: Place, other: Place, { input }: Scene): boolean {
  if (input.width < 120 || other.path === at.path) return false;
  if (!hasFrame(input.files(at.path), at) || !hasFrame(input.files(other.path), other)) return false;
  const own = input.languages?.(at.path);
  const others = input.languages?.(other.path);
  return own !== undefined && others !== undefined && own.join() !== others.join();
}

function beside(finding: Finding, twin: Related, scene: Scene): string[] {
  const { input, paint, rules } = scene;
  const column = Math.floor((input.width - 4 - 5) / 2);
  const message = input.words.finding(rules.get(finding.rule), twin.message, twin.data ?? {});
  const labels = [sideLabel(finding.at, '', column, scene), sideLabel(twin.at, message, column, scene)] as const;
  const frames = [
    frameRows(finding.at, finding.severity, scene, column),
    frameRows(twin.at, undefined, scene, column, true),
  ] as const;
  const edge = Math.max(48, ...labels[0].map(width), ...frames[0].map(width));
  // The frames stand side by side, so the shorter label waits for the longer one.
  return [labels, frames].flatMap(([left, right]) =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      `${padEnd(left[index] ?? '', edge)}  ${paint.faint('┃')}  ${right[index] ?? ''}`.trimEnd(),
    ),
  );
}

function sideLabel(at: Place, message: string, column: number, { input, paint }: Scene): string[] {
  const languages = visible((input.languages?.(at.path) ?? []).join('+'));
  const where = cutStart(`${visible(at.path)}:${spot(at)}`, column - width(languages) - 2);
  const label = `${paint.strong(languages)}  ${paint.faint(where)}`;
  if (message === '') return [label];
  const text = visibleLines(message);
  if (width(label) + 2 + width(text) <= column) return [`${label}  ${paint.related(text)}`];
  return [label, ...wrap(text, column).map(paint.related)];
}

function relatedRows(finding: Finding, { at, message, data = {} }: Related, scene: Scene): string[] {
  const { input, paint, rules } = scene;
  const text = visibleLines(input.words.finding(rules.get(finding.rule), message, data));
  const where = at.path === finding.at.path ? spot(at) : `${visible(at.path)}${at.end > 0 ? `:${spot(at)}` : ''}`;
  const room = input.width - 6;
  const short = cutStart(where, room - 2);
  const fits = width(short) + 2 + width(text) <= room - 2;
  const [first, ...rest] = fits ? [text] : ['', ...wrap(text, room - 2)];
  const key = `${at.path} ${at.start} ${at.end}`;
  const rows = scene.framed.has(key) ? [] : frameRows(at, undefined, scene, input.width - 6);
  scene.framed.add(key);
  return [
    `${paint.related('↳')} ${paint.faint(short)}${first ? `  ${paint.related(first)}` : ''}`,
    ...rest.map((row) => `  ${paint.related(row)}`),
    ...rows.map((row) => `  ${row}`),
  ];
}

/** Rows of a place; of a related one when there is no severity. */
function frameRows(
  at: Place,
  severity: Finding['severity'] | undefined,
  scene: Scene,
  columns: number,
  before = severity !== undefined,
): string[] {
  const { input, paint } = scene;
  const file = input.files(at.path);
  if (!hasFrame(file, at)) return [];
  return frame(file, at, {
    width: columns,
    sign: severity ? '^' : '~',
    paintSign: severity ? paint.severity[severity] : paint.related,
    paintGutter: paint.faint,
    before,
  });
}

/** `12:7`. */
export function spot({ line, column }: Place): string {
  return `${line}:${column}`;
}
