import type { Session, SessionProblem, ToolGap } from '../../core/session.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { TextFile } from '../../core/text.ts';
import { decode } from '../text-file.ts';
import type { ErrorObject } from '../schema-faults.ts';
import validateReport from '../schemas/session-report.schema.json?validate';
import validateSnapshot from '../schemas/session-snapshot.schema.json?validate';
import { answerIn, reportFields } from './answer.ts';
import { isCodex, readCodex } from './codex.ts';
import { evidenceRef, homeOf } from './evidence.ts';
import { isObject, own, ownText, placeOfPath, readJson, type JsonPath, type JsonText } from './json.ts';
import { Redacted, type Redact } from './redacted.ts';
import { gapsIn, type Output, type SeenGap } from './tool-gaps.ts';

/** A file, or what stands for one. */
export interface SessionFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What reading a session needs from outside. */
export interface SessionOptions {
  /** `owner/name` that short references are looked up in; default: that of the session's pull request. */
  readonly repository?: string;
  readonly redact: Redact;
  readonly sha256: (bytes: Uint8Array) => string;
}

/** What a file tells of a run. */
export interface SessionReading {
  /** Absent where the session cannot be used. */
  readonly session?: Session;
  /** The same as far as it could be read, usable or not. */
  readonly seen: Session;
  readonly problems: readonly SessionProblem[];
}

/** Reads a session. Throws SeedlintError for a file that is none, or cannot be read. */
export async function readSession(file: SessionFile, options: SessionOptions): Promise<SessionReading> {
  if (file.bytes.length > sizeLimit)
    throw new SeedlintError('session-large', { size: file.bytes.length, limit: sizeLimit }, { path: file.path });
  const text = decode(file.path, file.bytes);
  if (text.text.trim() === '') throw new SeedlintError('session-empty', {}, { path: file.path });
  const form = formOf(text);
  const problems = form.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const { seen, cut } = await sessionOf(form, file, options);
  const odd = [...problems, ...cut, ...lostPlaces(seen, form)];
  const usable = !odd.some(({ severity }) => severity === 'error');
  return { ...(usable ? { session: seen } : {}), seen, problems: odd };
}

/** A session before its texts are cleaned. */
interface Form {
  readonly kind: Session['kind'];
  readonly report: unknown;
  /** Field names begin with it. */
  readonly field: string;
  readonly place: (path: JsonPath) => Place;
  readonly problems: readonly SessionProblem[];
  readonly outputs: readonly Output[];
  readonly status?: string;
  readonly runId?: string;
  readonly sessionId?: string;
}

type Place = Pick<SessionProblem, 'line' | 'column'>;

function formOf(file: TextFile): Form {
  const { pieces, cut } = piecesOf(file);
  const [whole] = pieces;
  if (whole && pieces.length === 1 && isObject(whole.data)) {
    const row = rowOf(whole);
    if (row) return row;
    if (isSnapshot(whole.data)) return snapshotForm(whole, []);
    if (!isCodex(pieces) && reportFields.some((field) => own(whole.data, field) !== undefined))
      return reportForm(whole.data, { kind: 'output', field: '', place: placer(whole, []) });
  }
  if (!isCodex(pieces)) throw new SeedlintError('session-form', {}, { path: file.path });
  const form = codexForm(pieces, []);
  return { ...form, problems: [...form.problems, ...cut] };
}

/** One JSON, or one for each line. A last line without an end was still being written. */
function piecesOf(file: TextFile): { pieces: JsonText[]; cut: SessionProblem[] } {
  const lines = [...file.text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '');
  const [first] = lines;
  if (lines.length < 2 || !first || !isWhole(first[0])) return { pieces: [readJson(file)], cut: [] };
  const pieces: JsonText[] = [];
  for (const [index, { 0: line, index: start }] of lines.entries()) {
    try {
      pieces.push(readJson(file, start, start + line.length));
    } catch (error) {
      const isLast = index === lines.length - 1 && !/[\r\n]$/.test(file.text);
      if (!(error instanceof SeedlintError) || !isLast) throw error;
      const { line: at = 1, column = 1 } = error.at ?? {};
      return { pieces, cut: [{ field: '', message: 'cut', severity: 'warning', line: at, column }] };
    }
  }
  return { pieces, cut: [] };
}

