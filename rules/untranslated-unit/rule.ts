import { copiedIn } from '../../src/core/copied.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing } from '../../src/core/lost.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Place } from '../../src/core/text.ts';
import { twinsOf } from '../../src/core/twins.ts';

export default defineRule({
  id: 'untranslated-unit',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive stands word for word in the other language.',
  messages: {
    copied: 'This is the {other} directive word for word. Translate it into {locale}.',
    file: '{count} of {total} directives are the {other} ones word for word. Translate them into {locale}.',
    original: 'The same words in {other}',
  },
  *check(catalogue): Generator<Found> {
    for (const twins of twinsOf(catalogue)) {
      for (const side of ['left', 'right'] as const) {
        const copied = copiedIn(twins, catalogue.packs).filter((one) => one.side === side);
        const [first] = copied;
        if (!first) continue;
        const names = { locale: twins[side].locale, other: twins[facing(side)].locale };
        const related = (original: Place) => [{ at: original, message: 'original', data: names }];
        const count = copied.length;
        const total = twins[side].view.units.length;
        // A file that was copied as a whole is one finding.
        if (count >= 3 && count * 2 > total) {
          const data = { ...names, count, total };
          yield {
            message: 'file',
            data,
            at: first.unit.place,
            related: related(first.original.place),
            anchor: `file ${names.locale}`,
          };
          continue;
        }
        for (const { unit, original } of copied) {
          yield { message: 'copied', data: names, at: unit.place, related: related(original.place) };
        }
      }
    }
  },
});
