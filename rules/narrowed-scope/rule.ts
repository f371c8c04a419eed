import type { Catalogue } from '../../src/core/catalogue.ts';
import type { Change, Drift } from '../../src/core/change.ts';
import type { Seed } from '../../src/core/seed.ts';
import { defineRule } from '../../src/core/rule.ts';
import { knobDrift, listed, none, shown } from '../../src/guard/law/knob.ts';
import { lostFrom } from '../../src/guard/law/same.ts';

export default defineRule({
  id: 'narrowed-scope',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'Files that seedlint read are there and are read no more.',
  messages: {
    ignored:
      '{count} {count|file with|files with} {units} {units|directive is|directives are} read no more: {files}. Now ignored: {globs}.',
    unread: '{count} {count|file with|files with} {units} {units|directive is|directives are} read no more: {files}.',
    document: '{count} {count|document that rules prompts is|documents that rule prompts are} read no more: {files}.',
    stranger: '{count} misnamed {count|file|files} among the prompts would no longer be told of: {files}.',
    restore: 'Let them be read as before, or have the change approved.',
  },
  *check(change) {
    const { base, head, judged } = change;
    if (sameReading(change)) return;
    const read = pathsRead(head.catalogue);
    const seeds = new Set([...head.catalogue.seeds.map(({ file }) => file.path), ...unreadIn(head.catalogue)]);
    const lost = judged.seeds.filter(({ file }) => !seeds.has(file.path));
    const globs = lostFrom(head.config.ignore, base.config.ignore);
    // Either everything of them is told by the ignored globs, or the classes of the catalogue have changed.
    if (lost.length > 0) yield lostSeeds(lost, globs, change);
    const strangers = judged.strangers.flatMap(({ file }) => (read.has(file.path) ? [] : [file.path]));
    if (strangers.length > 0)
      yield knobDrift(change, 'stranger', knobOf(change, globs), {
        verdict: 'unclear',
        data: { count: strangers.length, files: listed(strangers) },
        mend: 'restore',
      });
    const documents = [...(judged.pages?.keys() ?? [])].filter(
      (path) => !read.has(path) && !strangers.includes(path) && !lost.some(({ file }) => file.path === path),
    );
    if (documents.length > 0)
      yield knobDrift(change, 'document', knobOf(change, globs), {
        data: { count: documents.length, files: listed(documents) },
        mend: 'restore',
      });
  },
});

function lostSeeds(lost: readonly Seed[], globs: readonly string[], change: Change): Drift {
  const units = lost.reduce((sum, { views }) => sum + views.reduce((all, view) => all + view.units.length, 0), 0);
  const data = { count: lost.length, units, files: listed(lost.map(({ file }) => file.path)) };
  return globs.length > 0
    ? knobDrift(change, 'ignored', knobOf(change, globs), { data: { ...data, globs: listed(globs) }, mend: 'restore' })
    : knobDrift(change, 'unread', knobOf(change, globs), { data, mend: 'restore' });
}

function knobOf({ base, head }: Change, globs: readonly string[]): Parameters<typeof knobDrift>[2] {
  if (globs.length > 0)
    return { name: 'ignore', at: ['ignore'], before: shown(base.config.ignore), after: shown(head.config.ignore) };
  const [before, after] = [folders(base), folders(head)];
  return before === after
    ? { name: 'configuration', at: [], before: base.config.root, after: head.config.root }
    : { name: 'classes', at: ['catalogue', 'classes'], before, after: after || none };
}

/** `seed: prompts/{a.md,b.md} − README.md` */
function folders({ config }: Change['base']): string {
  return Object.entries(config.catalogue.classes)
    .map(([id, { folder, names, ignore }]) => {
      const left = ignore.length > 0 ? ` − ${ignore.join(',')}` : '';
      return `${id}: ${folder}/{${names.join(',')}}${left}`;
    })
    .join('; ');
}

function pathsRead(catalogue: Catalogue): ReadonlySet<string> {
  const { seeds, strangers, documents } = catalogue;
  const files = [...seeds, ...strangers].map(({ file }) => file.path);
  return new Set([...files, ...documents.keys(), ...unreadIn(catalogue)]);
}

function unreadIn({ unread = [] }: Catalogue): string[] {
  return unread.map(({ path }) => path);
}

/** One catalogue for both: nothing to look for. */
function sameReading({ head, judged }: Change): boolean {
  return head.catalogue.seeds === judged.seeds;
}