function isWhole(line: string): boolean {
  try {
    return isObject(JSON.parse(line));
  } catch {
    return false;
  }
}

function isSnapshot(data: unknown): boolean {
  return isObject(own(data, 'report')) || (own(data, 'version') !== undefined && own(data, 'status') !== undefined);
}

function rowOf(whole: JsonText): Form | undefined {
  const snapshot = own(whole.data, 'session_json');
  const codex = own(whole.data, 'codex_cli_session_json') ?? own(whole.data, 'codex_session_json');
  if (snapshot === undefined && codex === undefined) return undefined;
  const codexKey =
    own(whole.data, 'codex_cli_session_json') === undefined ? 'codex_session_json' : 'codex_cli_session_json';
  const fromCodex =
    codex === undefined || codex === null
      ? undefined
      : codexForm(unwrapped(whole, codexKey), typeof codex === 'string' ? [] : [codexKey], whole, [codexKey]);
  const runId = ownText(whole.data, 'run_id') ?? ownText(own(whole.data, 'run'), 'run_id');
  const named = runId === undefined ? {} : { runId };
  if (snapshot === undefined || snapshot === null) {
    if (!fromCodex) throw new SeedlintError('session-form', {}, { path: whole.file.path });
    return { ...fromCodex, ...named };
  }
  const [inner] = unwrapped(whole, 'session_json');
  if (!inner) throw new SeedlintError('session-form', {}, { path: whole.file.path });
  const form = snapshotForm(
    inner,
    typeof snapshot === 'string' ? [] : ['session_json'],
    typeof snapshot === 'string' ? placeOfPath(whole, ['session_json']) : undefined,
  );
  return { ...form, ...named, outputs: [...form.outputs, ...(fromCodex?.outputs ?? [])] };
}

/** A value of a row that may be JSON in a text: its places are those of the text. */
function unwrapped(whole: JsonText, key: string): JsonText[] {
  const value = own(whole.data, key);
  if (typeof value !== 'string') return [whole];
  try {
    return piecesOf({ path: whole.file.path, text: value, bom: false }).pieces;
  } catch (error) {
    if (error instanceof SeedlintError)
      throw new SeedlintError(error.code, error.data, placeOfPath(whole, [key]), { cause: error });
    throw error;
  }
}

