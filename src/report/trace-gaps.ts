import type { Requirement } from '../core/requirement.ts';
import { describeCell } from '../core/seed.ts';
import { titleIn } from '../core/policy.ts';
import { inScope } from '../trace/shares.ts';
import type { CellTrace, RequirementStatus, RequirementTrace, Trace, TraceLink } from '../trace/trace.ts';
import type { UiKey } from './ui-words.ts';
import type { Words } from './words.ts';

/** What keeps one thing from being carried everywhere: a policy, or a requirement that files name themselves. */
export interface Gap {
  /** `policy revise-preflight (FR-052)`, `REQ-101`. */
  readonly name: string;
  readonly title: string;
  /** Cells that do not get it in full: missing first, then outdated, shallow, and where it does not belong. */
  readonly cells: readonly CellTrace[];
  /** How many cells must carry it. */
  readonly asked: number;
  /** Cells are runs, not files. */
  readonly ofRuns: boolean;
  /** Some requirement wants it. */
  readonly isAsked: boolean;
}

/** The gaps of a trace: those of policies, told once however many requirements they stand for, then those of requirements. */
export function gapsOf({ policies, requirements }: Trace, words: Words): Gap[] {
  const found = [
    ...policies.map(({ policy, cells }): Gap => {
      const stands = requirements.filter((one) => one.policies.includes(policy.id) && one.status !== 'waived');
      const names = stands.map(({ requirement }) => requirement.id).join(', ');
      return {
        name: `${policy.id}${names === '' ? '' : ` (${names})`}`,
        title: titleIn(policy, words.lang),
        ...doubtful(cells),
        ofRuns: policy.within === 'prompt',
        isAsked: stands.length > 0,
      };
    }),
    ...requirements
      .filter(({ status }) => status !== 'waived')
      .map(({ requirement, cells }): Gap => ({
        name: requirement.id,
        title: titleOf(requirement, words.lang),
        ...doubtful(cells.filter(({ policy }) => policy === undefined)),
        ofRuns: false,
        isAsked: true,
      })),
  ];
  return found.filter(({ cells }) => cells.length > 0);
}

/** Requirements that nothing stands for, though they must be carried. */
export function bareRequirements({ requirements }: Trace): RequirementTrace[] {
  return requirements.filter(({ status, cells }) => status !== 'waived' && inScope(cells).length === 0);
}

/** Links somebody has to look at: their target changed, is not there, or nobody has looked yet. */
export function linksToReview({ links }: Trace): OpenLink[] {
  const order: readonly OpenLink['state'][] = ['broken', 'suspect', 'new'];
  return links
    .filter((link): link is OpenLink => link.state !== 'current')
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

export interface OpenLink extends TraceLink {
  readonly state: Exclude<TraceLink['state'], 'current'>;
}

/** The title for readers of a language. */
export function titleOf({ title }: Pick<Requirement, 'title'>, lang: string): string {
  return title[lang] ?? title[''] ?? title['en'] ?? Object.values(title)[0] ?? '';
}

/** A cell's address: the file and its line, the run, the language where the path does not tell it. */
export function addressOf({ cell, path, line, state }: CellTrace, ofRuns: boolean): string {
  if (ofRuns) return describeCell(cell);
  const place = state === 'missing' ? path : `${path}:${line}`;
  const { locale } = cell;
  return locale === undefined || path.includes(`_${locale}.`) ? place : `${place} (${locale})`;
}

/** Why a cell is not covered in full, in words. */
export function doubtWords({ why, state }: CellTrace, words: Words): string {
  if (why) return words.ui(`trace.why.${why}`);
  return words.ui(`trace.state.${state}`);
}

/** A share in whole per cents, never rounded up: what is not all is not 100 %. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

export const statusMarks = {
  covered: '●',
  outdated: '◐',
  partial: '◔',
  missing: '○',
  waived: '–',
} as const satisfies Record<RequirementStatus, string>;

/** Covered, but some prompt lacks it. */
export const shallowMark = '◉';

/** Covered in full, covered but not deeply, outdated, missing, unwanted. */
export function cellMark({ state, deep }: CellTrace): string {
  if (state === 'covered') return deep ? '●' : shallowMark;
  return { outdated: '◐', missing: '○', waived: '–', unwanted: '✕' }[state];
}

export const statusKeys = {
  covered: 'trace.status.covered',
  outdated: 'trace.status.outdated',
  partial: 'trace.status.partial',
  missing: 'trace.status.missing',
  waived: 'trace.status.waived',
} as const satisfies Record<RequirementStatus, UiKey>;

function doubtful(cells: readonly CellTrace[]): Pick<Gap, 'cells' | 'asked'> {
  return {
    cells: cells
      // Whose link is in doubt is told with the links.
      .filter(({ state, deep, why }) => state !== 'waived' && !deep && why !== 'suspect')
      .toSorted((a, b) => rank(a) - rank(b)),
    asked: inScope(cells).length,
  };
}

function rank({ state }: CellTrace): number {
  return ['missing', 'outdated', 'covered', 'unwanted'].indexOf(state);
}
