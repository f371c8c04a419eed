import { rules } from '../../../rules/index.ts';
import type { Draft, Publication } from '../../core/draft.ts';
import type { Improvement } from '../../core/improvement.ts';
import { ownersFile, ownersOf } from '../../guard/law/owners.ts';
import { guardFiles } from '../../read/guard-files.ts';
import { gitSource } from '../../read/source-git.ts';
import { sha256 } from '../../read/tree-digest.ts';
import { improvementJson } from '../../report/improvement-json.ts';
import { improvementText } from '../../report/improvement.ts';
import { pullRequestText } from '../../report/pull-request.ts';
import { wordsFor, type Words } from '../../report/words.ts';
import { draftName, draftOf } from '../../update/draft.ts';
import { improve } from '../../update/improve.ts';
import type { PullRequestHost } from '../../update/host.ts';
import { draftDiff } from '../../update/hosts/commits.ts';
import { publish, tellUnneeded } from '../../update/publish.ts';
import { hashOf } from '../digest.ts';
import { topOf } from '../guard-sides.ts';
import { openGround, rootFor, type GroundFlags, type OpenGround } from '../improve/ground.ts';
import { hostOf, type HostFlags } from '../improve/host.ts';
import { approvalOf, assertApproved, openPlan } from '../improve/plan-file.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint improve apply` was asked, as commander gives it. */
export interface ApplyFlags extends GroundFlags, HostFlags {
  readonly format: 'pretty' | 'json';
  readonly outputFile?: string;
  /** Ask again for what somebody has closed. */
  readonly recreate?: boolean;
}

/** `seedlint improve apply`: what a plan comes to, as a pull request; published only where a host is named, and never merged. */
export async function applyPlan(path: string, flags: ApplyFlags, world: World): Promise<number> {
  const file = openPlan(path, world);
  const options = await textOptions(flags, world);
  const host = await hostOf(flags, { top: topOf(rootFor(flags, world)), world });
  const ground = await openGround(flags, world, { words: options.words, fetchBase: host?.base });
  const approval = approvalOf(file, ground.config);
  if (flags.host !== undefined) assertApproved(file, approval);
  const improvement = await improve(
    { plan: file.plan, digest: file.digest, ...(approval ? { approval } : {}) },
    ground,
  );

  const prWords = await wordsFor(file.plan.lang);
  const text = pullRequestText(improvement, { words: prWords, rules });
  const draft = draftOf(improvement, {
    text,
    settings: ground.settings,
    reviewers: reviewersOf(improvement, ground),
    at: typeof approval === 'object' ? approval.at : ground.at,
    record: improvementJson(improvement, { text, words: prWords, rules }),
    sha256,
  });
  const publication =
    host && (draft ? await published(draft, { host: host.host, flags, ground, words: prWords }) : await ended());
  const input = {
    rules,
    words: options.words,
    text,
    ...(publication ? { publication } : {}),
    ...(draft ? { branch: draft.branch } : {}),
  };
  const diff = draft && flags.host === undefined ? { diff: draftDiff(draft, ground.top) } : {};
  const written = (screen: Pick<typeof options, 'width' | 'colour'>): string =>
    flags.format === 'json'
      ? improvementJson(improvement, input)
      : improvementText(improvement, { ...input, ...screen, ...diff });
  if (flags.outputFile === undefined) world.stdout.write(written(options));
  else writeReport(flags.outputFile, written({ width: 100, colour: 0 }), world.cwd);
  return exitCode(improvement, publication);

  /** What was opened for this plan before, and is of no use now, says so. */
  async function ended(): Promise<Publication | undefined> {
    if (!host || !improvement.items.some(({ state }) => state !== 'needs-author')) return undefined;
    return tellUnneeded(draftName(improvement, { sha256 }), host.host, prWords.ui('publication.unneeded-note'));
  }
}

interface Publishing {
  readonly host: PullRequestHost;
  readonly flags: ApplyFlags;
  readonly ground: OpenGround;
  readonly words: Words;
}

function published(draft: Draft, { host, flags, ground, words }: Publishing): Promise<Publication> {
  return publish(draft, {
    host,
    settings: ground.settings,
    hash: hashOf,
    foreignNote: (commits) =>
      words.ui('publication.foreign-note', {
        count: commits.length,
        commits: commits.map((id) => id.slice(0, 12)).join(', '),
      }),
    ...(flags.recreate ? { recreate: true } : {}),
  });
}

/** Those the configuration names, else the owners of what is changed; people and teams only. */
function reviewersOf({ files, base }: Improvement, { settings, top }: OpenGround): readonly string[] {
  if (settings.reviewers) return settings.reviewers;
  const owners = ownersFile(guardFiles(gitSource(top, base.commit)));
  if (!owners) return [];
  const of = ownersOf(owners);
  const names = [...files.keys()].flatMap((path) => of(path)).filter((name) => name.startsWith('@'));
  return [...new Set(names.map((name) => name.slice(1)))].toSorted().slice(0, mostReviewers);
}

const mostReviewers = 10;

/** 1 where something of the plan could not be done, or somebody has to look; declined and merged are answers, and no failures. */
function exitCode({ items }: Improvement, publication: Publication | undefined): 0 | 1 {
  if (items.some(({ state }) => state === 'rejected' || state === 'conflict' || state === 'capped')) return 1;
  return publication?.outcome === 'foreign' || publication?.outcome === 'capped' ? 1 : 0;
}
