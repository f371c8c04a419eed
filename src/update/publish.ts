import type { Draft, DraftName, ImproveSettings, Publication, PublicationNote } from '../core/draft.ts';
import { SeedlintError } from '../core/errors.ts';
import { readBody, writeBody, type Marker } from './body.ts';
import type { BranchCommit, PullRequest, PullRequestHost, Standing } from './host.ts';

export interface PublishOptions {
  readonly host: PullRequestHost;
  readonly settings: Pick<ImproveSettings, 'maxOpen'>;
  /** Ask again for what somebody has closed. */
  readonly recreate?: boolean;
  /** First 16 hex digits of a SHA-256. */
  hash(this: void, text: string): string;
  /** What the pull request says where somebody else has committed. */
  readonly foreignNote: (commits: readonly string[]) => string;
}

/**
 * Brings a draft to its host: one branch, one pull request, whatever was begun before. Every step looks before it writes, so that
 * a run that was cut short is finished by the next one. What people have done is left alone.
 */
export async function publish(draft: Draft, options: PublishOptions): Promise<Publication> {
  if (!draft.branch.startsWith('seedlint/') || draft.branch === draft.baseBranch)
    throw new SeedlintError('publish-branch', { branch: draft.branch });
  for (let round = 0; round < rounds; round++) {
    const outcome = await once(draft, options);
    if (outcome) return outcome;
  }
  throw new SeedlintError('publish-moved', { branch: draft.branch, rounds });
}

const rounds = 4;

/** Says on a pull request that is open, once, that nothing is left of it to do; it is people who close it. Undefined where none is open. */
export async function tellUnneeded(
  name: DraftName,
  host: PullRequestHost,
  note: string,
): Promise<Publication | undefined> {
  const { pulls } = await host.look(name);
  const open = pulls.findLast(({ state }) => state === 'open');
  if (!open) return undefined;
  await host.comment(open, unneededMark, note);
  return { outcome: 'unneeded', branch: name.branch, where: open.where };
}

const unneededMark = 'seedlint:unneeded';

/** One try; undefined when the world has moved on while it was looking. */
async function once(draft: Draft, options: PublishOptions): Promise<Publication | undefined> {
  const { host, settings, recreate = false } = options;
  const standing = await host.look(draft);
  const tip = host.foresee(draft);
  const open = standing.pulls.findLast(({ state }) => state === 'open');
  const ended = open ? undefined : endOf(standing.pulls, recreate);
  if (ended) return { outcome: ended.state, branch: draft.branch, where: ended.where };

  if (!open && standing.stranger !== undefined)
    return { outcome: 'foreign', branch: draft.branch, where: standing.stranger, commits: [] };
  const foreign = foreignCommits(standing, { draft, tip, open });
  if (foreign.length > 0) {
    if (open) await host.comment(open, foreignMark, options.foreignNote(foreign));
    return { outcome: 'foreign', branch: draft.branch, where: open?.where ?? draft.branch, commits: foreign };
  }
  if (!open && standing.open.length >= settings.maxOpen)
    return { outcome: 'capped', branch: draft.branch, open: standing.open, limit: settings.maxOpen };
  return open ? renew(draft, { open, standing, tip }, options) : begin(draft, { standing, tip }, options);
}

/** Merged is merged; closed is closed, unless somebody asks again. */
function endOf(
  pulls: readonly PullRequest[],
  recreate: boolean,
): { readonly state: 'merged' | 'declined'; readonly where: string } | undefined {
  const merged = pulls.find(({ state }) => state === 'merged');
  if (merged) return { state: 'merged', where: merged.where };
  const closed = pulls.find(({ state }) => state === 'closed');
  return closed && !recreate ? { state: 'declined', where: closed.where } : undefined;
}

interface Found {
  readonly standing: Standing;
  readonly tip: string;
}

async function begin(
  draft: Draft,
  { standing, tip }: Found,
  options: PublishOptions,
): Promise<Publication | undefined> {
  const { host } = options;
  if (standing.branch?.tip !== tip && !(await host.push(draft, standing.branch?.tip))) return undefined;
  const opened = await host.open(draft, {
    title: draft.title,
    body: bodyOf(draft, markerOf(draft, [tip], options), ''),
  });
  if (!opened) return undefined;
  // Two runs may have got here at once: the first one stays.
  const others = (await host.look(draft)).pulls.filter(
    ({ state, number }) => state === 'open' && number < opened.number,
  );
  if (others.length > 0) {
    await closeTwin(opened, Math.min(...others.map(({ number }) => number)), host);
    return undefined;
  }
  const notes = await adorn(draft, opened, { tip, options });
  return { outcome: 'opened', branch: draft.branch, commit: tip, where: opened.where, notes };
}

