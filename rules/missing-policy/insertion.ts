import type { Carrier } from '../../src/core/carried.ts';
import type { Edit } from '../../src/core/fix.ts';
import { labelsOf, type LocalePack } from '../../src/core/locale-pack.ts';
import type { Policy } from '../../src/core/policy.ts';
import type { Section } from '../../src/core/seed.ts';

/** The text of a policy, between its marks, at the end of the section it belongs in, or in one of its own at the end of the file. */
export function insertion(policy: Policy, { seed, view }: Carrier, pack: LocalePack | undefined): Edit | undefined {
  const text = policy.texts[view.locale]?.text;
  // Where branches stand side by side, the end of the file is nobody's.
  if (text === undefined || !policy.carried.includes('managed') || seed.branched) return undefined;
  const { file } = seed;
  const block = `<!-- policy:${policy.id} -->\n${text}\n<!-- /policy:${policy.id} -->`;
  const [role] = policy.sections;
  const section = view.sections.find((one) => one.role !== undefined && policy.sections.includes(one.role));
  const end = section && endOf(section);
  if (end !== undefined) return { path: file.path, start: end, end, text: `\n${block}` };
  const label = role === undefined || !pack ? undefined : labelsOf(pack, role)[0];
  const heading = view.sections.findLast(({ form }) => form !== 'opening');
  const title =
    label === undefined
      ? ''
      : heading?.form === 'heading'
        ? `${'#'.repeat(heading.level)} ${label}\n\n`
        : `${label}:\n`;
  const gap = file.text.endsWith('\n\n') || file.text === '' ? '' : file.text.endsWith('\n') ? '\n' : '\n\n';
  const at = file.text.length;
  return { path: file.path, start: at, end: at, text: `${gap}${title}${block}\n` };
}

function endOf({ units, lists }: Section): number | undefined {
  const ends = [...units.map(({ place }) => place.end), ...lists.map(({ place }) => place.end)];
  return ends.length === 0 ? undefined : Math.max(...ends);
}
