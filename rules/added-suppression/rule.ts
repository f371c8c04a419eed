import type { Change, Drift } from '../../src/core/change.ts';
import type { Suppression } from '../../src/core/suppression.ts';
import { fileAt } from '../../src/core/catalogue.ts';
import { defineRule } from '../../src/core/rule.ts';
import { lineText } from '../../src/core/text.ts';
import { listed, none } from '../../src/guard/law/knob.ts';
import { reaches, reachOf, suppressionKey } from '../../src/guard/law/suppressions.ts';
import { addedEntries } from './baseline.ts';

export default defineRule({
  id: 'added-suppression',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'A finding is suppressed that was not before, or for longer, or the baseline lets more be.',
  messages: {
    bare: 'A new suppression of {rules} gives neither a reason nor a last day.',
    unexplained: 'A new suppression of {rules} gives no reason.',
    endless: 'A new suppression of {rules} gives no last day.',
    added: 'A new suppression of {rules} until {until}: {reason}. Whether it is right, somebody has to say.',
    wider: 'The suppression of {rules} covers more: {before} → {after}.',
    longer: 'The suppression of {rules} holds longer: {before} → {after}.',
    hidden: '{count} {count|finding|findings} of head hidden by it: {places}',
    baseline: 'The baseline lets a finding of {rule} in {path} be that it did not before: {before} → {after} entries.',
    'baseline-longer': 'The baseline lets a finding of {rule} in {path} be for longer: {before} → {after}.',
    mend: 'Mend what is found, or have the suppression approved.',
  },
  *check(change) {
    const { base, head } = change;
    const known = new Set(base.catalogue.suppressions.map((one) => suppressionKey(one, base.catalogue)));
    const kept = new Set(head.catalogue.suppressions.map((one) => suppressionKey(one, head.catalogue)));
    const gone = base.catalogue.suppressions.filter((one) => !kept.has(suppressionKey(one, base.catalogue)));
    const fresh = head.catalogue.suppressions.filter((one) => !known.has(suppressionKey(one, head.catalogue)));
    for (const one of fresh) {
      // One that names no rule hides nothing.
      if (one.rules.length === 0) continue;
      const earlier = earlierOf(one, gone, change);
      if (earlier) gone.splice(gone.indexOf(earlier), 1);
      yield* earlier ? changed(earlier, one, change) : [added(one, change)];
    }
    yield* addedEntries(change);
  },
});

/** What a suppression was before: same file, or one that is gone, and a rule in common. */
function earlierOf(one: Suppression, gone: readonly Suppression[], { head }: Change): Suppression | undefined {
  const fits = gone.filter(({ rules }) => rules.some((rule) => one.rules.includes(rule)));
  return (
    fits.find(({ place }) => place.path === one.place.path) ??
    fits.find(({ place, reason }) => reason === one.reason && fileAt(head.catalogue, place.path) === undefined)
  );
}

function added(one: Suppression, change: Change): Drift {
  const rules = listed(one.rules);
  const { reason, until } = one;
  const head = sideOf(one, change.head.catalogue);
  const common = { head, reasons: hiddenBy(one, change), mend: 'mend', anchor: anchorOf(undefined, one) } as const;
  if (reason !== undefined && until !== undefined)
    return { ...common, message: 'added', verdict: 'unclear', data: { rules, until, reason } };
  const message = reason !== undefined ? 'endless' : until !== undefined ? 'unexplained' : 'bare';
  return { ...common, message, verdict: 'weakened', data: { rules } };
}

function* changed(before: Suppression, after: Suppression, change: Change): Generator<Drift> {
  const { base, head } = change;
  const drift = (message: string, was: string, is: string): Drift => ({
    message,
    verdict: 'weakened',
    data: { rules: listed(after.rules), before: was, after: is },
    base: sideOf(before, base.catalogue),
    head: sideOf(after, head.catalogue),
    reasons: hiddenBy(after, change),
    mend: 'mend',
    anchor: anchorOf(before, after),
  });
  const [was, is] = [reachOf(before, base.catalogue), reachOf(after, head.catalogue)];
  const more = after.rules.filter((rule) => !before.rules.includes(rule));
  const covers = reaches.indexOf(is) - reaches.indexOf(was);
  if (more.length > 0) yield drift('wider', listed(before.rules), listed(after.rules));
  else if (covers > 0 || (covers === 0 && is === 'block' && after.to - after.from > before.to - before.from))
    yield drift('wider', was, is);
  // The line it stands above is another one: it hides something else.
  else if (is === 'line' && was === 'line' && hiddenBy(after, change).length > 0)
    yield drift('wider', lineOf(before, base.catalogue), lineOf(after, head.catalogue));
  if (before.until !== undefined && (after.until ?? forEver) > before.until)
    yield drift('longer', before.until, after.until ?? none);
  if (before.misdated !== undefined && after.misdated === undefined)
    yield drift('longer', before.misdated, after.until ?? none);
  if (before.reason === undefined && after.reason !== undefined) yield added(after, change);
}

function hiddenBy({ place, from, to, rules }: Suppression, { silenced = [] }: Change): NonNullable<Drift['reasons']> {
  const hidden = silenced.filter(
    ({ finding, suppressed }) =>
      suppressed &&
      rules.includes(finding.rule) &&
      finding.at.path === place.path &&
      finding.at.line >= from &&
      finding.at.line <= to,
  );
  if (hidden.length === 0) return [];
  const places = listed(hidden.map(({ finding: { at, rule } }) => `${at.path}:${at.line} ${rule}`));
  return [{ message: 'hidden', data: { count: hidden.length, places } }];
}

type Catalogue = Change['head']['catalogue'];

function sideOf({ place }: Suppression, catalogue: Catalogue): NonNullable<Drift['head']> {
  return { at: place, text: fileAt(catalogue, place.path)?.text.slice(place.start, place.end) ?? '' };
}

function lineOf({ place, from }: Suppression, catalogue: Catalogue): string {
  const file = fileAt(catalogue, place.path);
  return (file && lineText(file, from).trim()) ?? none;
}

function anchorOf(before: Suppression | undefined, { place, rules, reason, until }: Suppression): string {
  return JSON.stringify([place.path, rules, reason, until, before?.rules, before?.until]);
}

const forEver = '9999-12-31';
