import { axesOf } from '../../core/name.ts';

/** The most specific first; a part that may be missing is tried with and without. */
export function candidatesOf(patterns: readonly string[]): string[] {
  const specific = patterns.toSorted((a, b) => cellAxes(b) - cellAxes(a));
  return [
    ...new Set(specific.flatMap((pattern) => [pattern.replace(/[[\]]/g, ''), pattern.replace(/\[[^\]]*\]/g, '')])),
  ];
}

function cellAxes(pattern: string): number {
  return axesOf(pattern).filter((axis) => axis !== 'locale').length;
}
