import { lexiconOf } from '../core/force-content.ts';
import type { ForceGrammar } from '../core/force-pack.ts';
import type { Reading } from '../core/force.ts';

/** The words that put something above what else is said: «важнее перечисленного», "takes precedence". */
export function overridesIn({ parsed: { words } }: Reading, grammar: ForceGrammar): string[] {
  const { overrides } = lexiconOf(grammar);
  const found: string[] = [];
  for (let index = 0; index < words.length;) {
    const match = overrides.at(words, index);
    if (match)
      found.push(
        words
          .slice(match.from, match.to)
          .map(({ text }) => text)
          .join(' '),
      );
    index = match ? match.to : index + 1;
  }
  return found;
}

/** Is what it names a list of what is allowed: «которых нет в этом списке»? */
export function namesUnlisted({ parsed: { words } }: Reading, grammar: ForceGrammar): boolean {
  const { unlisted } = lexiconOf(grammar);
  return words.some((_, index) => unlisted.at(words, index) !== undefined);
}
