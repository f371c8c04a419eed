import type { Catalogue } from '../../src/core/catalogue.ts';
import { inline } from '../../src/core/difference.ts';
import { dutiesOf, type Duty } from '../../src/core/duties.ts';
import type { Found } from '../../src/core/finding.ts';
import type { Edit } from '../../src/core/fix.ts';
import type { Reading } from '../../src/core/force.ts';
import { unclearIn, unitsIn } from '../../src/core/managed.ts';
import { weakened, weakeningsIn, type Weakening } from '../../src/core/policy-drift.ts';
import { blockFix, textFix } from '../../src/core/policy-fix.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Weakness } from '../../src/core/policy-force.ts';
import { placeInView } from '../../src/core/seed.ts';

export default defineRule({
  id: 'weakened-policy',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary:
    'A prompt carries a policy with less force than the law asks: a weaker word, an exception, a hedge, a part of what is meant.',
  messages: {
    force: 'Policy "{policy}" must be put as {wanted}; here it reads as {read}. Put it as strongly as the law does.',
    exception: 'Policy "{policy}" must be put as {wanted}; here it has an exception: {words}. Take it out.',
    hedge: 'Policy "{policy}" must be put as {wanted}; here it is hedged: {words}. Take it out.',
    partial: 'Policy "{policy}" is meant for all; here it is narrowed: {words}. Take it out.',
    opposite: 'Policy "{policy}" forbids; this orders or allows it. Say that it is forbidden.',
    place:
      'Policy "{policy}" must be put as {wanted}; under "{words}" it does not bind like that. Move it, or change the label.',
    beside: 'Policy "{policy}" shares its directive with "{words}", which loosens it. Let it stand alone.',
    dropped: 'The text of policy "{policy}" lacks "{text}". Restore it.',
    weaker: 'Policy "{policy}" is weaker here than in the pack, which says "{text}". Restore it.',
    restore: 'Restore the text of policy {policy}',
  },
  *check(catalogue): Generator<Found> {
    const said = new Set<string>();
    for (const duty of dutiesOf(catalogue)) {
      for (const found of checkDuty(duty, catalogue)) {
        const key = `${duty.policy.id} ${found.message} ${found.at.path}:${found.at.start}`;
        if (said.has(key)) continue;
        said.add(key);
        yield found;
      }
    }
  },
});

function* checkDuty({ policy, carrying }: Duty, { packs }: Catalogue): Generator<Found> {
  const { id } = policy;
  if (carrying.state === 'weak') {
    const { by, reading, why } = carrying;
    const words = inline(carrying.words ?? wordsOf(why, reading));
    yield {
      message: why,
      data: { policy: id, wanted: policy.force, read: reading.rung, words },
      at: by.unit.place,
      anchor: `${id} ${by.unit.text}`,
    };
  } else if (carrying.state === 'altered-block') {
    const { block, carrier, text } = carrying;
    const pack = packs.get(carrier.view.locale);
    // What cannot be read as a block at all, altered-policy tells.
    if (!pack || !block.closed || unclearIn(block, carrier, text)) return;
    const [first, ...rest] = weakeningsIn(unitsIn(block, carrier), text, carrier, pack);
    if (!first) return;
    const restored = restoring(blockFix(block, carrier, text));
    const whole = placeInView(carrier.seed.file, carrier.view, block.from, block.to);
    for (const one of [first, ...rest]) yield { ...findingOf(id, one), at: one.unit?.place ?? whole, ...restored };
  } else if (carrying.state === 'altered-text') {
    const { altered, carrier, text } = carrying;
    const pack = packs.get(carrier.view.locale);
    if (!pack) return;
    for (const one of altered) {
      for (const weakening of weakened(one, text, carrier, pack)) {
        yield {
          ...findingOf(id, weakening),
          at: one.unit.place,
          ...restoring(textFix(one, carrier)),
        };
      }
    }
  }
}

function findingOf(policy: string, { canonical, unit }: Weakening): Pick<Found, 'message' | 'data' | 'anchor'> {
  return {
    message: unit ? 'weaker' : 'dropped',
    data: { policy, text: inline(canonical.text) },
    anchor: `${policy} ${canonical.text}`,
  };
}

function restoring(edit: Edit | undefined): Pick<Found, 'fixes'> {
  return edit ? { fixes: [{ title: 'restore', safety: 'safe', edits: [edit] }] } : {};
}

/** The words that loosen it, as they stand there. */
function wordsOf(why: Weakness, { markers }: Reading): string {
  return markers.flatMap(({ says, text }) => (loosening(why).includes(says) ? [text] : [])).join(', ');
}

function loosening(why: Weakness): readonly string[] {
  if (why === 'exception') return ['exception', 'exception-without', 'exception-until'];
  if (why === 'hedge') return ['hedge', 'hedge-verb', 'negated-hedge-verb'];
  if (why === 'partial') return ['some'];
  // A word that is too weak, or the opposite, needs no other to loosen it: 'force', 'opposite'; for 'place' and 'beside' they are told.
  return [];
}
