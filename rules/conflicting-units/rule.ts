import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { foldWords } from '../../src/core/glossary.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { View } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';
import { atomsOf, isForbiddenBy, keysOf, type Atom, type Text } from './atoms.ts';
import { leavesRoom, limitsIn, usesIn, type Families, type Limit, type Use } from './limits.ts';
import { pairsOf } from './together.ts';

interface Options {
  /** Word that stands for several names → the vocabularies that hold them: `MCP: [mcpTool]`. */
  readonly families: Readonly<Record<string, readonly string[]>>;
}

export default defineRule<Options>({
  id: 'conflicting-units',
  scope: 'catalogue',
  category: 'policy',
  severity: 'warning',
  summary: 'Two directives that one agent reads cannot both be followed.',
  messages: {
    ordered: 'This is forbidden here and ordered at {where}, in one prompt. Keep one of the two.',
    allowed: 'This is forbidden here and allowed at {where}, in one prompt. Keep one of the two.',
    limit: 'This leaves no room for `{name}`, which {where} tells the same agent to use.',
    other: 'Both are read by {run}',
    unread: 'The other one',
  },
  options: { families: {} },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      families: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 1 } },
    },
  },
  stricter: { families: 'more' },
  *check(catalogue, { options }) {
    const families = familiesOf(options, catalogue);
    const limits = once((text, pack) => limitsIn(text, pack, families));
    const uses = once((text, pack) => usesIn(text, pack, families));
    const told = new Set<string>();
    for (const { one, other, run } of pairsOf(catalogue)) {
      const pack = catalogue.packs.get(one.view.locale);
      if (!pack) continue;
      for (const [said, against] of one.view === other.view
        ? [[one, other] as const]
        : [[one, other] as const, [other, one] as const]) {
        const shutOut = shut(limits(said, pack), () => uses(against, pack), families, pack);
        for (const found of [...conflicts(said, against, pack), ...shutOut]) {
          // A limit is told once, whatever it shuts out.
          const partner = found.message === 'limit' ? '' : `${found.against.path}:${found.against.start}`;
          const key = `${found.at.path}:${found.at.start}:${partner}`;
          if (told.has(key)) continue;
          told.add(key);
          yield withRun(found, run);
        }
      }
    }
  },
});

interface Conflict extends Found {
  readonly against: Place;
}

/** What one text forbids and another wants. */
function* conflicts(said: Text, against: Text, pack: LocalePack): Generator<Conflict> {
  const { forbidden, lexicon } = atomsOf(said, pack);
  const { wanted } = atomsOf(against, pack);
  if (!lexicon || forbidden.length === 0) return;
  for (const atom of forbidden) {
    const partner = partnerOf(atom, wanted, (other) => isForbiddenBy(other, atom, lexicon));
    if (!partner) continue;
    const message = partner.permits ? 'allowed' : 'ordered';
    const { place } = partner.unit;
    yield { message, data: { where: show(place) }, at: atom.unit.place, against: place, anchor: atom.unit.text };
  }
}

function partnerOf(
  atom: Atom,
  wanted: ReadonlyMap<string, readonly Atom[]>,
  fits: (other: Atom) => boolean,
): Atom | undefined {
  for (const key of keysOf(atom)) {
    const found = wanted
      .get(key)
      ?.slice(0, mostPartners)
      .find((other) => other.unit !== atom.unit && fits(other));
    if (found) return found;
  }
  return undefined;
}

/** A name that one text tells to use and a limit of another shuts out. */
function* shut(
  limits: readonly Limit[],
  uses: () => readonly Use[],
  families: Families,
  pack: LocalePack,
): Generator<Conflict> {
  for (const limit of limits) {
    const use = uses().find((one) => isShut(one, limit, families, pack));
    if (!use) continue;
    const place = placeAt(use.seed.file, use.start, use.end);
    const data = { name: use.name, where: show(place) };
    yield { message: 'limit', data, at: limit.unit.place, against: place, anchor: limit.unit.text };
  }
}

function isShut({ unit, name }: Use, limit: Limit, families: Families, pack: LocalePack): boolean {
  return unit !== limit.unit && families.get(limit.family)?.has(name) === true && !leavesRoom(limit, name, pack);
}

/** A function of a text that is worked out once per view. */
function once<Result>(work: (text: Text, pack: LocalePack) => Result): (text: Text, pack: LocalePack) => Result {
  const done = new Map<View, Result>();
  return (text, pack) => {
    const known = done.get(text.view);
    if (known !== undefined) return known;
    const result = work(text, pack);
    done.set(text.view, result);
    return result;
  };
}

function withRun({ against, ...found }: Conflict, run: string | undefined): Found {
  const other = run === undefined ? { message: 'unread' } : { message: 'other', data: { run } };
  return { ...found, related: [{ at: against, ...other }] };
}

function familiesOf({ families }: Options, { definition }: Catalogue): Families {
  return new Map(
    Object.entries(families).map(([word, vocabularies]) => [
      foldWords(word),
      new Set(vocabularies.flatMap((name) => definition.vocabularies[name]?.names ?? [])),
    ]),
  );
}

function show({ path, line }: Place): string {
  return `${path.slice(path.lastIndexOf('/') + 1)}:${line}`;
}

// A key that hundreds of directives share tells nothing.
const mostPartners = 50;
