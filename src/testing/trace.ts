import type { Catalogue } from '../core/catalogue.ts';
import type { RequirementWaiver } from '../core/requirement.ts';
import { writeTraceLock } from '../read/trace-lock.ts';
import { traceOf } from '../trace/trace-of.ts';
import type { CellTrace, Trace } from '../trace/trace.ts';
import { readFiles } from './lint-files.ts';

/** A register with these requirements: id → what is not usual about it. */
export type WrittenRegister = Readonly<Record<string, WrittenRow>>;

interface WrittenRow {
  readonly en?: string;
  readonly ru?: string;
  readonly status?: string;
  /** Prompts need not carry it. */
  readonly outside?: boolean;
}

export interface TraceFilesOptions {
  /** Merged over the test catalogue. */
  readonly catalogue?: unknown;
  readonly register?: WrittenRegister;
  readonly waivers?: readonly Omit<RequirementWaiver, 'place'>[];
  /** What has been reviewed: link → hash of its target. Absent: there is no lock. */
  readonly reviewed?: Readonly<Record<string, string>>;
}

/** A catalogue that exists in memory only, with its register. */
export async function catalogueWith(
  files: Readonly<Record<string, string>>,
  { catalogue: definition, register, waivers = [], reviewed }: TraceFilesOptions,
): Promise<Catalogue> {
  const more = {
    ...(register ? { 'requirements.md': tableOf(register) } : {}),
    ...(reviewed ? { 'traces.lock.yaml': writeTraceLock(new Map(Object.entries(reviewed))) } : {}),
  };
  const prompts = Object.entries(register ?? {}).flatMap(([id, { outside }]) => (outside === true ? [] : [id]));
  const requirements = { sources: [{ file: 'requirements.md' }], prompts, waivers };
  const { catalogue, problems } = await readFiles(
    { ...files, ...more },
    { rules: [], catalogue: definition, config: register ? { requirements } : {} },
  );
  if (problems[0]) throw problems[0];
  return catalogue;
}

/** The trace of such a catalogue. */
export async function traceFiles(files: Readonly<Record<string, string>>, options: TraceFilesOptions): Promise<Trace> {
  return traceOf(await catalogueWith(files, options));
}

/** Cells as people would say them: `role-dev-work_en.md missing`, `role-dev-work_ru.md:3 covered deep`. */
export function said(cells: readonly CellTrace[]): string[] {
  return cells.map(({ path, line, cell, state, deep, why }) => {
    const place = line === 1 && state === 'missing' ? path : `${path}:${line}`;
    const locale = path.includes(`_${cell.locale}.`) ? [] : [String(cell.locale)];
    return [place, ...locale, state, ...(deep ? ['deep'] : []), ...(why ? [why] : [])].join(' ');
  });
}

function tableOf(register: WrittenRegister): string {
  const rows = Object.entries(register).map(
    ([id, { en = id, ru = '', status = 'active' }]) => `| ${id} | ${en} | ${ru} | ${status} |`,
  );
  return ['| ID | Requirement | Требование | Status |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
