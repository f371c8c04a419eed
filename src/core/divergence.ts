import type { Side } from './pairing.ts';
import type { Span } from './telling.ts';

/** One way in which two directives that say the same bind differently. */
export interface Divergence {
  readonly feature: DivergenceFeature;
  /** The side that binds less. */
  readonly weaker: Side;
  /** `certain`: a word says so; `likely`: a word is missing; `hint`: for a reader of both languages. */
  readonly weight: Weight;
  /** The words on the weaker side, and those on the stronger one. */
  readonly here?: Span;
  readonly there?: Span;
}

export type Weight = 'certain' | 'likely' | 'hint';

/** From the gravest to the least: of several, the first one is told. */
export const divergenceFeatures = [
  'polarity',
  'permitted',
  'exempt',
  'asked',
  'recommended',
  'tried',
  'reported',
  'actor',
  'described',
  'allowance',
  'only',
  'bound',
  'roughly',
  'order',
  'gate',
  'scale',
  'contrast',
  'exception',
  'hedge',
  'condition',
  'note',
  'wider',
  'partial',
  'universal',
  'protected',
  'sequence',
  'negation',
  'alternative',
  'narrowed',
  'dropped',
] as const;
export type DivergenceFeature = (typeof divergenceFeatures)[number];

/** A divergence with its spans, those that could not be found left out. */
export function divergence(
  feature: DivergenceFeature,
  weaker: Side,
  weight: Weight,
  here?: Span,
  there?: Span,
): Divergence {
  return { feature, weaker, weight, ...(here ? { here } : {}), ...(there ? { there } : {}) };
}
