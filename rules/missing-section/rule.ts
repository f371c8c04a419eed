import { matches, translationsOf, type Catalogue } from '../../src/core/catalogue.ts';
import type { Related } from '../../src/core/finding.ts';
import { labelsOf } from '../../src/core/locale-pack.ts';
import { defineRule } from '../../src/core/rule.ts';
import type { Seed, View } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';

export default defineRule({
  id: 'missing-section',
  scope: 'seed',
  category: 'structure',
  severity: 'error',
  summary: 'A section that the catalogue requires of such seeds is not there.',
  messages: {
    missing: 'Section "{role}" is missing. Labels that would do: {labels}.',
    unlabelled:
      'Section "{role}" is required, but the pack of {locale} has no label for it. Add one to its sections.yaml.',
    twin: 'The {locale} text has it here',
  },
  *check(seed, { catalogue }) {
    const required = requiredRoles(seed, catalogue);
    if (required.size === 0) return;
    for (const view of seed.views) {
      const pack = catalogue.packs.get(view.locale);
      // Without words for its language nobody can tell what a section is for.
      if (!pack) continue;
      const present = new Set(view.sections.map(({ role }) => role));
      for (const role of required) {
        if (present.has(role)) continue;
        const labels = labelsOf(pack, role).slice(0, 3);
        yield {
          ...(labels.length > 0
            ? { message: 'missing', data: { role, labels: labels.join(', ') } }
            : { message: 'unlabelled', data: { role, locale: view.locale } }),
          at: view.sections[0]?.place ?? wholeFile(seed.file),
          related: twins(seed, view, role, catalogue),
          anchor: `${view.locale} ${role}`,
        };
      }
    }
  },
});

function requiredRoles(seed: Seed, { definition }: Catalogue): ReadonlySet<string> {
  const contracts = definition.classes[seed.class]?.sections ?? [];
  return new Set(contracts.flatMap(({ match, require }) => (matches(seed.cell, match) ? require : [])));
}

/** The section in the other languages: of the same file, or of its translations. */
function twins(seed: Seed, view: View, role: string, catalogue: Catalogue): Related[] {
  const others = [seed, ...translationsOf(catalogue, seed)].flatMap(({ views }) => views);
  return others.flatMap(({ locale, sections }) => {
    const section = locale === view.locale ? undefined : sections.find((one) => one.role === role);
    return section ? [{ at: section.place, message: 'twin', data: { locale } }] : [];
  });
}
