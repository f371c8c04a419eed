import type { Carrier } from './carried.ts';
import type { Edit } from './fix.ts';
import { labelsOf, type LocalePack } from './locale-pack.ts';
import { lineEndOf } from './policy-fix.ts';
import type { Policy, PolicyText } from './policy.ts';
import type { Section, Seed, View } from './seed.ts';

/** What of a policy decides where its text goes. */
export interface Insertable extends Pick<Policy, 'id' | 'carried' | 'before' | 'sections'> {
  readonly texts: Readonly<Record<string, Pick<PolicyText, 'text'>>>;
}

/** The text of a policy, between its marks, at the end of the section it belongs in, or in one of its own at the end of the file. */
export function insertion(policy: Insertable, { seed, view }: Carrier, pack: LocalePack | undefined): Edit | undefined {
  const text = policy.texts[view.locale]?.text;
  // Where branches stand side by side, the end of the file is nobody's; where it must come early, the end is no place for it.
  if (text === undefined || !policy.carried.includes('managed') || seed.branched || policy.before.length > 0)
    return undefined;
  const { file } = seed;
  const end = lineEndOf(file.text);
  const block = `<!-- policy:${policy.id} -->\n${text}\n<!-- /policy:${policy.id} -->`;
  const edit = (at: number, inserted: string): Edit => {
    return { path: file.path, start: at, end: at, text: inserted.replaceAll('\n', end) };
  };
  const section = view.sections.find((one) => one.role !== undefined && policy.sections.includes(one.role));
  if (section) {
    const at = endOf(section, seed, view);
    const heading = section.form === 'heading' && section.units.length === 0;
    return at === undefined ? undefined : edit(at, heading ? `\n\n${block}` : `\n${block}`);
  }
  const [role] = policy.sections;
  const label = role === undefined || !pack ? undefined : labelsOf(pack, role)[0];
  const gap = /(?:^|\n)\r?\n$|^$/.test(file.text.slice(-3)) ? '' : file.text.endsWith('\n') ? '\n' : '\n\n';
  return edit(file.text.length, `${gap}${label === undefined ? '' : titleOf(label, view)}${block}\n`);
}

/** A label in the form, and at the level, of those that are there. */
function titleOf(label: string, { sections }: View): string {
  const levels = sections.flatMap(({ form, level }) => (form === 'heading' ? [level] : []));
  if (sections.findLast(({ form }) => form !== 'opening')?.form !== 'heading') return `${label}:\n`;
  const below = levels.filter((level) => level > 1);
  return `${'#'.repeat(below.length > 0 ? Math.min(...below) : 1)} ${label}\n\n`;
}

/** Behind the last line of a section; undefined where that line is code, or said under a condition. */
function endOf({ index, place, units }: Section, { file }: Seed, { sections, runs }: View): number | undefined {
  if (units.some(({ guards }) => guards.length > 0)) return undefined;
  const next = sections[index + 1]?.place.start ?? Infinity;
  const last = runs.findLast(({ start }) => start >= place.end && start < next);
  if (last?.kind === 'fence') return undefined;
  const line = file.text.indexOf('\n', last?.end ?? place.end);
  const end = line === -1 ? file.text.length : line;
  return file.text[end - 1] === '\r' ? end - 1 : end;
}
