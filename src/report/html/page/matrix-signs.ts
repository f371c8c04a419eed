import type { MatrixRun } from '../data.ts';

/** The signs of the matrix in a terminal. */
export const runSigns = { present: '●', fallback: '◐', missing: '○' } as const satisfies Record<
  MatrixRun['state'],
  string
>;
