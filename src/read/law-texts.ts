import type { CatalogueDefinition } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import type { LocalePack } from '../core/locale-pack.ts';
import { showParameter, type Carriage, type Law, type Policy, type PolicyText } from '../core/policy.ts';
import { parseMarkdown } from './markdown.ts';
import { suggestion } from './schema-faults.ts';
import { readStructure } from './structure.ts';

/**
 * A law with the words of its policies. Throws SeedlintError, at the policy, when it is told in one language only, when
 * nothing could show that it is carried, or when its text names a parameter it does not have.
 */
export function withTexts(law: Law, { axes }: CatalogueDefinition, packs: ReadonlyMap<string, LocalePack>): Law {
  if (law.policies.length === 0) return law;
  const locales = Object.keys(axes.locale);
  return { ...law, policies: law.policies.map((policy) => complete(policy, locales, packs)) };
}

function complete(policy: Policy, locales: readonly string[], packs: ReadonlyMap<string, LocalePack>): Policy {
  const { id, evidence, place } = policy;
  refuseUnlabelled(policy, locales, packs);
  refuseHalf(policy, 'evidence', Object.keys(evidence), locales);
  const hasEvidence = Object.keys(evidence).length > 0;
  // A policy that brings evidence may have the name of one that a pack has words for: they are used when it asks for them.
  const carried = policy.carried.length > 0 ? policy.carried : hasEvidence ? evidenceOnly : byText;
  const told = carried.some((way) => way !== 'evidence');
  const written = Object.fromEntries(
    (told ? locales : []).flatMap((locale) => {
      const text = packs.get(locale)?.policies[id];
      return text === undefined ? [] : [[locale, text] as const];
    }),
  );
  refuseHalf(policy, 'text', Object.keys(written), locales);
  const hasText = Object.keys(written).length > 0;
  const silent = carried.filter((way) => !(way === 'evidence' ? hasEvidence : hasText));
  if (silent.length > 0) {
    const path = `locales/${locales[0]}/policies/${id}.md`;
    throw new SeedlintError('policy-silent', { policy: id, way: silent.join(', '), path }, place);
  }
  const texts = Object.entries(written).map(
    ([locale, text]) => [locale, read(policy, locale, text, packs.get(locale))] as const,
  );
  return { ...policy, carried, texts: Object.fromEntries(texts) };
}

/** Nothing could ever stand in a section that no label announces. */
function refuseUnlabelled(
  { id, sections, place }: Policy,
  locales: readonly string[],
  packs: ReadonlyMap<string, LocalePack>,
): void {
  for (const locale of locales) {
    const known = packs.get(locale)?.sections ?? {};
    const section = sections.find((role) => !known[role]?.length);
    if (section === undefined) continue;
    const data = { policy: id, section, locale, ...suggestion(section, Object.keys(known)) };
    throw new SeedlintError('policy-no-section', data, place);
  }
}

function refuseHalf(
  { id, place }: Policy,
  what: 'text' | 'evidence',
  has: readonly string[],
  locales: readonly string[],
): void {
  const lacks = locales.find((locale) => !has.includes(locale));
  if (has.length === 0 || lacks === undefined) return;
  const data = { policy: id, has: has.join(', '), lacks };
  if (what === 'evidence') throw new SeedlintError('policy-one-evidence', data, place);
  throw new SeedlintError('policy-one-language', { ...data, path: `locales/${lacks}/policies/${id}.md` }, place);
}

function read(
  { id, parameters, place }: Policy,
  locale: string,
  written: string,
  pack: LocalePack | undefined,
): PolicyText {
  const text = written.replace(/(?<!\{)\{([a-z][a-z0-9-]*)\}(?!\})/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.name === name);
    if (!parameter) {
      const known = parameters.map((one) => one.name);
      throw new SeedlintError(
        'unknown-parameter',
        { policy: id, locale, parameter: name, ...suggestion(name, known) },
        place,
      );
    }
    return showParameter(parameter);
  });
  const file = { path: `locales/${locale}/policies/${id}.md`, text, bom: false };
  const spans = [{ from: 0, start: 0, length: text.length }];
  const parts = { locale, text, spans, tree: parseMarkdown(text), guardsAt: () => [] };
  return { text, file, view: { locale, text, spans, ...readStructure(file, parts, undefined, pack) } };
}

const evidenceOnly: readonly Carriage[] = ['evidence'];
const byText: readonly Carriage[] = ['managed', 'literal'];
