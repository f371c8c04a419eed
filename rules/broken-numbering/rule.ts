import type { Found } from '../../src/core/finding.ts';
import type { Fix } from '../../src/core/fix.ts';
import { replaceMarker } from '../../src/core/list-markers.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { List, ListItem, Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { comesWith, excludeEachOther, forksAt, type Fork } from './branches.ts';

export default defineRule({
  id: 'broken-numbering',
  scope: 'seed',
  category: 'structure',
  severity: 'error',
  summary: 'The numbers of a list jump, repeat or begin elsewhere than at 1.',
  messages: {
    jump: 'Number {found} follows {previous}; {expected} was expected. Renumber the list, or restore the step that is missing.',
    start: 'The list begins with {found}; {expected} was expected. Renumber it, or restore the steps that are missing.',
    previous: 'The step before',
    renumber: 'Renumber the list',
  },
  *check(seed) {
    for (const { sections } of seed.views) {
      const earlier = new Map<number, Step[]>();
      for (const { index, lists } of sections) {
        for (const list of lists) {
          if (!list.ordered) continue;
          const steps = stepsOf(list, index, seed);
          if (!isLazy(steps)) yield* checkList(steps, earlier.get(list.depth) ?? [], seed);
          earlier.set(list.depth, steps);
        }
      }
    }
  },
});

interface Step {
  readonly item: ListItem;
  readonly number: number;
  readonly section: number;
  readonly forks: readonly Fork[];
}

function stepsOf({ items }: List, section: number, { template }: Seed): Step[] {
  return items.map((item) => ({
    item,
    number: item.number ?? 0,
    section,
    forks: forksAt(template, item.place.start),
  }));
}

/** `1. 1. 1.`: Markdown counts by itself. */
function isLazy([first, ...rest]: readonly Step[]): boolean {
  return rest.length > 0 && (first?.number ?? 2) <= 1 && rest.every(({ number }) => number === first?.number);
}

function* checkList(steps: readonly Step[], earlier: readonly Step[], seed: Seed): Generator<Found> {
  let fixable = true;
  for (const [index, step] of steps.entries()) {
    const { before, first } = stepsBefore(step, steps.slice(Math.max(0, index - farthest), index));
    // Steps may go on counting after a paragraph or a bullet in between.
    const continued = first ? stepsBefore(step, earlier.slice(-farthest)).before : [];
    if (first && step.number <= 1) continue;
    if ([...before, ...continued].some(({ number }) => number + 1 === step.number)) continue;
    const previous = before[0] ?? continued.find(({ section }) => section === step.section);
    const expected = previous ? previous.number + 1 : 1;
    yield {
      ...(before[0]
        ? { message: 'jump', data: { found: step.number, expected, previous: before[0].number } }
        : { message: 'start', data: { found: step.number, expected } }),
      at: placeAt(seed.file, step.item.place.start, step.item.place.start + step.item.marker.length),
      related: previous ? [{ at: previous.item.place, message: 'previous' }] : [],
      // One fix mends all the list; the next findings in it only show where else it is broken.
      fixes: fixable ? renumber(steps, index === 0 ? expected : (steps[0]?.number ?? 1), seed) : [],
    };
    fixable = false;
  }
}

/**
 * Which steps may come right before a step in some prompt, nearest first, and whether it may be the first of its list.
 * A step in another branch of the same condition never meets it; one under a condition of its own may be there or not.
 */
function stepsBefore(step: Step, candidates: readonly Step[]): { before: Step[]; first: boolean } {
  const before: Step[] = [];
  for (const other of candidates.toReversed()) {
    if (excludeEachOther(other.forks, step.forks)) continue;
    // Hidden by a nearer one that is there whenever this one is.
    if (before.some((nearer) => comesWith(nearer.forks, other.forks))) continue;
    before.push(other);
    if (comesWith(other.forks, step.forks)) return { before, first: false };
  }
  return { before, first: true };
}

function renumber(steps: readonly Step[], start: number, seed: Seed): Fix[] {
  // With branches there is more than one right numbering; only the author knows which.
  if (steps.some(({ forks }) => !comesWith(forks, steps[0]?.forks ?? []))) return [];
  const edits = steps.flatMap(({ item }, index) =>
    replaceMarker(seed.file, item, `${start + index}${item.marker.slice(-1)}`),
  );
  return [{ title: 'renumber', safety: mentionsSteps.test(seed.file.text) ? 'unsafe' : 'safe', edits }];
}

/** A step under conditions is compared with at most so many before it. */
const farthest = 500;

// «вернитесь к шагу 3»: after renumbering, somebody has to look whether it is still step 3.
const mentionsSteps = /(?<!\p{L})(?:шаг|пункт|этап|п\.|steps?|items?|points?)\p{L}*\s+(?:№\s*)?\d/iu;
