import type { Catalogue } from '../core/catalogue.ts';
import type { Register, Requirement, RequirementWaiver } from '../core/requirement.ts';
import { placeAt } from '../core/text.ts';
import { traceOf } from '../trace/trace-of.ts';
import type { CellTrace, Trace } from '../trace/trace.ts';
import { readFiles } from './lint-files.ts';

/** A register with these requirements: id → what is not usual about it. */
export type WrittenRegister = Readonly<Record<string, Partial<Requirement>>>;

export interface TraceFilesOptions {
  /** Merged over the test catalogue. */
  readonly catalogue?: unknown;
  readonly register?: WrittenRegister;
  readonly waivers?: readonly Omit<RequirementWaiver, 'place'>[];
  /** What has been reviewed: link → hash of its target. Absent: there is no lock. */
  readonly reviewed?: Readonly<Record<string, string>>;
}

/** A catalogue that exists in memory only, with a register written by hand. */
export async function catalogueWith(
  files: Readonly<Record<string, string>>,
  { catalogue: definition, register, waivers = [], reviewed }: TraceFilesOptions,
): Promise<Catalogue> {
  const { catalogue, problems } = await readFiles(files, { rules: [], catalogue: definition });
  if (problems[0]) throw problems[0];
  const { traces } = catalogue;
  return {
    ...catalogue,
    ...(register ? { register: registerOf(register, waivers) } : {}),
    ...(traces && reviewed ? { traces: { ...traces, reviewed: new Map(Object.entries(reviewed)) } } : {}),
  };
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

function registerOf(written: WrittenRegister, waivers: readonly Omit<RequirementWaiver, 'place'>[]): Register {
  const ids = Object.keys(written);
  const text = ids.map((id) => `| ${id} |\n`).join('');
  const file = { path: 'requirements.md', text, bom: false };
  return {
    requirements: ids.map((id) => ({
      id,
      title: { '': id },
      state: 'active',
      expected: true,
      place: placeAt(file, text.indexOf(id), text.indexOf(id) + id.length),
      file,
      ...written[id],
    })),
    waivers: waivers.map((waiver) => ({ ...waiver, place: { path: 'seedlint.config.yaml' } })),
    matrices: [],
    issueMaps: [],
    documents: [],
    keys: { requirements: ['traces'], issues: ['links.issues', 'related_issues'], prs: ['links.prs'] },
    thresholds: { requirements: 1, deep: 1, seeds: 1 },
  };
}
