import type { IsTranslation } from '../core/compare-force.ts';
import { termsOf, type Glossary } from '../core/glossary.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { soundKey } from '../core/sound-key.ts';

/** Tells a word of one alphabet from its translation in another by the glossaries, or by its sound: «эпики» and "epics". */
export function translations(packs: ReadonlyMap<string, LocalePack>): IsTranslation {
  const glossaries = [...packs.values()].flatMap(({ glossary }) => (glossary ? [glossary] : []));
  return (one, other) => {
    if (isCyrillic(one) === isCyrillic(other)) return false;
    const sound = soundKey(one);
    if (sound !== undefined && sound === soundKey(other)) return true;
    const concepts = new Set(conceptsOf(one, glossaries));
    return conceptsOf(other, glossaries).some((concept) => concepts.has(concept));
  };
}

function conceptsOf(word: string, glossaries: readonly Glossary[]): string[] {
  return glossaries.flatMap((glossary) => termsOf(glossary, [word]).flatMap(({ term }) => term.concepts));
}

function isCyrillic(word: string): boolean {
  return /\p{Script=Cyrillic}/u.test(word);
}
