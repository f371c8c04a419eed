import type { Root } from 'mdast';
import { sectionRole, type LocalePack } from '../core/locale-pack.ts';
import { offsetInFile, type Section, type Span, type Unit, type View } from '../core/seed.ts';
import type { Template } from '../core/template.ts';
import { placeAt, type Place, type TextFile } from '../core/text.ts';
import type { SectionDraft } from './drafts.ts';
import { unreadFrontMatter } from './front-matter.ts';
import { readInline, stretchOf } from './inline.ts';
import { readOutline } from './outline.ts';
import { readRuns } from './runs.ts';
import type { Stretch } from './sentences.ts';
import { finishUnits } from './units.ts';

/** The part of a view that structure is read from. */
export interface ViewText {
  readonly locale: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly tree: Root;
  guardsAt(fileOffset: number): readonly string[];
}

/** Sections, units, runs and links of one view. */
export function readStructure(
  file: TextFile,
  view: ViewText,
  template: Template | undefined,
  pack: LocalePack | undefined,
): Pick<View, 'sections' | 'units' | 'runs' | 'links'> {
  const { text, spans, tree, locale } = view;
  const inline = readInline(text, tree, spans, template);
  const inFile = (offset: number): number => offsetInFile(view, offset);
  const place = ({ from, to }: Stretch): Place => {
    const start = inFile(from);
    return placeAt(file, start, to > from ? Math.max(start, offsetInFile(view, to, true)) : start);
  };
  // A block that no parser recognised as front matter is still not part of the prompt.
  const frontMatterEnd = unreadFrontMatter(text)?.end ?? 0;
  const blocks = tree.children.filter((block) => block.type !== 'yaml' && stretchOf(block).from >= frontMatterEnd);
  const outline = readOutline({ text, locale, inline, pack, place }, blocks);
  const guardsAt = (offset: number): readonly string[] => view.guardsAt(inFile(offset));
  const units = finishUnits({ text, inline, place, guardsAt }, outline.units);
  const seams = spans.map((span) => span.from).filter((from) => from > 0);
  return {
    sections: finishSections(outline.sections, units, { place, pack, template }),
    units,
    runs: readRuns({ text, inline, seams, offsetInFile: inFile }, outline.units),
    links: inline.links,
  };
}

interface SectionContext {
  readonly pack: LocalePack | undefined;
  readonly template: Template | undefined;
  place(stretch: Stretch): Place;
}

function finishSections(drafts: readonly SectionDraft[], units: readonly Unit[], context: SectionContext): Section[] {
  const unitsOf: Unit[][] = drafts.map(() => []);
  for (const unit of units) unitsOf[unit.section]?.push(unit);
  const places = drafts.map(({ stretch }) => context.place(stretch));
  const filled = filledSections(drafts, places, context.template);
  const roles = rolesOf(drafts, context.pack);
  return places.map((place, index) => {
    const { label = '', form = 'opening', level = 0, lists = [] } = drafts[index] ?? {};
    const role = roles[index];
    return {
      index,
      label,
      ...(role === undefined ? {} : { role }),
      form,
      level,
      place,
      units: unitsOf[index] ?? [],
      lists: lists.toSorted((a, b) => a.place.start - b.place.start),
      empty: isEmpty(drafts, filled, index),
    };
  });
}

/** A label or sub-heading the pack does not know says what its heading says: «Сделайте так:» under «## Порядок работы». */
function rolesOf(drafts: readonly SectionDraft[], pack: LocalePack | undefined): (string | undefined)[] {
  const above: { level: number; role: string | undefined }[] = [];
  return drafts.map(({ form, level, label }) => {
    if (form === 'opening') return undefined;
    const own = pack && sectionRole(pack, label);
    if (form === 'label') return own ?? above.at(-1)?.role;
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const role = own ?? above.at(-1)?.role;
    above.push({ level, role });
    return role;
  });
}

/** Which sections hold anything, text that `{{ template }}` brings in included. */
function filledSections(
  drafts: readonly SectionDraft[],
  places: readonly Place[],
  template: Template | undefined,
): boolean[] {
  const brought = (template?.actions ?? []).filter(({ keyword }) => keyword === 'template' || keyword === 'block');
  let next = 0;
  return drafts.map(({ content }, index) => {
    const from = places[index]?.end ?? 0;
    const to = places[index + 1]?.start ?? Infinity;
    while ((brought[next]?.start ?? Infinity) < from) next++;
    return content || (brought[next]?.start ?? Infinity) < to;
  });
}

/** A heading owns its sub-headings and labels; a label only what follows at once. */
function isEmpty(drafts: readonly SectionDraft[], filled: readonly boolean[], index: number): boolean {
  const section = drafts[index];
  if (!section || filled[index]) return false;
  if (section.form !== 'heading') return true;
  for (let below = index + 1; below < drafts.length; below++) {
    const next = drafts[below];
    if (!next || (next.form === 'heading' && next.level <= section.level)) return true;
    if (next.form === 'label' || filled[below]) return false;
  }
  return true;
}
