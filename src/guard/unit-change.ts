import type { Balance } from './balance.ts';
import type { Reason } from '../core/compare-force.ts';
import type { Reading } from '../core/force.ts';
import type { Unit, View } from '../core/seed.ts';
import type { TextFile } from '../core/text.ts';

/** A directive where it stands, with its force as base's packs read it. */
export interface Stated {
  readonly file: TextFile;
  readonly view: View;
  readonly unit: Unit;
  readonly reading: Reading | undefined;
}

/** What became of a directive, or where a new one came from. */
export interface UnitChange {
  /**
   * `gone`: nothing says it any more; `new`: nothing said it before; `moved`: its words stand elsewhere; `same`: only what
   * surrounds it changed; `rewritten`: all of a text, with the first directive of each version.
   */
  readonly kind: 'same' | 'moved' | 'changed' | 'gone' | 'new' | 'rewritten';
  readonly judgement: Judgement;
  readonly base?: Stated;
  readonly head?: Stated;
  /** What differs between base and head. */
  readonly reasons: readonly ChangeReason[];
  /** Of a text that was written anew. */
  readonly balance?: { readonly before: Balance; readonly after: Balance };
}

/** `unclear`: other words whose weight nobody can tell without reading them. */
export type Judgement = 'weakened' | 'unclear' | 'strengthened' | 'held';

/** A feature of the reading that differs, or something only a comparison of two texts can see. */
export type ChangeReason =
  | Reason
  | {
      readonly direction: Reason['direction'];
      readonly feature: 'gone' | 'permission-added' | 'obscured' | 'step-order' | 'rewritten' | 'override' | 'preamble';
      readonly before?: string;
      readonly after?: string;
    };

/** The gravest of some judgements. */
export function gravest(judgements: readonly Judgement[]): Judgement {
  return grave.find((one) => judgements.includes(one)) ?? 'held';
}

export function isGraver(one: Judgement, other: Judgement): boolean {
  return grave.indexOf(one) < grave.indexOf(other);
}

const grave: readonly Judgement[] = ['weakened', 'unclear', 'strengthened', 'held'];
