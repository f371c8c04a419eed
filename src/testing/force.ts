import { readForce, type Reading } from '../core/force.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import type { Unit, View } from '../core/seed.ts';
import type { TextFile } from '../core/text.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { parseMarkdown } from '../read/markdown.ts';
import { readStructure } from '../read/structure.ts';

/** A Markdown text as one language sees it, for tests of what is read from units. */
export function viewOf(text: string, pack: LocalePack): { file: TextFile; view: View } {
  const file: TextFile = { path: `prompts/dev-work_${pack.tag}.md`, text, bom: false };
  const spans = [{ from: 0, start: 0, length: text.length }];
  const parts = { locale: pack.tag, text, spans, tree: parseMarkdown(text), guardsAt: () => [] };
  return { file, view: { ...parts, ...readStructure(file, parts, undefined, pack) } };
}

/** The pack of a locale that ships with seedlint. */
export function packOf(locale: string): LocalePack {
  const pack = packs.get(locale);
  if (!pack) throw new Error(`there is no pack ${locale}`);
  return pack;
}

/** How bullets below a section label are read. */
export function readUnits(
  locale: string | LocalePack,
  section: string,
  texts: readonly string[],
): (Reading | undefined)[] {
  const pack = typeof locale === 'string' ? packOf(locale) : locale;
  const { file, view } = viewOf(`## ${section}\n\n${texts.map((text) => `- ${text}\n`).join('')}`, pack);
  return view.units.map((unit: Unit) => readForce(unit, { text: file.text, view, pack }));
}

// A pack is compiled once; asking for it again must not compile it anew.
const packs = builtInPacks();
