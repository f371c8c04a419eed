import type { Found } from '../../src/core/finding.ts';
import type { MatrixRow } from '../../src/core/requirement.ts';

/** A status that is none of those that may stand there. */
export function statusFault(
  message: 'status' | 'state',
  { text, place }: NonNullable<MatrixRow['status']>,
  known: readonly string[],
): Found {
  return { message, data: { status: text, known: known.join(', ') }, at: place, anchor: text };
}
