import { defineRule } from '../../src/core/rule.ts';
import type { Found } from '../../src/core/finding.ts';
import { isForbidden, isNegated, isProhibited } from '../../src/core/prohibition.ts';
import type { Run, Section, Seed, Unit, View } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';
import { dangers, guard, mention, type Danger } from './dangers.ts';
import { isSpokenOf } from './spoken-of.ts';

export default defineRule({
  id: 'unsafe-instruction',
  scope: 'seed',
  category: 'security',
  severity: 'error',
  summary: 'A directive tells the agent to ignore its instructions, to skip checks, or to destroy without a guard.',
  messages: {
    override: '"{text}" asks the agent to drop its other instructions. Remove it.',
    checks: '"{text}" switches checks off. Remove it, or say who has to approve it.',
    destructive: '"{text}" destroys without a guard. Name what exactly may go, or who has to approve it.',
  },
  *check(seed) {
    const hinted = dangers.filter(({ hint }) => hint.test(seed.file.text));
    if (hinted.length === 0) return;
    for (const view of seed.views) {
      for (const section of view.sections) yield* inLabel(hinted, seed, section);
      for (const unit of view.units) yield* inUnit(hinted, seed, view, unit);
      for (const run of view.runs) if (run.kind === 'fence') yield* inFence(hinted, seed, view, run);
    }
  },
});

function* inLabel(candidates: readonly Danger[], seed: Seed, section: Section): Generator<Found> {
  const { label, place } = section;
  for (const danger of candidates) {
    const [match] = matchesOf(danger, label);
    if (!match || isGuarded(danger, label) || isForbidden(section)) continue;
    if (isNegated(label, match.index, match.index + match[0].length)) continue;
    yield finding(danger, match[0], placeIn(seed, place, danger, match[0]));
  }
}

function* inUnit(candidates: readonly Danger[], seed: Seed, view: View, unit: Unit): Generator<Found> {
  for (const danger of candidates) {
    let guarded: boolean | undefined;
    for (const { 0: text, index } of matchesOf(danger, unit.text)) {
      guarded ??= isGuarded(danger, unit.text);
      if (guarded) break;
      if (isProhibited(view, unit, index, index + text.length)) continue;
      if (isSpokenOf(unit.text, index) || isShown(danger, seed, view, unit, index)) continue;
      yield finding(danger, text, placeIn(seed, unit.place, danger, text));
      break;
    }
  }
}

/** A block of commands is governed by its section and by the directive above it. */
function* inFence(candidates: readonly Danger[], seed: Seed, view: View, run: Run): Generator<Found> {
  const section = view.sections.findLast(({ place }) => place.start <= run.start);
  if (section && isForbidden(section)) return;
  const unit =
    run.unit === undefined ? section?.units.findLast(({ place }) => place.end <= run.start) : view.units[run.unit];
  const lead = unit?.text.replace(/[\s.:]+$/, '').length ?? 0;
  const isProhibitedAbove = unit !== undefined && isProhibited(view, unit, lead, lead);
  for (const { 0: line, index } of run.text.matchAll(/[^\r\n]+/g)) {
    if (/^\s*(?:#|\/\/)/.test(line)) continue;
    for (const danger of candidates) {
      const [match] = matchesOf(danger, line);
      if (!match || isProhibitedAbove || (unit && isGuarded(danger, unit.text))) continue;
      const start = run.start + index + match.index;
      yield finding(danger, match[0], placeAt(seed.file, start, start + match[0].length));
      break;
    }
  }
}

/** The patterns are dear, their hints are cheap, and hardly any directive holds one. */
function matchesOf({ hint, pattern }: Danger, text: string): Iterable<RegExpExecArray> {
  return hint.test(text) ? text.matchAll(pattern) : [];
}

function finding({ kind }: Danger, text: string, at: Place): Found {
  // A command may carry a token, which nobody should read in a report.
  const quoted = text.replace(/(?<![\w/.-])[\w+=-]{24,}(?![\w/.-])/g, '…');
  const short = quoted.replace(/\s+/g, ' ').replace(/^[\s`"'«(]+|[\s`"'»),.;]+$/g, '');
  return {
    message: kind,
    data: { text: short.length > 80 ? `${short.slice(0, 79)}…` : short },
    at,
    anchor: `${kind} ${short}`,
  };
}

function isGuarded({ kind, excuse }: Danger, text: string): boolean {
  return (kind !== 'override' && guard.test(text)) || mention.test(text) || (excuse?.test(text) ?? false);
}

/** A list, a quotation or a table is what the sentence before it makes of it, and an attack is quoted where the section is about attacks. */
function isShown(danger: Danger, seed: Seed, view: View, unit: Unit, at: number): boolean {
  const section = view.sections[unit.section];
  // «Запросите подтверждение перед любой из них:» stands over all that follows.
  if (section?.form === 'label' && isGuarded(danger, section.label)) return true;
  const isExample = isQuotation(seed, unit);
  const quotes = unit.text.slice(0, at).match(/[«»“”"]/g)?.length ?? 0;
  if ((isExample || quotes % 2 === 1) && mention.test(section?.label ?? '')) return true;
  if (!isExample) return false;
  const lead = view.units.slice(0, unit.index).findLast((one) => !isQuotation(seed, one));
  if (!lead?.text.endsWith(':') || lead.section !== unit.section) return false;
  return isGuarded(danger, lead.text) || isProhibited(view, lead, lead.text.length - 1, lead.text.length - 1);
}

/** Part of a block quotation or of a table. */
function isQuotation({ file }: Seed, { text, place }: Unit): boolean {
  const line = file.text.slice(file.text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  return text.startsWith('|') || /^[ \t]*>/.test(line);
}

/** Texts of units and labels have their white space collapsed; the file has not. */
function placeIn({ file }: Seed, place: Place, danger: Danger, text: string): Place {
  const source = file.text.slice(place.start, place.end);
  const exact = source.indexOf(text);
  if (exact >= 0) return placeAt(file, place.start + exact, place.start + exact + text.length);
  const [again] = source.matchAll(danger.pattern);
  return again ? placeAt(file, place.start + again.index, place.start + again.index + again[0].length) : place;
}
