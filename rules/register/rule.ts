import type { Found } from '../../src/core/finding.ts';
import { readForce, type Reading } from '../../src/core/force.ts';
import { groupBy } from '../../src/core/group.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed, Unit } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { addressesIn } from './address.ts';
import { formOf } from './list-form.ts';

export default defineRule({
  id: 'register',
  scope: 'seed',
  category: 'language',
  severity: 'warning',
  summary: 'A seed addresses the agent in two ways, or a list mixes forms of the verb.',
  messages: {
    address:
      'The seed speaks to the agent as in "{usual}" ({count} {count|time|times}), here as in "{found}" ({others} in all). Keep to one.',
    list: '{count} of {total} items of this list begin like "{usual}", this one like "{found}". Say all alike.',
    usual: 'The others: "{usual}"',
  },
  *check(seed, { catalogue: { packs } }): Generator<Found> {
    for (const view of seed.views) {
      const pack = packs.get(view.locale);
      if (!pack?.force) continue;
      const read = view.units.flatMap((unit) => {
        const reading = readForce(unit, { text: seed.file.text, view, pack });
        return reading && reading.section.role !== 'examples' ? [{ unit, reading }] : [];
      });
      yield* mixedAddress(read, seed, pack);
      yield* mixedLists(read, seed, pack);
    }
  },
});

interface Read {
  readonly unit: Unit;
  readonly reading: Reading;
}

function* mixedAddress(read: readonly Read[], seed: Seed, pack: LocalePack): Generator<Found> {
  const addresses = read.flatMap(({ reading }) => addressesIn(reading, pack));
  const usual = majority(addresses, ({ register }) => register);
  const others = without(addresses, usual);
  const found = others.find(({ sure }) => sure);
  if (found) yield finding('address', found, { usual, others: others.length, total: addresses.length }, seed);
}

function* mixedLists(read: readonly Read[], seed: Seed, pack: LocalePack): Generator<Found> {
  // Items of one list stand under one label and one item; a list that a blank line parts is read as one.
  const lists = groupBy(
    read.filter(({ unit }) => unit.shape !== 'sentence'),
    ({ unit }) => `${unit.section} ${unit.parent ?? ''} ${unit.shape}`,
  );
  for (const items of lists.values()) {
    const forms = items.flatMap(({ reading }) => formOf(reading, pack) ?? []);
    const usual = majority(forms, ({ form }) => form);
    if (usual.length * 2 < items.length) continue;
    const others = without(forms, usual);
    const found = others.find(({ sure }) => sure);
    if (found) yield finding('list', found, { usual, others: others.length, total: items.length }, seed);
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One finding for all that differ, on the first of them. */
function finding(
  message: 'address' | 'list',
  { start, end }: Stretch,
  { usual, others, total }: { usual: readonly Stretch[]; others: number; total: number },
  { file }: Seed,
): Found {
  const [first = { start, end }] = usual;
  const text = (stretch: Stretch): string => file.text.slice(stretch.start, stretch.end).replace(/\s+/g, ' ');
  const data = {
    usual: text(first),
    found: text({ start, end }),
    count: usual.length,
    ...(message === 'list' ? { total } : { others }),
  };
  return {
    message,
    data,
    at: placeAt(file, start, end),
    related: [{ at: placeAt(file, first.start, first.end), message: 'usual', data: { usual: data.usual } }],
    // How many others there are changes with edits elsewhere.
    anchor: JSON.stringify([message, data.found, data.usual]),
  };
}

/** What most do, where that is beyond doubt; else nothing. */
function majority<Thing>(things: readonly Thing[], kindOf: (thing: Thing) => string): readonly Thing[] {
  const groups = [...groupBy(things, kindOf).values()].toSorted((a, b) => b.length - a.length);
  const [most = []] = groups;
  return groups.length > 1 && most.length >= 3 && most.length >= things.length * clear ? most : things;
}

function without<Thing>(things: readonly Thing[], some: readonly Thing[]): Thing[] {
  const gone = new Set(some);
  return things.filter((thing) => !gone.has(thing));
}

const clear = 0.7;
