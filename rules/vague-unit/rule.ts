import { readForce } from '../../src/core/force.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeAt } from '../../src/core/text.ts';
import { mayBeVague } from './candidates.ts';
import { isUnderCondition } from './conditions.ts';
import { vagueWords } from './vague.ts';

export default defineRule({
  id: 'vague-unit',
  scope: 'seed',
  category: 'style',
  severity: 'warning',
  summary: 'A duty is hedged or has no measure, so that nobody can tell when it is done.',
  messages: {
    hedge: '"{text}" leaves open whether this has to be done. Name the condition, or remove the words.',
    attempt: '"{text}" asks for an attempt only. Say what to do, and what to do when it fails.',
    unmeasured: '"{text}" names no measure. Say how one can tell that it is done.',
    'open-ended': '"{text}" leaves the list open. Name everything that belongs to it.',
  },
  *check(seed, { catalogue }) {
    for (const view of seed.views) {
      const pack = catalogue.packs.get(view.locale);
      if (!pack) continue;
      const context = { text: seed.file.text, view, pack };
      for (const unit of view.units) {
        if (!mayBeVague(unit.text, pack)) continue;
        // A table and a quotation show what somebody else says.
        if (unit.text.startsWith('|') || isQuoted(seed.file.text, unit.place.start)) continue;
        const reading = readForce(unit, context);
        if (!reading) continue;
        for (const { message, from, to } of vagueWords(reading, pack)) {
          if (message !== 'unmeasured' && message !== 'open-ended' && isUnderCondition(unit, context)) continue;
          const at = placeAt(seed.file, reading.parsed.words[from]?.start ?? 0, reading.parsed.words[to - 1]?.end ?? 0);
          yield { message, data: { text: seed.file.text.slice(at.start, at.end).replace(/\s+/g, ' ') }, at };
        }
      }
    }
  },
});

/** Stands in a block quotation. */
function isQuoted(text: string, start: number): boolean {
  return /^[ \t]*>/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}
