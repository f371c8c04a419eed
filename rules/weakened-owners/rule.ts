import type { Change, Drift, State } from '../../src/core/change.ts';
import type { ImproveSettings } from '../../src/core/draft.ts';
import { defineRule } from '../../src/core/rule.ts';
import { knobDrift, listed, none, placeOf, placeOfText, shown } from '../../src/guard/law/knob.ts';
import { lostFrom, same } from '../../src/guard/law/same.ts';
import { ownersFile, ownersOf, type Owners } from '../../src/guard/law/owners.ts';

export default defineRule({
  id: 'weakened-owners',
  scope: 'change',
  category: 'change',
  severity: 'error',
  summary: 'Prompts, or what rules them, can be changed without somebody who had to agree.',
  messages: {
    lost: '{count} guarded {count|file may change without its owner|files may change without their owner}: {before} → {after}: {files}.',
    added:
      '{count} guarded {count|file has|files have} more owners, any of whom may agree: {before} → {after}: {files}. Whether that is meant, somebody has to say.',
    approvers: 'More people may approve that something becomes weaker: {before} → {after}.',
    updater: 'The updater may do more by itself: {knob}: {before} → {after}.',
    'approvals-file': 'Approvals are looked for in another file: {before} → {after}.',
    restore: 'Give the files their owners back, or have the change approved.',
  },
  *check(change) {
    const { base, head } = change;
    yield* moreApprovers(change);
    yield* otherApprovals(change);
    yield* freerUpdater(change);
    const [was, is] = [ownersFile(base.files), ownersFile(head.files)];
    if (!was || was.text === is?.text) return;
    const [before, after] = [ownersOf(was), is && ownersOf(is)];
    const changes = new Map<string, { before: readonly string[]; after: readonly string[]; files: string[] }>();
    for (const path of guardedPaths(change)) {
      const [old, now] = [before(path), after?.(path) ?? []];
      if (old.length === 0 || same(old, now)) continue;
      const key = JSON.stringify([old, now]);
      const known = changes.get(key);
      if (known) known.files.push(path);
      else changes.set(key, { before: old, after: now, files: [path] });
    }
    const at = { base: placeOfText(was, ''), head: is ? placeOfText(is, '') : placeOfText(was, '') };
    for (const one of changes.values()) yield* ownerDrift(one, at, change);
  },
});

function* ownerDrift(
  { before, after, files }: { readonly before: Owners; readonly after: Owners; readonly files: readonly string[] },
  at: NonNullable<Parameters<typeof knobDrift>[2]['at']>,
  change: Change,
): Generator<Drift> {
  const lost = lostFrom(before, after).length > 0;
  const knob = { name: 'CODEOWNERS', at, before: listed(before), after: listed(after) };
  const options = { data: { count: files.length, files: listed(files) }, mend: 'restore' };
  if (lost) yield knobDrift(change, 'lost', knob, options);
  // The order of owners is of no matter, more of them are.
  else if (after.length > before.length) yield knobDrift(change, 'added', knob, { ...options, verdict: 'unclear' });
}

/** Prompts and all that decides about them, by path from the top of the repository. */
function guardedPaths({ base, head, judged }: Change): string[] {
  const prompts = [...judged.seeds.map(({ file }) => file.path), ...judged.documents.keys()];
  const below = (path: string): string => (head.folder === undefined ? path : `${head.folder}/${path}`);
  return [
    ...new Set([...[...prompts, ...configPaths(base), ...configPaths(head)].map(below), ...head.files.keys()]),
  ].toSorted();
}

/** The files of the law that lie below the root, as the catalogue knows them. */
function configPaths({ config, catalogue }: State): string[] {
  const root = `${config.root}/`;
  const packs = [...catalogue.packs.keys()].flatMap((tag) =>
    config.locales.map((folder) => `${folder}/${tag}/force.yaml`),
  );
  const absolute = [config.path, ...packs, config.baseline.path, config.approvals].flatMap((path) =>
    path.startsWith(root) ? [path.slice(root.length)] : [],
  );
  return [
    ...absolute,
    ...config.lawFiles.map(({ file }) => file.path),
    ...(config.catalogueFile ? [config.catalogueFile.path] : []),
  ].filter((path) => !path.startsWith('/'));
}

function* moreApprovers(change: Change): Generator<Drift> {
  const { approvers: was } = change.base.config;
  const { approvers: is } = change.head.config;
  if (was === undefined || same(was, is) || (is && lostFrom(is, was).length === 0)) return;
  const at = { base: approversAt(change.base), head: approversAt(change.head) };
  const knob = { name: 'approvers', at, before: listed(was), after: is ? listed(is) : none };
  yield knobDrift(change, 'approvers', knob, { mend: 'restore' });
}

function* otherApprovals(change: Change): Generator<Drift> {
  const [before, after] = [change.base, change.head].map(({ config: { approvals, root } }) =>
    approvals.startsWith(`${root}/`) ? approvals.slice(root.length + 1) : approvals,
  );
  if (before === undefined || after === undefined || before === after) return;
  const knob = { name: 'approvals', at: ['approvals'], before, after };
  yield knobDrift(change, 'approvals-file', knob, { mend: 'restore' });
}

/** What `seedlint improve` may do without a person: more paths, more at once, fewer who have to agree. */
function* freerUpdater({ base, head, ...change }: Change): Generator<Drift> {
  const [was, is] = [base.config.improve, head.config.improve];
  const freer: Partial<Record<keyof ImproveSettings, boolean>> = {
    paths:
      !same(was.paths, is.paths) && (was.paths === undefined || !is.paths || lostFrom(is.paths, was.paths).length > 0),
    approvers: was.approvers !== undefined && (!is.approvers || lostFrom(is.approvers, was.approvers).length > 0),
    safePlans: is.safePlans && !was.safePlans,
    reviewers:
      was.reviewers !== undefined && is.reviewers !== undefined && lostFrom(was.reviewers, is.reviewers).length > 0,
    maxItems: is.maxItems > was.maxItems,
    maxFiles: is.maxFiles > was.maxFiles,
    maxBytes: is.maxBytes > was.maxBytes,
    maxOpen: is.maxOpen > was.maxOpen,
  };
  for (const key of improveKeys) {
    if (!freer[key]) continue;
    const knob = { name: `improve.${key}`, at: ['improve', key], before: shown(was[key]), after: shown(is[key]) };
    yield knobDrift({ base, head, ...change }, 'updater', knob, { mend: 'restore' });
  }
}

const improveKeys = [
  'paths',
  'approvers',
  'safePlans',
  'reviewers',
  'maxItems',
  'maxFiles',
  'maxBytes',
  'maxOpen',
] as const;

function approversAt({ config }: State): ReturnType<typeof placeOf> {
  return placeOf(config.placeOf?.(['approvers']) ?? { path: config.path });
}
