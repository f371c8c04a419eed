import type { Carrier } from '../../src/core/carried.ts';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { inline } from '../../src/core/difference.ts';
import { dutiesOf } from '../../src/core/duties.ts';
import type { Found } from '../../src/core/finding.ts';
import type { Edit } from '../../src/core/fix.ts';
import { isUnaltered, managedBlocks, unclearIn, unitsIn, type ManagedBlock } from '../../src/core/managed.ts';
import { weakened, weakeningsIn } from '../../src/core/policy-drift.ts';
import { blockFix, textFix } from '../../src/core/policy-fix.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeInView } from '../../src/core/seed.ts';
import { suggest } from '../../src/core/suggest.ts';

export default defineRule({
  id: 'altered-policy',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary: 'The text of a policy in a prompt is not the one the locale pack has.',
  messages: {
    block:
      'The block of policy "{policy}" differs from the {locale} pack, which says "{text}". Restore it, or change the pack.',
    text: 'Policy "{policy}" reads "{text}" in the {locale} pack. Restore it, or change the pack.',
    'runs-on':
      'A sentence runs across the marks of policy "{policy}". End it at the mark, and let the mark stand alone on its line.',
    hidden:
      'Nothing in the block of policy "{policy}" is read as a directive: it is HTML or code. Write it as text, with the marks on lines of their own.',
    unclosed: 'The block of policy "{policy}" is never closed. Add <!-- /policy:{policy} --> where it ends.',
    unknown: 'There is no policy "{policy}". Remove the marks, or declare it.',
    misspelt: 'There is no policy "{policy}". Did you mean "{meant}"?',
    restore: 'Restore the text of policy {policy}',
  },
  *check(catalogue): Generator<Found> {
    const seen = new Set<string>();
    for (const seed of catalogue.seeds) {
      for (const view of seed.views) {
        for (const block of managedBlocks(view)) {
          const found = checkBlock(block, { seed, view }, catalogue);
          // What stands outside the branches is seen by every language.
          const key = found && `${found.at.path}:${found.at.start}`;
          if (!found || !key || seen.has(key)) continue;
          seen.add(key);
          yield found;
        }
      }
    }
    for (const { policy, carrying } of dutiesOf(catalogue)) {
      if (carrying.state !== 'altered-text') continue;
      const { carrier, altered, text } = carrying;
      const { locale } = carrier.view;
      const pack = catalogue.packs.get(locale);
      for (const one of altered) {
        const key = `${policy.id} ${one.unit.place.path}:${one.unit.place.start}`;
        if (seen.has(key) || (pack && weakened(one, text, carrier, pack).length > 0)) continue;
        seen.add(key);
        yield {
          message: 'text',
          data: { policy: policy.id, locale, text: inline(one.canonical.text) },
          at: one.unit.place,
          ...restoring(textFix(one, carrier)),
          anchor: `${policy.id} ${one.canonical.text}`,
        };
      }
    }
  },
});

function checkBlock(block: ManagedBlock, carrier: Carrier, { law, packs }: Catalogue): Found | undefined {
  const { seed, view } = carrier;
  const at = placeInView(seed.file, view, block.from, block.to);
  const { policy: id } = block;
  const policy = law.policies.find((one) => one.id === id);
  if (!policy) {
    const meant = suggest(
      id,
      law.policies.map((one) => one.id),
    );
    if (meant === undefined) return { message: 'unknown', data: { policy: id }, at };
    return { message: 'misspelt', data: { policy: id, meant }, at };
  }
  if (!block.closed) return { message: 'unclosed', data: { policy: id }, at };
  const text = policy.texts[view.locale];
  if (!text) return undefined;
  const restore = restoring(blockFix(block, carrier, text));
  const unclear = unclearIn(block, carrier, text);
  if (unclear === 'runs-on') return { message: 'runs-on', data: { policy: id }, at };
  if (unclear === 'hidden') return { message: 'hidden', data: { policy: id }, at, ...restore };
  if (isUnaltered(block, view, text)) return undefined;
  const pack = packs.get(view.locale);
  // weakened-policy says it louder.
  if (pack && weakeningsIn(unitsIn(block, carrier), text, carrier, pack).length > 0) return undefined;
  return {
    message: 'block',
    data: { policy: id, locale: view.locale, text: inline(text.text) },
    at,
    ...restore,
    anchor: `${id} ${view.locale}`,
  };
}

function restoring(edit: Edit | undefined): Pick<Found, 'fixes'> {
  return edit ? { fixes: [{ title: 'restore', safety: 'safe', edits: [edit] }] } : {};
}
