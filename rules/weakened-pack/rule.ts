import type { Change, Drift } from '../../src/core/change.ts';
import type { LocalePack } from '../../src/core/locale-pack.ts';
import { defineRule } from '../../src/core/rule.ts';
import { knobDrift, listed, none } from '../../src/guard/law/knob.ts';
import { same } from '../../src/guard/law/same.ts';
import { entriesOf, lostEntries, movedEntries, type Entries } from './entries.ts';
import { readsStronger } from './readings.ts';

export default defineRule({
  id: 'weakened-pack',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary:
    'The words of a language were changed so that seedlint sees less in it, or takes weaker words for stronger ones.',
  messages: {
    gone: 'The locale pack {locale} is gone, and its catalogue has prompts in that language.',
    stronger:
      'By the new words of {locale}, {count} {count|directive reads|directives read} stronger than by the old ones.',
    example: '"{text}" ({place}): {before} → {after}',
    lost: 'Pack {locale} no longer knows {count} {count|word|words} of {knob}: {before}.',
    moved: 'Pack {locale} takes "{word}" for something else: {before} → {after}.',
    added: 'Pack {locale} takes more words for {knob}: {after}. Whether they bind so, somebody has to say.',
    alias: 'Pack {locale} takes "{word}", a word for {before}, for {after} as well.',
    filler: 'Pack {locale} passes over more words as saying nothing: {after}.',
    restore: 'Let the words mean what they meant, or have the change approved.',
  },
  *check(change) {
    const { base, head } = change;
    for (const [locale, before] of base.catalogue.packs) {
      const after = head.catalogue.packs.get(locale);
      if (before === after || (after && same(withoutPolicies(before), withoutPolicies(after)))) continue;
      const knob = { name: `locales.${locale}`, at: ['locales'], before: locale, after: none };
      if (after) yield* weakerPack(before, after, change);
      else yield knobDrift(change, 'gone', knob, { locale, data: { locale }, mend: 'restore' });
    }
  },
});

/** Their words are looked at with the law. */
function withoutPolicies({ tag, sections, force, glossary, scope }: LocalePack): unknown {
  return { tag, sections, force, glossary, scope };
}

function* weakerPack(before: LocalePack, after: LocalePack, change: Change): Generator<Drift> {
  const locale = before.tag;
  const options = { locale, mend: 'restore' };
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const moved = movedEntries(was, is);
  for (const { word, from, to } of moved) {
    const knob = { name: `locales.${locale}.${from}`, at: ['locales'], before: from, after: to };
    yield knobDrift(change, 'moved', knob, { ...options, data: { locale, word } });
  }
  const elsewhere = new Set(moved.map(({ word }) => word));
  for (const { list, words } of lostEntries(was, is)) {
    const lost = words.filter((word) => !elsewhere.has(word));
    // Words that say nothing, or are passed over, are no loss.
    if (lost.length === 0 || harmless.test(list)) continue;
    const knob = { name: `${locale}.${list}`, at: ['locales'], before: listed(lost, 10), after: none };
    yield knobDrift(change, 'lost', knob, { ...options, data: { locale, count: lost.length } });
  }
  yield* readOtherwise(before, after, change);
  yield* widerTerms(was, is, locale, change);
  for (const { list, words } of lostEntries(is, was)) {
    const more = words.filter((word) => !elsewhere.has(word));
    if (more.length === 0) continue;
    const knob = { name: `${locale}.${list}`, at: ['locales'], before: none, after: listed(more, 10) };
    const asked = { ...options, verdict: 'unclear', data: { locale } } as const;
    if (harmless.test(list)) yield knobDrift(change, 'filler', knob, asked);
    else if (binding.test(list)) yield knobDrift(change, 'added', knob, asked);
  }
}

function* readOtherwise(before: LocalePack, after: LocalePack, change: Change): Generator<Drift> {
  const stronger = readsStronger(before, after, change);
  const [first] = stronger;
  if (!first) return;
  const locale = before.tag;
  const at = { base: first.unit.place, head: first.unit.place };
  const knob = { name: `locales.${locale}`, at, before: first.before, after: first.after };
  const reasons = stronger.slice(0, 5).map(({ unit, ...forces }) => ({
    message: 'example',
    data: { text: unit.text, place: `${unit.place.path}:${unit.place.line}`, ...forces },
  }));
  yield knobDrift(change, 'stronger', knob, {
    locale,
    data: { locale, count: stronger.length },
    reasons,
    mend: 'restore',
  });
}

/** A word of one concept that now stands for another as well: the two may be swapped unseen. */
function* widerTerms(was: Entries, is: Entries, locale: string, change: Change): Generator<Drift> {
  const known = new Map<string, string>();
  for (const [list, words] of was)
    if (list.startsWith('glossary.terms.')) for (const word of words) known.set(word, list);
  for (const [list, words] of is) {
    if (!list.startsWith('glossary.terms.')) continue;
    for (const word of words) {
      const from = known.get(word);
      // One that moved is told of already.
      if (from === undefined || from === list || was.get(list)?.has(word) || !is.get(from)?.has(word)) continue;
      const knob = { name: `${locale}.${list}`, at: ['locales'], before: concept(from), after: concept(list) };
      yield knobDrift(change, 'alias', knob, { locale, data: { locale, word }, mend: 'restore' });
    }
  }
}

function concept(list: string): string {
  return list.slice('glossary.terms.'.length);
}

const harmless = /^(?:glossary\.fillers|force\.phrases\.neutral|force\.words\.light|scope\.neutral)$/;
const binding =
  /^force\.(?:words\.synonyms|phrases\.(?:must|must-not|dont|should|should-not|restrict|only)|labels\.(?:must|must-not|restrict|should|should-not)|sections)/;
