import type { Gain, Improvement, ImprovementBase, ItemOutcome, Measures, Objection } from '../core/improvement.ts';
import type { ImproveSettings } from '../core/draft.ts';
import type { PlanApproval, Plan, PlanChange, PlanItem } from '../core/plan.ts';
import type { Report } from '../core/report.ts';
import type { TextFile } from '../core/text.ts';
import type { GuardVerdict } from '../guard/guard.ts';
import type { Trace } from '../trace/trace.ts';
import { pathIn } from '../core/catalogue.ts';
import { addsSeeds } from './added-seeds.ts';
import { gainsOf } from './gains.ts';
import { newErrors } from './new-errors.ts';
import { work } from './operations/index.ts';
import { pathFault, type PathRules } from './paths.ts';
import { pathsIn } from './plan/item-class.ts';
import type { Texts, Workpiece } from './workpiece.ts';

/** A tree with some edits, read, linted, and compared with base by base's law. */
export interface Judged extends Workpiece {
  readonly report: Report;
  readonly trace: Trace;
  /** Of prompts, and of other Markdown read as prompts are. */
  readonly verdict: GuardVerdict;
  /** Digest of the guard's certificate of base and this tree. */
  certify(this: void): string;
}

/** What a plan is applied to. Nothing of it is changed. */
export interface Ground {
  readonly base: ImprovementBase;
  readonly settings: ImproveSettings;
  readonly paths: PathRules;
  /** The tree with these texts. Throws SeedlintError where nothing could be judged any more. */
  judge(this: void, texts: Texts): Promise<Judged>;
  /** Bytes of a new text under a path: with the byte order mark the file has in base. */
  bytes(this: void, path: string, text: string): Uint8Array;
  /** What a SeedlintError says, for a report; anything else is thrown on. */
  explain(this: void, error: unknown): { readonly message: string; readonly path?: string };
}

export interface Asked {
  readonly plan: Plan;
  readonly digest: string;
  readonly approval?: PlanApproval | 'policy';
}

