import { canonicalJson } from '../core/canonical.ts';
import { pathIn } from '../core/catalogue.ts';
import type { Draft, DraftCommit, DraftName, ImproveSettings } from '../core/draft.ts';
import type { Improvement } from '../core/improvement.ts';
import type { PlanSource } from '../core/plan.ts';

/** The words of a pull request. */
export interface DraftText {
  readonly title: string;
  readonly body: string;
  /** A message for each item that was applied, in order. */
  readonly commits: readonly { readonly item: string; readonly message: string }[];
}

export interface DraftOptions {
  readonly text: DraftText;
  readonly settings: ImproveSettings;
  readonly reviewers: readonly string[];
  readonly at: string;
  readonly record: string;
  /** SHA-256 in hex. */
  sha256(this: void, text: string): string;
}

/** The pull request of an improvement; undefined where nothing of the plan is applied. */
export function draftOf(improvement: Improvement, options: DraftOptions): Draft | undefined {
  const { base, items } = improvement;
  const { text, settings, reviewers, at, record } = options;
  const commits = items.flatMap((outcome): DraftCommit[] => {
    if (outcome.state !== 'applied') return [];
    const message = text.commits.find(({ item }) => item === outcome.item.id)?.message;
    if (message === undefined) throw new Error(`no message for ${outcome.item.id}`);
    return [{ message, files: new Map([...outcome.files].map(([path, bytes]) => [pathIn(base.folder, path), bytes])) }];
  });
  if (commits.length === 0) return undefined;
  return {
    ...draftName(improvement, options),
    commits,
    author: settings.author,
    at,
    title: text.title,
    body: text.body,
    labels: settings.labels,
    reviewers,
    record,
  };
}

/** What its pull request is called, whether or not there is anything to put into it. */
export function draftName(improvement: Improvement, options: Pick<DraftOptions, 'sha256'>): DraftName {
  const { base } = improvement;
  const key = keyOf(improvement, options);
  const branch = `seedlint/self-improve/${slugOf(improvement)}-${key.slice(0, 8)}`;
  return { key, branch, baseBranch: base.branch, base: base.commit };
}

/**
 * What makes a pull request this one: repository, base branch, sessions, and what they ask for. Neither the base commit nor what
 * became of the items is part of it, so that a later run finds the same one.
 */
export function keyOf({ base, plan }: Improvement, { sha256 }: Pick<DraftOptions, 'sha256'>): string {
  const sources = plan.sources.map(sourceName).toSorted();
  const items = plan.items.map(({ id, action_item: action }) => action ?? id).toSorted();
  return sha256(
    canonicalJson({ repository: base.repository ?? '', branch: base.branch, folder: base.folder, sources, items }),
  );
}

/** What seedlint finds has no name of its own: the items tell. */
function sourceName(source: PlanSource): string {
  return 'session' in source ? source.session : 'findings';
}

function slugOf({ plan: { sources } }: Improvement): string {
  const [first] = sources;
  const name = first ? sourceName(first) : 'plan';
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return slug === '' ? 'plan' : slug;
}
