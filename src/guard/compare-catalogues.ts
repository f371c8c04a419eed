import type { Catalogue } from '../core/catalogue.ts';
import { addTo } from '../core/group.ts';
import { isRewritten, rewritten } from './balance.ts';
import { compareViews, type Telling } from './compare-views.ts';
import { foldedText } from './fold.ts';
import type { GuardedText } from './guarded-text.ts';
import type { JudgeContext } from './judge-pair.ts';
import { pairTexts, type TextPair } from './pair-texts.ts';
import { translations } from './translation.ts';
import type { UnitChange } from './unit-change.ts';

/** What became of every directive of a catalogue: read by base's packs, whatever head's say. */
export function compareCatalogues(base: Catalogue, head: Catalogue): UnitChange[] {
  const isTranslation = translations(base.packs);
  const contextOf: ContextOf = (locale, { seed }) => {
    const pack = base.packs.get(locale);
    return pack && { pack, isTranslation, isDocument: !seed };
  };
  const pairs = pairTexts(base, head);
  const own = creditMoves(pairs.filter(({ instead }) => !instead).map((pair) => changesOf(pair, contextOf)));
  // What a run gets instead is told of what it loses only: the file itself is there, and new to nobody else.
  const instead = pairs.filter((pair) => pair.instead).map((pair) => changesOf(pair, contextOf));
  return [
    ...own.flatMap((changes) => (isRewritten(changes) ? rewritten(changes) : changes)),
    ...instead.flatMap((changes) =>
      isRewritten(changes) ? rewritten(changes) : changes.filter(({ kind }) => kind !== 'new'),
    ),
  ];
}

type ContextOf = (locale: string, text: GuardedText) => JudgeContext | undefined;

/** Of all languages of the pair. */
function changesOf({ base, head, instead }: TextPair, contextOf: ContextOf): UnitChange[] {
  if (base && head && base.file.text === head.file.text) return [];
  const text = head ?? base;
  const locales = new Set([...(base?.views ?? []), ...(head?.views ?? [])].map(({ locale }) => locale));
  return [...locales].flatMap((locale) => {
    const context = text && contextOf(locale, text);
    const [was, is] = [tellingOf(base, locale), tellingOf(head, locale)];
    // A language that the other file does not speak has a file of its own.
    if (!context || (base && head && (!was || !is) && instead)) return [];
    return compareViews(was, is, context);
  });
}

function tellingOf(text: GuardedText | undefined, locale: string): Telling | undefined {
  const view = text?.views.find((one) => one.locale === locale);
  return text && view ? { file: text.file, view } : undefined;
}

/** What is gone here and new there, in the same words and with the same force, has moved. Each new one pays for one that is gone. */
function creditMoves(texts: readonly (readonly UnitChange[])[]): UnitChange[][] {
  const arrived = new Map<string, UnitChange[]>();
  for (const change of texts.flat()) {
    if (change.kind === 'new') addTo(arrived, keyOf(change), change);
  }
  const spent = new Set<UnitChange>();
  const moved = texts.map((changes) =>
    changes.map((change): UnitChange => {
      if (change.kind !== 'gone' || !change.base) return change;
      const match = arrived.get(keyOf(change))?.find((one) => !spent.has(one));
      if (!match?.head) return change;
      spent.add(match);
      return { kind: 'moved', judgement: 'held', base: change.base, head: match.head, reasons: [] };
    }),
  );
  return moved.map((changes) => changes.filter((change) => !spent.has(change)));
}

function keyOf({ base, head }: UnitChange): string {
  const stated = base ?? head;
  return `${stated?.view.locale} ${stated?.reading?.rung} ${stated ? foldedText(stated.unit) : ''}`;
}