function placer(json: JsonText, above: JsonPath, fixed?: Place): (path: JsonPath) => Place {
  return (path) => {
    const { line, column } = fixed ?? placeOfPath(json, [...above, ...path]);
    return { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  };
}

function snapshotForm(json: JsonText, above: JsonPath, fixed?: Place): Form {
  const data = above.reduce((value, key) => own(value, String(key)), json.data);
  const place = placer(json, above, fixed);
  const prefix = above.length === 0 && !fixed ? '' : 'session_json.';
  validateSnapshot(data);
  const problems = problemsOf(validateSnapshot.errors ?? [], prefix, place);
  const status = ownText(data, 'status');
  const state =
    status === 'running' || status === 'waiting_backpressure'
      ? 'running'
      : (status ?? '').startsWith('failed')
        ? 'failed'
        : undefined;
  const runtime = own(data, 'runtime');
  return {
    kind: 'snapshot',
    report: own(data, 'report'),
    field: `${prefix}report`,
    place: (path) => place(['report', ...path]),
    problems: [
      ...problems,
      ...(state === undefined
        ? []
        : [{ field: `${prefix}status`, message: state, severity: 'warning' as const, ...place(['status']) } as const]),
    ],
    outputs: ['codex_exec_output', 'git_push_output'].flatMap((key) => {
      const text = ownText(runtime, key);
      return text === undefined ? [] : [{ text }];
    }),
    ...(status === undefined ? {} : { status }),
  };
}

function reportForm(report: unknown, { kind, field, place }: Pick<Form, 'kind' | 'field' | 'place'>): Form {
  validateReport(report);
  const problems = problemsOf(validateReport.errors ?? [], field === '' ? '' : `${field}.`, place);
  const lacking = (['summary', 'tool_gaps'] as const).filter((key) => own(report, key) === undefined);
  const odd = lacking.map((key) => ({
    field: field === '' ? key : `${field}.${key}`,
    message: 'missing' as const,
    severity: 'warning' as const,
    ...place([]),
  }));
  return { kind, report, field, place, problems: [...problems, ...odd], outputs: [] };
}

function codexForm(pieces: readonly JsonText[], above: JsonPath, outer?: JsonText, outerPath: JsonPath = []): Form {
  const { id, messages, outputs } = readCodex(pieces, above);
  const known = { outputs, ...(id === undefined ? {} : { sessionId: id }) };
  const fixed = outer && above.length === 0 ? placeOfPath(outer, outerPath) : undefined;
  const said = messages.findLast(({ text }) => answerIn(text) !== undefined);
  if (said) {
    const place = placer(said.at.json, said.at.path, fixed);
    return { ...reportForm(answerIn(said.text), { kind: 'codex', field: 'answer', place: () => place([]) }), ...known };
  }
  const last = messages.at(-1) ?? { at: { json: pieces[0], path: above } };
  const place = last.at.json ? placer(last.at.json, last.at.path, fixed)([]) : {};
  const problem = { field: 'answer', message: 'no-answer', severity: 'error', ...place } as const;
  return { kind: 'codex', report: undefined, field: 'answer', place: () => place, problems: [problem], ...known };
}

const needed = /(?:^|\.)(?:version|status|report|diagnosis|action_items|evidence_refs|tool_gaps)$/;

function problemsOf(
  errors: readonly ErrorObject[],
  prefix: string,
  place: (path: JsonPath) => Place,
): SessionProblem[] {
  return errors.map(({ keyword, instancePath, params }) => {
    const steps = instancePath
      .split('/')
      .slice(1)
      .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
    const path = keyword === 'required' ? [...steps, String(params['missingProperty'])] : steps;
    const message = messages[keyword] ?? 'value';
    const blank = message === 'empty' && typeof steps.at(-1) === 'number';
    const allowed = params['allowedValues'];
    const expected =
      keyword === 'type' ? [params['type']].flat().join(', ') : Array.isArray(allowed) ? allowed.join(', ') : undefined;
    const field = path.filter((step) => typeof step === 'string').join('.');
    return {
      field: `${prefix}${path.join('.')}`,
      message,
      ...(expected === undefined ? {} : { expected }),
      severity: blank || (field !== '' && !needed.test(field)) ? 'warning' : 'error',
      ...place(path),
    };
  });
}

const messages: Readonly<Record<string, SessionProblem['message']>> = {
  required: 'missing',
  type: 'type',
  minItems: 'empty',
  pattern: 'empty',
  enum: 'unknown',
};

function lostPlaces({ evidence }: Session, { report, field, place }: Form): SessionProblem[] {
  const refs = own(report, 'evidence_refs');
  return evidence.flatMap(({ kind, text }) => {
    if (kind !== 'unknown') return [];
    const index = Array.isArray(refs) ? refs.findIndex((ref) => typeof ref === 'string' && ref.trim() === text) : -1;
    const path = ['evidence_refs', ...(index === -1 ? [] : [index])];
    const name = [field, ...path].filter((step) => step !== '').join('.');
    return [{ field: name, message: 'no-place' as const, severity: 'warning' as const, ...place(path) }];
  });
}

async function sessionOf(
  form: Form,
  file: SessionFile,
  options: SessionOptions,
): Promise<{ seen: Session; cut: SessionProblem[] }> {
  const clean = new Redacted(options.redact);
  const { report } = form;
  const text = async (key: string): Promise<string | undefined> => {
    const value = ownText(report, key);
    return value === undefined ? undefined : clean.take(value);
  };
  const list = async (key: string): Promise<string[]> => {
    const value = own(report, key);
    const taken: string[] = [];
    for (const item of Array.isArray(value) ? value : []) {
      if (typeof item === 'string' && item.trim() !== '') taken.push(await clean.take(item.trim()));
    }
    return distinct(taken);
  };
  const digest = options.sha256(file.bytes);
  const runText = form.runId ?? /(?:^|[\\/])([^\\/]+)[\\/]codex-session\.jsonl?$/.exec(file.path)?.[1];
  const runId = runText === undefined ? undefined : await clean.take(runText);
  const sessionText = form.sessionId ?? ownText(report, 'session_id');
  const sessionId = sessionText === undefined ? undefined : await clean.take(sessionText);
  const url = await text('pr_url');
  const number = own(report, 'pr_number');
  const home = homeOf(url);
  const where = { ...home, ...(options.repository === undefined ? {} : { repository: options.repository }) };
  const status = form.status === undefined ? undefined : await clean.take(form.status);
  const summary = await text('summary');
  const branch = await text('branch');
  const seen: Session = {
    kind: form.kind,
    source: file.path,
    id: plainName(sessionId) ?? plainName(runId) ?? digest.slice(0, 12),
    digest,
    ...(runId === undefined ? {} : { runId }),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(status === undefined ? {} : { status }),
    ...(summary === undefined ? {} : { summary }),
    ...(branch === undefined ? {} : { branch }),
    ...(typeof number === 'number' && Number.isSafeInteger(number) && number > 0
      ? { pullRequest: { number, ...(url === undefined ? {} : { url }) } }
      : {}),
    diagnosis: (await text('diagnosis')) ?? '',
    actionItems: await list('action_items'),
    evidence: (await list('evidence_refs')).map((ref) => evidenceRef(ref, where)),
    toolGaps: await gapsOf(await list('tool_gaps'), form.outputs.flatMap(gapsIn), clean),
    redacted: 0,
  };
  const cut = clean.cut ? [{ field: form.field, message: 'cut', severity: 'warning', ...form.place([]) } as const] : [];
  return { seen: { ...seen, redacted: clean.count }, cut };
}

async function gapsOf(reported: readonly string[], seen: readonly SeenGap[], clean: Redacted): Promise<ToolGap[]> {
  const gaps = new Map<string, ToolGap>(reported.map((name) => [name.toLowerCase(), { name, from: 'report' }]));
  const done = new Set<string>();
  for (const { name, line } of seen) {
    const key = name.toLowerCase();
    if (done.has(key)) continue;
    done.add(key);
    const shown = await clean.take(line);
    if (!shown.includes(name)) continue;
    const same = [...gaps].find(([told]) => told.split(/[^\p{L}\p{N}_@+.-]+|\.$/u).includes(key));
    if (same) gaps.set(same[0], { ...same[1], line: same[1].line ?? shown });
    else gaps.set(key, { name, from: 'output', line: shown });
  }
  return [...gaps.values()];
}

function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.toReversed().map((text) => [text.toLowerCase(), text])).values()].toReversed();
}

/** Safe in the name of a branch and on a line of its own; undefined where nothing is left, or a secret stood in it. */
function plainName(text: string | undefined): string | undefined {
  if (text === undefined || text.includes('[REDACTED]')) return undefined;
  const name = text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return name === '' ? undefined : name;
}

/** A file beyond it is no session. */
export const sizeLimit = 64 * 1024 * 1024;
