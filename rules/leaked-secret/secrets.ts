import type { TextFile } from '../../src/core/text.ts';
import { isPlaceholder } from './placeholder.ts';
import { mayHoldKnownToken, secretsByShape, type Secret } from './shapes.ts';

/** The secrets in a file, in order, none within another. */
export async function secretsIn(file: TextFile): Promise<Secret[]> {
  const known = mayHoldKnownToken(file.text) ? await (await import('./detector.ts')).detect(file) : [];
  let last = 0;
  return [...known, ...secretsByShape(file.text)].sort(byPlace).filter(({ start, end }) => {
    if (start < last || isPlaceholder(file.text.slice(start, end))) return false;
    last = end;
    return true;
  });
}

function byPlace(a: Secret, b: Secret): number {
  return a.start - b.start || b.end - a.end;
}
