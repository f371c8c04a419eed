import type { Edit } from '../../core/fix.ts';
import type { Objection } from '../../core/improvement.ts';
import type { AddUnitChange, RemoveUnitChange, ReplaceUnitChange } from '../../core/plan.ts';
import { squeezed } from '../../core/policy-fix.ts';
import type { Section, Unit } from '../../core/seed.ts';
import { edited } from '../edited.ts';
import { itemText, formOf, markerOf, placeAfter, placeIn, takenOut, type Spot } from '../placing.ts';
import { anchorFault, type Worked, type Workpiece } from '../workpiece.ts';

/** What is done to one seed as one language sees it: edits, or why there are none. `[]`: it is so already. */
export type AtSpot = readonly Edit[] | { readonly fault: Objection };

export function addUnit({ paths, section, position = 'last', after, text }: AddUnitChange, piece: Workpiece): Worked {
  return everywhere(paths, piece, (spot) => {
    const { locale } = spot.view;
    const own = text[locale];
    if (own === undefined) return missingText(spot);
    if (spot.view.units.some((unit) => saysAlready(unit, own))) return [];
    if (after) {
      const found = theUnit(spot, after[locale]);
      if ('fault' in found) return found;
      return placeAfter(spot, found, own) ?? noPlace(spot);
    }
    const home = sectionFor(spot, section);
    if (!home) return anchorFault('no-section', { path: spot.seed.file.path, section });
    return placeIn(spot, home, position, own) ?? noPlace(spot);
  });
}

export function replaceUnit({ paths, unit, text }: ReplaceUnitChange, piece: Workpiece): Worked {
  return everywhere(paths, piece, (spot) => {
    const { locale } = spot.view;
    const own = text[locale];
    if (own === undefined) return missingText(spot);
    const found = theUnit(spot, unit[locale]);
    if ('fault' in found) return spot.view.units.some((one) => saysAlready(one, own)) ? [] : found;
    const edit = inPlaceOf(spot, found, own);
    return edit ? [edit] : noPlace(spot);
  });
}

export function removeUnit({ paths, unit }: RemoveUnitChange, piece: Workpiece): Worked {
  return everywhere(paths, piece, (spot) => {
    const found = theUnit(spot, unit[spot.view.locale]);
    if ('fault' in found) return found;
    return takenOut(spot, found) ?? noPlace(spot);
  });
}

/** Does the same to every file, in each of its languages; the first that cannot be done ends it. */
export function everywhere(paths: readonly string[], piece: Workpiece, at: (spot: Spot) => AtSpot): Worked {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const seed = piece.catalogue.seeds.find(({ file }) => file.path === path);
    if (!seed) return anchorFault(piece.file(path) ? 'not-a-seed' : 'no-file', { path });
    const edits: Edit[] = [];
    for (const view of seed.views) {
      const done = at({ seed, view });
      if ('fault' in done) return done;
      edits.push(...done);
    }
    if (edits.length > 0) texts.set(path, edited(seed.file.text, edits));
  }
  return { texts };
}

/** The one directive with these words; white space counts once. */
export function theUnit({ seed, view }: Spot, words: string | undefined): Unit | { readonly fault: Objection } {
  const { path } = seed.file;
  if (words === undefined) return anchorFault('no-text', { path, locale: view.locale });
  const found = view.units.filter((unit) => squeezed(unit.text) === squeezed(words));
  const [first] = found;
  if (!first) return anchorFault('no-unit', { path, text: words });
  return found.length === 1 ? first : anchorFault('several-units', { path, text: words, count: found.length });
}

export function sectionFor({ view }: Spot, role: string): Section | undefined {
  return view.sections.find((one) => one.role === role);
}

/** Is the text said word for word, with or without its marker? */
function saysAlready(unit: Unit, text: string): boolean {
  const [head = ''] = text.trim().split('\n');
  return squeezed(unit.text) === squeezed(head.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, ''));
}

/** The words alone change: marker, indent and all that is nested in it stay. Undefined where the words are not all in one piece. */
function inPlaceOf({ seed }: Spot, unit: Unit, text: string): Edit | undefined {
  const { path, start, end } = unit.place;
  if (squeezed(seed.file.text.slice(start, end)) !== squeezed(unit.text)) return undefined;
  const form = formOf(seed, unit);
  if (!form) return { path, start, end, text: text.trim() };
  return { path, start, end, text: itemText(text, form).slice(`${form.indent}${markerOf(form)} `.length) };
}

function missingText({ seed, view }: Spot): { readonly fault: Objection } {
  return anchorFault('no-text', { path: seed.file.path, locale: view.locale });
}

export function noPlace({ seed }: Spot): { readonly fault: Objection } {
  return anchorFault('no-place', { path: seed.file.path });
}
