import { certain, excerpt } from '../../src/core/difference.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing } from '../../src/core/lost.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';
import { alignmentOf, ownPairs, textOf, twinsOf } from '../../src/core/twins.ts';
import { variantsIn } from './forbidden.ts';
import { translatedIn } from './translated.ts';

export default defineRule({
  id: 'glossary',
  scope: 'catalogue',
  category: 'language',
  severity: 'warning',
  summary: 'A word is written in a way the glossary decided against.',
  messages: {
    forbidden: 'Write "{write}", not "{found}".',
    translated: '"{keep}" is never translated: the {locale} text says "{found}" for it.',
    other: 'The same directive in {other}: {text}',
    write: 'Write "{write}"',
    keep: 'Write "{keep}"',
  },
  *check(catalogue): Generator<Found> {
    for (const seed of catalogue.seeds) yield* forbiddenIn(seed, catalogue);
    yield* translatedTerms(catalogue);
  },
});

function* forbiddenIn({ file, views }: Seed, { packs }: Catalogue): Generator<Found> {
  // What stands outside the branches is in the view of every language.
  const seen = new Set<string>();
  for (const { locale, runs } of views) {
    const glossary = packs.get(locale)?.glossary;
    if (!glossary) continue;
    for (const { kind, text, start } of runs) {
      if (kind !== 'prose') continue;
      for (const { found, write, instead, start: from, end: to } of variantsIn(text, start, glossary)) {
        const key = `${from} ${write}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const edits = [{ path: file.path, start: from, end: to, text: instead ?? '' }];
        yield {
          message: 'forbidden',
          data: { found, write },
          at: placeAt(file, from, to),
          ...(instead === undefined ? {} : { fixes: [{ title: 'write', safety: 'unsafe', edits }] }),
        };
      }
    }
  }
}

function* translatedTerms(catalogue: Catalogue): Generator<Found> {
  const { packs } = catalogue;
  for (const twins of twinsOf(catalogue)) {
    for (const pair of ownPairs(alignmentOf(twins, packs))) {
      if (pair.similarity < certain) continue;
      for (const side of ['left', 'right'] as const) {
        const [here, there] = [twins[side], twins[facing(side)]];
        const glossaries = { here: packs.get(here.locale)?.glossary, there: packs.get(there.locale)?.glossary };
        const units = pair[facing(side)];
        for (const { keep, found, start, end } of translatedIn(pair[side], units, { here, there, glossaries })) {
          const { file } = there.seed;
          const text = excerpt(textOf(pair[side]));
          yield {
            message: 'translated',
            data: { keep, found, locale: there.locale },
            at: placeAt(file, start, end),
            related: [{ at: pair[side][0].place, message: 'other', data: { other: here.locale, text } }],
            fixes: [{ title: 'keep', safety: 'unsafe', edits: [{ path: file.path, start, end, text: keep }] }],
          };
        }
      }
    }
  }
}
