import { longestChain } from '../../src/core/chain.ts';
import type { Alignment } from '../../src/core/align.ts';
import type { Found } from '../../src/core/finding.ts';
import { facing, lostSections, partnersOf, rewrittenSide } from '../../src/core/lost.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Section } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';
import { alignmentOf, twinsOf, type Twins } from '../../src/core/twins.ts';

export default defineRule({
  id: 'section-parity',
  scope: 'catalogue',
  category: 'parity',
  severity: 'error',
  summary: 'A section of a prompt is missing, unlabelled or elsewhere in the other language.',
  messages: {
    missing: 'The {other} text has no section "{label}". Translate it with all it says, or remove it here.',
    label:
      'The {other} text has no label for "{label}": what it says stands under "{there}", and may read as something else. Add the label.',
    order: 'Section "{label}" stands elsewhere in the {other} text. Keep the order of sections the same.',
    other: 'The {other} text',
    there: 'Under this label in {other}',
    twin: 'Its place in {other}',
  },
  *check(catalogue) {
    for (const twins of twinsOf(catalogue)) {
      const alignment = alignmentOf(twins, catalogue.packs);
      // A text written anew is told as such by unit-parity.
      if (rewrittenSide(alignment)) continue;
      yield* checkLost(twins, alignment);
      yield* checkOrder(twins, alignment);
    }
  },
});

function* checkLost(twins: Twins, alignment: Alignment): Generator<Found> {
  for (const { thing: section, side } of lostSections(alignment)) {
    const { seed, view, locale: other } = twins[facing(side)];
    const partners = partnersOf(alignment, side);
    const told = section.units.map(({ index }) => partners.get(index)).find((unit) => unit !== undefined);
    const there = told && view.sections[told.section];
    const data = { label: section.label, other };
    const anchor = JSON.stringify([other, section.label]);
    if (there && there.form !== 'opening') {
      const related = [{ at: there.place, message: 'there', data: { other } }];
      yield { message: 'label', data: { ...data, there: there.label }, at: section.place, related, anchor };
    } else if (!told) {
      const related = [{ at: view.sections[0]?.place ?? wholeFile(seed.file), message: 'other', data: { other } }];
      yield { message: 'missing', data, at: section.place, related, anchor };
    }
  }
}

function* checkOrder(twins: Twins, { sections }: Alignment): Generator<Found> {
  const links = sections.pairs
    .filter(({ left, right }) => left.place.start !== right.place.start || left.place.path !== right.place.path)
    .map(({ left, right }) => ({ left: left.index, right: right.index, from: left, to: right }));
  const kept = new Set<Section>(longestChain(links).map(({ from }) => from));
  for (const { from, to } of links) {
    if (kept.has(from)) continue;
    const other = twins.right.locale;
    yield {
      message: 'order',
      data: { label: from.label, other },
      at: from.place,
      related: [{ at: to.place, message: 'twin', data: { other } }],
      anchor: JSON.stringify([other, from.label]),
    };
  }
}