/** Works a plan off, item by item: what is good is kept, what is not is dropped and said. */
export async function improve({ plan, digest, approval }: Asked, ground: Ground): Promise<Improvement> {
  const start = await ground.judge(new Map());
  let now = start;
  let texts: Texts = new Map();
  const items: ItemOutcome[] = [];
  for (const item of plan.items) {
    const step = await attempt(
      item,
      { texts, now, taken: items.filter(({ state }) => state === 'applied').length },
      ground,
    );
    items.push(step.outcome);
    if (step.taken) ({ texts, now } = step.taken);
  }
  const files = [...texts].map(
    ([path, text]) => [pathIn(ground.base.folder, path), text === null ? null : ground.bytes(path, text)] as const,
  );
  const policies = changedPolicies(start.trace, now.trace);
  return {
    plan,
    digest,
    ...(approval ? { approval } : {}),
    base: ground.base,
    items,
    before: measuresOf(start, policies),
    after: measuresOf(now, policies),
    ...(texts.size > 0 ? { certificate: now.certify() } : {}),
    files: new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

interface State {
  readonly texts: Texts;
  readonly now: Judged;
  /** How many items are in it. */
  readonly taken: number;
}

interface Step {
  readonly outcome: ItemOutcome;
  readonly taken?: { readonly texts: Texts; readonly now: Judged };
}

async function attempt(item: PlanItem, state: State, ground: Ground): Promise<Step> {
  if (item.state === 'needs-author') return { outcome: { state: 'needs-author', item } };
  const { settings } = ground;
  if (state.taken >= settings.maxItems) {
    const because: Objection[] = [{ why: 'limit', code: 'items', found: state.taken + 1, limit: settings.maxItems }];
    return { outcome: { state: 'capped', item, because } };
  }
  // Where nothing may be written, nothing is looked up, either.
  const named = misplacedIn(new Set(item.changes.flatMap(pathsIn)), ground.paths);
  if (named.length > 0) return { outcome: { state: 'rejected', item, because: named } };
  const made = await make(item.changes, state, ground);
  if ('because' in made) return { outcome: { state: made.state, item, because: made.because } };
  const own = new Map(
    [...made.texts].filter(([path, text]) => state.texts.get(path) !== text && !isAsBefore(path, text, state.now)),
  );
  if (own.size === 0) return { outcome: { state: 'done', item } };

  const misplaced = misplacedIn(own.keys(), ground.paths, made.law);
  if (misplaced.length > 0) return { outcome: { state: 'rejected', item, because: misplaced } };
  const texts: Texts = new Map([...state.texts, ...own]);
  const tooMuch = beyond(texts, settings);
  if (tooMuch.length > 0) return { outcome: { state: 'capped', item, because: tooMuch } };

  let next: Judged;
  try {
    next = await ground.judge(texts);
  } catch (error) {
    return { outcome: { state: 'rejected', item, because: [{ why: 'unreadable', ...ground.explain(error) }] } };
  }
  const gains = gainsOf(state.now, next);
  const because = objections(item, state.now, next, gains);
  if (because.length > 0) return { outcome: { state: 'rejected', item, because } };
  const files = new Map([...own].map(([path, text]) => [path, text === null ? null : ground.bytes(path, text)]));
  return { outcome: { state: 'applied', item, files, gains }, taken: { texts, now: next } };
}

/** All changes of an item, one upon the other. */
async function make(changes: readonly PlanChange[], state: State, ground: Ground): Promise<Made | Unmade> {
  let texts: Texts = state.texts;
  let piece: Workpiece = state.now;
  const law = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const done = work(change, piece);
    if ('fault' in done) return { state: 'conflict', because: [done.fault] };
    for (const path of done.law ?? []) law.add(path);
    if (done.texts.size === 0) continue;
    texts = new Map([...texts, ...done.texts]);
    // A path that may not be written is not read, either.
    if ([...done.texts.keys()].some((path) => pathFault(path, ground.paths, law.has(path)))) break;
    if (index === changes.length - 1) break;
    try {
      piece = await ground.judge(texts);
    } catch (error) {
      return { state: 'rejected', because: [{ why: 'unreadable', ...ground.explain(error) }] };
    }
  }
  return { texts, law };
}

interface Made {
  readonly texts: Texts;
  readonly law: ReadonlySet<string>;
}

interface Unmade {
  readonly state: 'conflict' | 'rejected';
  readonly because: readonly Objection[];
}

/** What speaks against a tree that this item has changed. */
function objections(item: PlanItem, before: Judged, after: Judged, gains: readonly Gain[]): Objection[] {
  const { weakened, unclear } = after.verdict;
  const judged = [
    ...weakened.map((drift) => ({ why: 'weakened' as const, rule: drift.rule, id: drift.id, drift })),
    // What nobody can judge unread is no updater's to pass; an approval is for a person's change.
    ...unclear.map((drift) => ({ why: 'unclear' as const, rule: drift.rule, id: drift.id, drift })),
  ];
  const errors = newErrors(before.report, after.report).map((finding) => ({ why: 'new-error' as const, finding }));
  const seeds = addsSeeds(item.changes, after.catalogue);
  const all: Objection[] = [...judged, ...errors, ...seeds];
  return all.length === 0 && gains.length === 0 ? [{ why: 'no-gain' }] : all;
}

function misplacedIn(paths: Iterable<string>, rules: PathRules, law: ReadonlySet<string> = new Set()): Objection[] {
  return [...paths].flatMap((path): Objection[] => {
    const code = pathFault(path, rules, law.has(path));
    return code ? [{ why: 'path', path, code }] : [];
  });
}

function beyond(texts: Texts, { maxFiles, maxBytes }: ImproveSettings): Objection[] {
  const bytes = [...texts.values()].reduce((sum, text) => sum + new TextEncoder().encode(text ?? '').length, 0);
  return [
    ...(texts.size > maxFiles
      ? [{ why: 'limit' as const, code: 'files' as const, found: texts.size, limit: maxFiles }]
      : []),
    ...(bytes > maxBytes ? [{ why: 'limit' as const, code: 'bytes' as const, found: bytes, limit: maxBytes }] : []),
  ];
}

function isAsBefore(path: string, text: string | null, { file }: Workpiece): boolean {
  const known: TextFile | undefined = file(path);
  return text === null ? known === undefined : known?.text === text;
}

function changedPolicies(before: Trace, after: Trace): ReadonlySet<string> {
  const was = new Map(before.policies.map(({ policy, deep }) => [policy.id, deep]));
  return new Set(
    after.policies.filter(({ policy, deep }) => was.get(policy.id) !== deep).map(({ policy }) => policy.id),
  );
}

function measuresOf({ report, trace, catalogue }: Judged, changed: ReadonlySet<string>): Measures {
  const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length;
  const { expected, covered, deep } = trace.summary;
  return {
    errors: count('error'),
    warnings: count('warning'),
    seeds: catalogue.seeds.length,
    ...(catalogue.register ? { requirements: { expected, covered, deep } } : {}),
    policies: trace.policies
      .filter(({ policy }) => changed.has(policy.id))
      .map(({ policy, cells }) => ({
        id: policy.id,
        carried: cells.filter(({ state }) => state === 'covered').length,
        cells: cells.filter(({ state }) => state !== 'waived' && state !== 'unwanted').length,
      })),
  };
}
