import type { Session, SessionProblem } from '../core/session.ts';
import type { TextOptions } from './input.ts';
import { paintFor, type Paint } from './paint.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';
import type { Words } from './words.ts';

/** A session as it was read, usable or not. */
export interface ShownSession {
  readonly path: string;
  readonly usable: boolean;
  readonly seen: Session;
  readonly problems: readonly SessionProblem[];
}

/** Each session for a terminal: what is wrong with it, and what it tells; then how many can be used. */
export function sessionText(sessions: readonly ShownSession[], options: TextOptions): string {
  const { words } = options;
  const paint = paintFor(options.colour);
  const usable = sessions.filter((session) => session.usable).length;
  const all = usable === sessions.length;
  const sum = words.ui('session.sum', { usable, all: sessions.length });
  const blocks = [
    ...sessions.map((session) => rowsOf(session, options, paint)),
    [`${all ? paint.good('✔') : paint.severity.error('✖')} ${paint.strong(sum)}`],
  ];
  return `${blocks.map((rows) => rows.join('\n')).join('\n\n')}\n`;
}

function rowsOf({ path, usable, seen, problems }: ShownSession, { words, width }: TextOptions, paint: Paint): string[] {
  const mark = usable ? paint.good('✔') : paint.severity.error('✖');
  const say = (text: string, indent = 2): string[] =>
    wrap(visible(text), width - indent).map((row) => ' '.repeat(indent) + row);
  const list = (heading: 'session.items' | 'session.evidence' | 'session.gaps', items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`  ${paint.faint(words.ui(heading))}`, ...items.flatMap((item) => say(item, 4))];
  const facts = [seen.id, words.ui(`session.kind.${seen.kind}`), seen.status ?? ''].filter((fact) => fact !== '');
  return [
    `${mark} ${paint.path(visible(path))}  ${paint.faint(visible(facts.join(' · ')))}`,
    ...problems.flatMap((problem) => {
      const colour = paint.severity[problem.severity];
      const place = problem.line === undefined ? '' : `${problem.line}:${problem.column ?? 1}  `;
      return say(`${place}${problemText(problem, words)}`).map((row) => colour(row));
    }),
    ...(seen.diagnosis === '' ? [] : say(seen.diagnosis)),
    ...list('session.items', seen.actionItems),
    ...list(
      'session.evidence',
      seen.evidence.map(({ text, url }) => (url === undefined || url === text ? text : `${text} → ${url}`)),
    ),
    ...list(
      'session.gaps',
      seen.toolGaps.map(({ name, line }) => (line === undefined ? name : `${name}  (${line})`)),
    ),
    ...(seen.redacted > 0 ? [`  ${paint.faint(words.ui('session.redacted', { count: seen.redacted }))}`] : []),
  ];
}

/** The same as data, indented by two. */
export function sessionJson(sessions: readonly ShownSession[], words: Words): string {
  const data = {
    usable: sessions.every(({ usable }) => usable),
    sessions: sessions.map(({ path, usable, seen, problems }) => ({
      path,
      kind: seen.kind,
      id: seen.id,
      run_id: seen.runId ?? null,
      status: seen.status ?? null,
      usable,
      diagnosis: seen.diagnosis,
      action_items: seen.actionItems,
      evidence_refs: seen.evidence.map(({ text, kind, id, repository, url }) => ({
        text,
        kind,
        id: id ?? null,
        repository: repository ?? null,
        url: url ?? null,
      })),
      tool_gaps: seen.toolGaps.map(({ name, from, line }) => ({ name, from, line: line ?? null })),
      redacted: seen.redacted,
      problems: problems.map((problem) => ({
        field: problem.field,
        message: problem.message,
        severity: problem.severity,
        line: problem.line ?? null,
        column: problem.column ?? null,
        text: problemText(problem, words),
      })),
    })),
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function problemText({ field, message, expected }: SessionProblem, words: Words): string {
  return words.ui(`session.problem.${message}`, { field, expected: expected ?? words.ui('improve.measure.none') });
}