async function renew(
  draft: Draft,
  { open, standing, tip }: Found & { readonly open: PullRequest },
  options: PublishOptions,
): Promise<Publication | undefined> {
  const { host } = options;
  // One of two that were opened at once by runs that did not see each other.
  for (const other of standing.pulls)
    if (other.state === 'open' && other.number > open.number) await closeTwin(other, open.number, host);
  const { marker, own, rest } = readBody(open.body);
  const hasMoved = standing.branch?.tip !== tip;
  const isOwnTitle = marker !== undefined && marker.title === options.hash(open.title);
  const isOwnText = marker !== undefined && marker.text === options.hash(own);
  const heads = hasMoved ? [standing.branch?.tip, tip].filter((one) => one !== undefined) : [tip];
  const written: Marker = {
    ...markerOf(draft, heads, options),
    adorned: marker?.adorned ?? false,
    // What somebody has changed stays theirs: the marker keeps telling that it is not ours.
    ...(isOwnTitle || !marker ? {} : { title: marker.title }),
    ...(isOwnText || !marker ? {} : { text: marker.text }),
  };
  const title = isOwnTitle ? draft.title : open.title;
  const text = isOwnText ? draft.body : own;
  const bodyWith = (one: Marker): string => writeBody({ marker: one, own: text, rest });
  const notes: PublicationNote[] = [
    ...(isOwnTitle ? [] : [{ message: 'title-kept' as const }]),
    ...(isOwnText ? [] : [{ message: 'body-kept' as const }]),
  ];
  if (hasMoved) {
    // Said before it is done: should we be cut short, the next run knows the commits for ours.
    await host.update(open, { title, body: bodyWith(written) });
    if (!(await host.push(draft, standing.branch?.tip))) return undefined;
  }
  const wanted = { title, body: bodyWith({ ...written, heads: [tip] }) };
  const isAsWanted = !hasMoved && open.title === title && open.body.replaceAll('\r\n', '\n') === wanted.body;
  if (!isAsWanted) await host.update(open, wanted);
  if (!written.adorned) notes.push(...(await adorn(draft, { ...open, ...wanted }, { tip, options })));
  const outcome = isAsWanted && written.adorned ? 'unchanged' : 'updated';
  return { outcome, branch: draft.branch, commit: tip, where: open.where, notes };
}

/** What GitHub itself reads: the one that is closed tells which one stays. */
async function closeTwin(twin: PullRequest, stays: number, host: PullRequestHost): Promise<void> {
  await host.comment(twin, 'seedlint:duplicate', `Duplicate of #${stays}`);
  await host.close(twin);
}

/** Labels and reviewers, once; then the text says that it was done. */
async function adorn(
  draft: Draft,
  pull: PullRequest,
  { tip, options }: { readonly tip: string; readonly options: PublishOptions },
): Promise<readonly PublicationNote[]> {
  const { host } = options;
  const notes = await host.adorn(pull, draft);
  const { marker, own, rest } = readBody(pull.body);
  const known = marker ?? markerOf(draft, [tip], options);
  await host.update(pull, { body: writeBody({ marker: { ...known, adorned: true }, own, rest }) });
  return notes;
}

function markerOf(draft: Draft, heads: readonly string[], { hash }: PublishOptions): Marker {
  return { key: draft.key, base: draft.base, heads, title: hash(draft.title), text: hash(draft.body), adorned: false };
}

function bodyOf(draft: Draft, marker: Marker, rest: string): string {
  return writeBody({ marker, own: draft.body, rest });
}

interface Ours {
  readonly draft: Draft;
  readonly tip: string;
  readonly open: PullRequest | undefined;
}

/** Commits on the branch that are not ours: whoever put them there is at work. */
function foreignCommits({ branch }: Standing, { draft, tip, open }: Ours): string[] {
  if (!branch || branch.tip === tip) return [];
  const known = new Set(open ? readBody(open.body).marker?.heads : undefined);
  const strangers = branch.commits.filter((commit) => !isOurs(commit, draft) && !isBaseMerge(commit));
  if (strangers.length > 0) return strangers.map(({ id }) => id);
  // All of them bear our name; the pull request knows which of them we made. Its merges of base are GitHub's.
  const last = branch.commits.findLast((commit) => !isBaseMerge(commit));
  return open && known.size > 0 && last && !known.has(last.id) ? [last.id] : [];
}

function isOurs({ author, committer, message }: BranchCommit, { author: own }: Draft): boolean {
  return author === own.email && committer === own.email && /^Seedlint-[A-Z][A-Za-z-]*: /m.test(message);
}

/** «Update branch» on GitHub. The editor that resolves conflicts there makes such a commit, too, but with somebody's words in it. */
function isBaseMerge({ isPlainMerge = false, committer }: BranchCommit): boolean {
  return isPlainMerge && committer === 'noreply@github.com';
}

const foreignMark = 'seedlint:foreign';
