import type { Finding } from '../../core/finding.ts';
import type { FixChange, SyncPolicyChange } from '../../core/plan.ts';
import { applyEdits, planFixes } from '../../lint/edits.ts';
import { anchorFault, type Worked, type Workpiece } from '../workpiece.ts';

/** What a rule has to say of these files, mended the way the rule itself proposes. */
export function fix({ rule, paths, fingerprints, safety }: FixChange, piece: Workpiece): Worked {
  const isMeant = (finding: Finding): boolean =>
    finding.rule === rule &&
    paths.includes(finding.at.path) &&
    (fingerprints === undefined || fingerprints.includes(finding.fingerprint));
  return mended(piece, isMeant, safety, { rule, path: paths.join(', ') });
}

/** The text of the pack wherever a policy was altered. */
export function syncPolicy({ policy, paths }: SyncPolicyChange, piece: Workpiece): Worked {
  if (!piece.catalogue.law.policies.some(({ id }) => id === policy)) return anchorFault('no-policy', { policy });
  const isMeant = ({ rule, data, at }: Finding): boolean =>
    restored.has(rule) && data['policy'] === policy && paths.includes(at.path);
  return mended(piece, isMeant, 'unsafe', { rule: 'altered-policy', path: paths.join(', ') });
}

function mended(
  { findings, file }: Workpiece,
  isMeant: (finding: Finding) => boolean,
  level: 'safe' | 'unsafe',
  data: { readonly rule: string; readonly path: string },
): Worked {
  const meant = findings.filter(isMeant);
  // Nothing to mend is nothing to do; something that cannot be mended is another matter.
  if (meant.length === 0) return { texts: new Map() };
  const { edits } = planFixes(meant, level, (path) => file(path) !== undefined);
  if (edits.size === 0) return anchorFault('no-fix', data);
  return { texts: new Map([...edits].map(([path, list]) => [path, applyEdits(file(path)?.text ?? '', list)])) };
}

/** What these find is mended by the text of the pack. */
export const restored: ReadonlySet<string> = new Set(['altered-policy', 'weakened-policy']);
