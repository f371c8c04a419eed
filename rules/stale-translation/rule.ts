import { excerpt } from '../../src/core/difference.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing } from '../../src/core/lost.ts';
import type { Side } from '../../src/core/pairing.ts';
import { defineRule } from '../../src/core/rule.ts';
import { acceptedOf } from '../../src/core/translation-lock.ts';
import { textOf, twinsOf } from '../../src/core/twins.ts';
import { stalePairs } from './stale.ts';

interface Options {
  /** Is the main text stale, too, when only its translation was changed? */
  readonly bothWays: boolean;
}

export default defineRule<Options>({
  id: 'stale-translation',
  scope: 'catalogue',
  category: 'parity',
  severity: 'warning',
  summary: 'A directive changed, but its translation is still that of the old one.',
  messages: {
    stale: 'The {source} directive changed since this translation was accepted; {locale} is as it was.',
    source: 'What {source} says now: {text}',
  },
  options: { bothWays: false },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: { bothWays: { type: 'boolean' } },
  },
  stricter: { bothWays: 'on' },
  *check(catalogue, { options }): Generator<Found> {
    const lock = catalogue.translations;
    if (!lock) return;
    const context = { packs: catalogue.packs, digest: lock.digest };
    for (const twins of twinsOf(catalogue)) {
      const accepted = acceptedOf(lock, twins);
      if (!accepted) continue;
      const sources: Side[] = options.bothWays ? ['left', 'right'] : ['left'];
      for (const source of sources) {
        const [locale, names] = [twins[facing(source)].locale, { source: twins[source].locale }];
        for (const pair of stalePairs(twins, accepted, source, context)) {
          const target = pair[facing(source)];
          yield {
            message: 'stale',
            data: { ...names, locale },
            at: target[0].place,
            related: [
              { at: pair[source][0].place, message: 'source', data: { ...names, text: excerpt(textOf(pair[source])) } },
            ],
            anchor: JSON.stringify([locale, textOf(target)]),
          };
        }
      }
    }
  },
});
