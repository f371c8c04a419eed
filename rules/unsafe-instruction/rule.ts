import { defineRule } from '../../src/core/rule.ts';
import type { Found } from '../../src/core/finding.ts';
import { isForbidden, isProhibited } from '../../src/core/prohibition.ts';
import type { Run, Seed, Unit, View } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';
import { dangers, guard, mayBeDangerous, mention, type Danger } from './dangers.ts';

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
    if (!mayBeDangerous.test(seed.file.text)) return;
    for (const view of seed.views) {
      for (const unit of view.units) yield* inUnit(seed, view, unit);
      for (const run of view.runs) if (run.kind === 'fence') yield* inFence(seed, view, run);
    }
  },
});

function* inUnit(seed: Seed, view: View, unit: Unit): Generator<Found> {
  for (const danger of dangers) {
    for (const match of unit.text.matchAll(danger.pattern)) {
      const from = match.index;
      if (isGuarded(danger, unit.text) || isProhibited(view, unit, from, from + match[0].length)) continue;
      yield finding(danger, match[0], placeIn(seed, unit, danger, match[0]));
      break;
    }
  }
}

/** A block of commands is governed by its section and by the directive above it. */
function* inFence(seed: Seed, view: View, run: Run): Generator<Found> {
  const section = view.sections.findLast(({ place }) => place.start <= run.start);
  if (section && isForbidden(section)) return;
  const unit =
    run.unit === undefined ? section?.units.findLast(({ place }) => place.end <= run.start) : view.units[run.unit];
  const lead = unit?.text.replace(/[\s.:]+$/, '').length ?? 0;
  const isProhibitedAbove = unit !== undefined && isProhibited(view, unit, lead, lead);
  for (const { 0: line, index } of run.text.matchAll(/[^\r\n]+/g)) {
    if (/^\s*(?:#|\/\/)/.test(line)) continue;
    for (const danger of dangers) {
      const [match] = line.matchAll(danger.pattern);
      if (!match || isProhibitedAbove || (unit && isGuarded(danger, unit.text))) continue;
      const start = run.start + index + match.index;
      yield finding(danger, match[0], placeAt(seed.file, start, start + match[0].length));
      break;
    }
  }
}

function finding({ kind }: Danger, text: string, at: Place): Found {
  const short = text.replace(/\s+/g, ' ').replace(/^[\s`"'«(]+|[\s`"'»),.;]+$/g, '');
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

/** A unit's text has its white space collapsed; the file has not. */
function placeIn({ file }: Seed, { place }: Unit, danger: Danger, text: string): Place {
  const source = file.text.slice(place.start, place.end);
  const exact = source.indexOf(text);
  if (exact >= 0) return placeAt(file, place.start + exact, place.start + exact + text.length);
  const [again] = source.matchAll(danger.pattern);
  return again ? placeAt(file, place.start + again.index, place.start + again.index + again[0].length) : place;
}
