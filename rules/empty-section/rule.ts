import { defineRule } from '../../src/core/rule.ts';
import type { Section } from '../../src/core/seed.ts';

export default defineRule({
  id: 'empty-section',
  scope: 'seed',
  category: 'structure',
  severity: 'warning',
  summary: 'A section has a label and nothing under it.',
  messages: {
    empty: 'Section "{label}" is empty. Fill it, or remove its label.',
  },
  *check(seed) {
    for (const { sections } of seed.views) {
      for (const section of sections) {
        if (!section.empty || section.form === 'opening' || holdsHeadings(section, sections)) continue;
        yield { message: 'empty', data: { label: section.label }, at: section.place };
      }
    }
  },
});

/** Of a heading with nothing but empty sub-headings, the sub-headings are told. */
function holdsHeadings({ form, index, level }: Section, sections: readonly Section[]): boolean {
  const next = sections[index + 1];
  return form === 'heading' && next?.form === 'heading' && next.level > level;
}
