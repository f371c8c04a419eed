import { stringify } from 'yaml';
import { SeedlintError } from '../core/errors.ts';
import type { Plan, PlanApproval } from '../core/plan.ts';
import { schemaFault } from './schema-faults.ts';
import validate from './schemas/plan.schema.json?validate';
import { sha256 } from './tree-digest.ts';
import { readYaml, type DataFile } from './yaml-file.ts';

/** A plan, and whether somebody has approved just these bytes. */
export interface ReadPlan {
  readonly plan: Plan;
  /** SHA-256 of all bytes but the approval, in hex. */
  readonly digest: string;
  readonly approval: ApprovalState;
}

/** `void`: there is one, but the plan or the approval itself was changed since. */
export type ApprovalState =
  | { readonly state: 'none' }
  | { readonly state: 'void'; readonly by: string }
  | { readonly state: 'valid'; readonly approval: PlanApproval };

/** A plan out of its text. Throws SeedlintError with the place of the first fault. */
export function readPlan(path: string, text: string): ReadPlan {
  const file = readYaml(path, text);
  if (!isPlanFile(file.data)) throw schemaFault(file, validate.errors ?? []);
  const { approval: seal, ...plan } = file.data;
  assertDistinct(plan, file);
  const body = seal ? aboveApproval(file, text) : text;
  const digest = sha256(body);
  if (!seal) return { plan, digest, approval: { state: 'none' } };
  const approval = { by: seal.by, at: seal.at, plan: digest };
  const isWhole = text === withApproval(body, approval);
  return { plan, digest, approval: isWhole ? { state: 'valid', approval } : { state: 'void', by: seal.by } };
}

/** The text of a plan, checked or not, without an approval: the same for the same plan. */
export function writePlan(plan: object): string {
  return `${opening}${stringify(plan, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false })}`;
}

/** The text of a plan with somebody's approval at its end. `body`: the plan's text without one. */
export function withApproval(body: string, { by, at }: Omit<PlanApproval, 'plan'>): string {
  const plan = sha256(body);
  const seal = sha256([plan, by, at].join('\n'));
  return `${body}${body.endsWith('\n') ? '' : '\n'}${stringify({ approval: { by, at, plan, seal } }, { lineWidth: 0 })}`;
}

/** The text of a plan without the approval that stands at its end. */
export function withoutApproval(path: string, text: string): string {
  const file = readYaml(path, text);
  return isPlanFile(file.data) && file.data.approval ? aboveApproval(file, text) : text;
}

interface PlanFile extends Plan {
  readonly approval?: PlanApproval & { readonly seal: string };
}

function isPlanFile(data: unknown): data is PlanFile {
  return validate(data);
}

/** All that stands above the line the approval begins on. */
function aboveApproval(file: DataFile, text: string): string {
  const { line = 1 } = file.placeOf(['approval'], 'key');
  return text
    .split(/(?<=\n)/)
    .slice(0, line - 1)
    .join('');
}

function assertDistinct({ items }: Plan, file: DataFile): void {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) throw new SeedlintError('plan-item-twice', { id }, file.placeOf(['items', index, 'id']));
    seen.add(id);
  }
}

const opening = `# Written by "seedlint improve plan". Complete what needs an author, then have it approved: seedlint improve approve
`;
