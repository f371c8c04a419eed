import { excerpt } from '../../src/core/difference.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing, lostUnits, placeBefore, rewrittenSide } from '../../src/core/lost.ts';
import { defineRule } from '../../src/core/rule.ts';
import { wholeFile } from '../../src/core/text.ts';
import { alignmentOf, isReadable, twinsOf } from '../../src/core/twins.ts';

export default defineRule({
  id: 'unit-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A directive stands in one language of a prompt and not in the other.',
  messages: {
    missing: 'The {other} text lacks this directive of the {locale} one. Translate it, or remove it here.',
    replaced:
      'The {other} text lacks this directive of the {locale} one; another one stands in its place. Say the same in both.',
    merged:
      'Nothing in the {other} text was recognised as this directive of the {locale} one; another one there may say it. Check that it does.',
    rewritten:
      '{count} of {total} directives of the {locale} text have no counterpart in the {other} one. Translate one of the two anew.',
    after: 'In {other} it belongs after this: {text}',
    other: 'The {other} text',
  },
  *check(catalogue): Generator<Found> {
    for (const twins of twinsOf(catalogue)) {
      // Where nobody has written down what the words mean, nothing tells a missing directive from an unknown one.
      if (!isReadable(twins, catalogue.packs)) continue;
      const alignment = alignmentOf(twins, catalogue.packs);
      const side = rewrittenSide(alignment);
      if (side) {
        const { locale, view } = twins[side];
        const other = twins[facing(side)];
        const data = {
          locale,
          other: other.locale,
          count: alignment.unpaired[side].length,
          total: view.units.length,
        };
        const at = alignment.unpaired[side][0]?.place ?? wholeFile(twins[side].seed.file);
        const there = other.view.units[0]?.place ?? wholeFile(other.seed.file);
        const related = [{ at: there, message: 'other', data: { other: other.locale } }];
        yield { message: 'rewritten', data, at, related, anchor: `rewritten ${other.locale}` };
        continue;
      }
      for (const { thing: unit, side: has, doubt } of lostUnits(alignment)) {
        const other = twins[facing(has)];
        const before = placeBefore(unit, alignment, has);
        const related = before
          ? { at: before.place, message: 'after', data: { other: other.locale, text: excerpt(before.text) } }
          : { at: wholeFile(other.seed.file), message: 'other', data: { other: other.locale } };
        yield {
          message: doubt === 'merged' ? 'merged' : doubt === 'replaced' ? 'replaced' : 'missing',
          ...(doubt === undefined ? {} : { level: doubt === 'replaced' ? 'warning' : 'info' }),
          data: { locale: twins[has].locale, other: other.locale },
          at: unit.place,
          related: [related],
          anchor: JSON.stringify([other.locale, unit.text]),
        };
      }
    }
  },
});
