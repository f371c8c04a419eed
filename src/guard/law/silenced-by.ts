import type { Change, Silenced } from '../../core/change.ts';
import { listed } from './knob.ts';

/** What head keeps quiet of some rules, in some files or in all. */
export function silencedFor(
  { silenced = [] }: Change,
  rules: readonly string[],
  files?: readonly string[],
): readonly Silenced[] {
  return silenced.filter(
    ({ finding, suppressed }) =>
      !suppressed && rules.includes(finding.rule) && (files === undefined || files.includes(finding.at.path)),
  );
}

/** How many findings there are, and where the first of them stand. */
export function told(quiet: readonly Silenced[]): { count: number; places: string } {
  return {
    count: quiet.length,
    places: listed(quiet.map(({ finding: { at, rule } }) => `${at.path}:${at.line} ${rule}`)),
  };
}
