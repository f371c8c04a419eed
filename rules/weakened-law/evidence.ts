import { carrying } from '../../src/core/carried.ts';
import type { Change } from '../../src/core/change.ts';
import type { EvidencePart, Evidence, Policy } from '../../src/core/policy.ts';
import { isMeant } from '../../src/core/policy.ts';
import { same } from '../../src/guard/law/same.ts';

export interface LooserEvidence {
  readonly locale: string;
  readonly was: string;
  readonly is: string;
  /** A text that head's evidence accepts and base's does not. */
  readonly example?: { readonly text: string; readonly place: string };
}

/** Languages in which something shows that a policy is carried that did not before. */
export function* looserEvidence(before: Policy, after: Policy, change: Change): Generator<LooserEvidence> {
  if (!before.carried.includes('evidence')) return;
  for (const [locale, was] of Object.entries(before.evidence)) {
    const is = after.evidence[locale] ?? [];
    if (is.length === 0 || same(was, is)) continue;
    const loose = was.find((part) => !is.some((other) => implies(other, part)));
    if (!loose) continue;
    const example = exampleOf(before, after, locale, change);
    yield { locale, was: show(was), is: show(is), ...(example ? { example } : {}) };
  }
}

/** Is whatever shows one part enough to show another? Each of its alternatives must ask for all that some alternative of the other asks for. */
function implies(one: EvidencePart, other: EvidencePart): boolean {
  return one.every((mine) =>
    other.some((theirs) => theirs.every((phrase) => mine.some((own) => isWithin(own, phrase)))),
  );
}

/** Does a phrase fit only what another fits? «создайте» is within «создай*», and `a|b` within `a|b|c`. */
function isWithin(phrase: string, other: string): boolean {
  if (phrase === other) return true;
  const wider = other.split('|');
  return phrase
    .split('|')
    .every((word) =>
      wider.some(
        (one) => one === word || (one.endsWith('*') && !/[ .]/.test(one) && word.startsWith(one.slice(0, -1))),
      ),
    );
}

/** A text of head that base's policy finds wanting and head's does not. */
function exampleOf(before: Policy, after: Policy, locale: string, { judged }: Change): LooserEvidence['example'] {
  // Phrases are looked for by law: head's policy has one of its own.
  const own = { ...judged, law: { policies: [after], writeScopes: [] } };
  for (const seed of judged.seeds) {
    const view = seed.views.find((one) => one.locale === locale);
    if (!view || !isMeant(before, seed.class, seed.cell)) continue;
    const was = carrying(before, [{ seed, view }], judged);
    const is = carrying(after, [{ seed, view }], own);
    const [said] = is.state === 'carried' && was.state !== 'carried' ? is.by : [];
    if (said) return { text: said.unit.text, place: `${seed.file.path}:${said.unit.place.line}` };
  }
  return undefined;
}

function show(evidence: Evidence): string {
  return evidence.map((part) => part.map((phrases) => phrases.join(' + ')).join(' | ')).join('; ');
}
