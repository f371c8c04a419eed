import type { Edit } from '../core/fix.ts';
import { lineEndOf } from '../core/policy-fix.ts';
import type { Section, Seed, Unit, View } from '../core/seed.ts';

/** A seed as one language sees it. */
export interface Spot {
  readonly seed: Seed;
  readonly view: View;
}

/** Puts a new item behind another one, in the form of that one; numbers below count on. Undefined where the place is under a condition, or not an item. */
export function placeAfter({ seed, view }: Spot, unit: Unit, text: string): Edit[] | undefined {
  if (unit.guards.length > 0) return undefined;
  const form = formOf(seed, unit);
  const at = endOfItem({ seed, view }, unit);
  if (!form) return [inserted(seed, at, text.trim(), '')];
  const number = form.number === undefined ? undefined : form.number + 1;
  const item = itemText(text, { ...form, ...(number === undefined ? {} : { number }) });
  return [inserted(seed, at, item, ''), ...renumbered({ seed, view }, unit, unit.index)];
}

/** Puts a new item at the beginning or at the end of a section. */
export function placeIn(spot: Spot, section: Section, position: 'first' | 'last', text: string): Edit[] | undefined {
  const { seed } = spot;
  const outer = section.units.filter(({ depth }) => depth === 0);
  const items = outer.filter((unit) => formOf(seed, unit));
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return emptySection(spot, section, text);
  if (position === 'last') return placeAfter(spot, last, text);
  const form = formOf(seed, first);
  if (!form || first.guards.length > 0) return undefined;
  const at = lineStart(seed.file.text, first.place.start);
  const end = lineEndOf(seed.file.text);
  const item = itemText(text, form).replaceAll('\n', end);
  const edit = { path: seed.file.path, start: at, end: at, text: `${item}${end}` };
  return [edit, ...renumbered(spot, first, first.index - 1)];
}

/** A directive taken out with all that is nested in it; numbers below close the gap. */
export function takenOut(spot: Spot, unit: Unit): Edit[] | undefined {
  const { seed } = spot;
  const { text, path } = seed.file;
  const form = formOf(seed, unit);
  if (!form) {
    // One sentence of a paragraph: with the blank before it.
    const start = text.slice(0, unit.place.start).replace(/[ \t]+$/, '').length;
    return [{ path, start, end: unit.place.end, text: '' }];
  }
  const start = lineStart(text, unit.place.start);
  const behind = text.indexOf('\n', endOfItem(spot, unit));
  const end = behind === -1 ? text.length : behind + 1;
  return [{ path, start, end, text: '' }, ...renumbered(spot, unit, unit.index, -1)];
}

/** Offset in the file behind the last line of an item and of all that is nested in it. */
export function endOfItem({ seed, view }: Spot, unit: Unit): number {
  const { text } = seed.file;
  const inside = new Set([unit.index]);
  let next: Unit | undefined;
  for (const one of view.units.slice(unit.index + 1)) {
    if (one.parent === undefined || !inside.has(one.parent)) {
      next = one;
      break;
    }
    inside.add(one.index);
  }
  const label = view.sections.find(({ place }) => place.start > unit.place.start && place.end > place.start)?.place
    .start;
  const bounds = [next && lineStart(text, next.place.start), label && lineStart(text, label)];
  const bound = Math.min(...bounds.filter((one) => one !== undefined), text.length);
  const stretch = text.slice(unit.place.start, bound);
  // The marks of a policy belong to what stands between them, and what a template does belongs to nobody.
  const foreign = /\n[ \t]*(?:<!--\s*policy:|\{\{)/.exec(stretch);
  const own = foreign ? stretch.slice(0, foreign.index) : stretch;
  return unit.place.start + own.trimEnd().length;
}

/** How an item is printed. */
export interface Form {
  readonly indent: string;
  /** `-`, or what stands behind the number. */
  readonly mark: string;
  readonly number?: number;
}

/** The form of a directive; undefined when it is no item of a list. */
export function formOf({ file: { text } }: Seed, { place }: Unit): Form | undefined {
  const before = text.slice(lineStart(text, place.start), place.start);
  const [, indent, number, mark] =
    /^([ \t]*)(?:(\d{1,9})(?=[.)]))?([-*+]|[.)])[ \t]+(?:\[[ xX]\][ \t]+)?$/.exec(before) ?? [];
  if (indent === undefined || mark === undefined) return undefined;
  return { indent, mark, ...(number === undefined ? {} : { number: Number(number) }) };
}

/** A text as an item of that form; its own marker goes, what is nested in it moves along. */
export function itemText(text: string, { indent, mark, number }: Form): string {
  const marker = markerOf({ mark, ...(number === undefined ? {} : { number }) });
  const [head = '', ...rest] = text.replace(/^\s*\n|\s+$/g, '').split(/\r?\n/);
  const own = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(head)?.[0] ?? '';
  const gap = ' '.repeat(marker.length + 1);
  const lines = rest.map((line) => {
    const content = line.replace(new RegExp(`^[ \\t]{0,${own.length}}`), '');
    return content.trim() === '' ? '' : indent + gap + content;
  });
  return [`${indent}${marker} ${head.slice(own.length).trimStart()}`, ...lines].join('\n');
}

/** `-`, `3.` */
export function markerOf({ mark, number }: Pick<Form, 'mark' | 'number'>): string {
  return number === undefined ? mark : `${number}${mark}`;
}

function emptySection({ seed }: Spot, { form, place, units }: Section, text: string): Edit[] | undefined {
  if (units.length > 0 || form === 'opening') return undefined;
  const end = seed.file.text.indexOf('\n', place.end);
  const at = end === -1 ? seed.file.text.length : end;
  return [inserted(seed, at, itemText(text, { indent: '', mark: '-' }), form === 'heading' ? '\n' : '')];
}

function inserted({ file }: Seed, at: number, item: string, gap: string): Edit {
  return { path: file.path, start: at, end: at, text: `${gap}\n${item}`.replaceAll('\n', lineEndOf(file.text)) };
}

/** Counts the numbered siblings behind an item on, or back. */
function renumbered({ seed, view }: Spot, unit: Unit, after: number, by = 1): Edit[] {
  const edits: Edit[] = [];
  const own = formOf(seed, unit);
  if (own?.number === undefined) return edits;
  for (const one of view.units) {
    if (one.index <= after || one.section !== unit.section) continue;
    if (one.parent !== unit.parent || one.depth !== unit.depth) continue;
    const form = formOf(seed, one);
    if (form?.number === undefined) break;
    const start = lineStart(seed.file.text, one.place.start) + form.indent.length;
    edits.push({
      path: seed.file.path,
      start,
      end: start + String(form.number).length,
      text: String(form.number + by),
    });
  }
  return edits;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
