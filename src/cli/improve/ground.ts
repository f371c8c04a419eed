import { relative, sep } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { pathIn } from '../../core/catalogue.ts';
import type { Change } from '../../core/change.ts';
import type { Config } from '../../core/config.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { ImprovementBase } from '../../core/improvement.ts';
import type { TextFile } from '../../core/text.ts';
import { certificateOf, type CertificateInput } from '../../guard/certificate.ts';
import { guard, type GuardVerdict } from '../../guard/guard.ts';
import { lint } from '../../lint/lint.ts';
import type { Source } from '../../read/source.ts';
import { overlaySource } from '../../read/source-overlay.ts';
import { decode } from '../../read/text-file.ts';
import { sha256 } from '../../read/tree-digest.ts';
import { traceOf } from '../../trace/trace-of.ts';
import type { Ground, Judged } from '../../update/improve.ts';
import type { Texts } from '../../update/workpiece.ts';
import type { Words } from '../../report/words.ts';
import { treeWith } from '../../update/hosts/commits.ts';
import { hashOf } from '../digest.ts';
import { treeId } from '../guard-trees.ts';
import { bytesOf } from '../mend.ts';
import { changeFrom, inGit, readSide, sidesOf, topOf, type ReadSide, type Side } from '../guard-sides.ts';
import type { CommonOptions } from '../options.ts';
import { version } from '../version.ts';
import type { World } from '../world.ts';
import { documentsChange } from './documents.ts';
import { pathRules } from './path-rules.ts';
import { baseBranch, commitOf, modesOf, remoteOf } from './repository.ts';

export interface GroundFlags extends CommonOptions {
  /** Branch the pull request goes to. */
  readonly base?: string;
  readonly remote?: string;
}

/** Everything there is to know of the branch that is to be improved. */
export interface OpenGround extends Ground {
  readonly config: Config;
  /** Top of the repository. */
  readonly top: string;
  /** ISO 8601, UTC: when the base commit was made. */
  readonly at: string;
  /** The base as it is. */
  readonly start: Judged;
}

export interface GroundOptions {
  readonly words: Words;
  /** Fetches a branch from where it is kept; the commit it is at. */
  readonly fetchBase?: ((branch: string) => Promise<string | undefined>) | undefined;
}

/** Folder that the prompts lie in, by the configuration that is found or named. */
export function rootFor(flags: GroundFlags, world: World): string {
  return sidesOf({ ...flags, base: 'HEAD' }, undefined, world)[0].root;
}

/** Reads the base branch as git has it; what lies about in the working tree does not count. Throws SeedlintError. */
export async function openGround(
  flags: GroundFlags,
  world: World,
  { words, fetchBase }: GroundOptions,
): Promise<OpenGround> {
  const here = rootFor(flags, world);
  const { branch, revision: known } = baseBranch(here, flags.base);
  // A host knows best where its branch is.
  const revision = (await fetchBase?.(branch)) ?? known;
  const { commit, at } = commitOf(here, revision);
  const side = inGit(commit, here);
  const read = await readSide(side, flags.config);
  const { config, catalogue } = read.state;
  const top = topOf(here);
  const folder = relative(top, here).split(sep).join('/');
  const judge = judgeOn({ side, read, at, flags });
  const start = await judge(new Map());
  const base: ImprovementBase = { branch, commit, folder, ...remoteOf(here, flags.remote) };
  return {
    base,
    config,
    top,
    at,
    start,
    settings: config.improve,
    paths: pathRules(config, catalogue, modesOf(here, commit, folder)),
    judge: async (texts) => (texts.size === 0 ? start : judge(texts)),
    bytes: (path, text) => bytesOf(text, start.file(path)?.bom),
    explain(error) {
      if (!(error instanceof SeedlintError)) throw error;
      return { message: words.error(error).message, ...(error.at ? { path: error.at.path } : {}) };
    },
  };
}

interface OnBase {
  readonly side: Side;
  readonly read: ReadSide;
  readonly at: string;
  readonly flags: GroundFlags;
}

/** Reads, lints and guards a tree with some texts changed, as of the day of the base commit: the same on any day. */
function judgeOn(base: OnBase): (texts: Texts) => Promise<Judged> {
  return async (texts) => {
    const change = await changeWith(base, texts);
    const { head } = change;
    const report = await lint(head.catalogue, { rules, config: head.config, today: dayOf(base.at) });
    const file = reader(base.side.source, texts);
    const own = guard(change, { rules, digest: hashOf });
    return {
      catalogue: head.catalogue,
      config: head.config,
      report,
      findings: report.findings,
      trace: traceOf(head.catalogue),
      verdict: withDocuments(own, change, { base, texts, file }),
      file,
      certify: () => certify({ change, verdict: own }, { base, texts }),
    };
  };
}

/** Digest of what anybody gets who compares the two trees. */
function certify(
  judged: Pick<CertificateInput, 'change' | 'verdict'>,
  { base: { side }, texts }: Pick<Judging, 'base' | 'texts'>,
): string {
  const { prefix = '', revision = 'HEAD', source } = side;
  const bytes = (path: string, text: string): Uint8Array => bytesOf(text, reader(source, new Map())(path)?.bom);
  const files = [...texts].map(
    ([path, text]) => [pathIn(prefix, path), text === null ? null : bytes(path, text)] as const,
  );
  const head = `git:${treeWith(topOf(side.root), revision, new Map(files))}`;
  return certificateOf({ ...judged, version, base: treeId(side), head, sha256, hash: hashOf }).digest;
}

async function changeWith({ side, read, at, flags }: OnBase, texts: Texts): Promise<Change> {
  const source = overlaySource(side.source, texts);
  const top = overlaySource(
    side.top,
    new Map([...texts].map(([path, text]) => [pathIn(side.prefix ?? '', path), text])),
  );
  const head: Side = { ...side, source, top };
  return changeFrom(read, head, { ...(flags.config === undefined ? {} : { config: flags.config }), today: dayOf(at) });
}

interface Judging {
  readonly base: OnBase;
  readonly texts: Texts;
  readonly file: Judged['file'];
}

/** What the guard says of the prompts, and of other Markdown read as prompts are. */
function withDocuments(own: GuardVerdict, change: Change, { base, texts, file }: Judging): GuardVerdict {
  const before = reader(base.side.source, new Map());
  const pairs = new Map([...texts.keys()].map((path) => [path, { before: before(path), after: file(path) }]));
  const documents = documentsChange(change, pairs);
  if (!documents) return own;
  const ofUnits = rules.filter((rule) => unitRules.has(rule.id));
  const other = guard(documents, { rules: ofUnits, digest: hashOf });
  return {
    ...own,
    held: own.held && other.held,
    weakened: [...own.weakened, ...other.weakened],
    unclear: [...own.unclear, ...other.unclear],
    strengthened: [...own.strengthened, ...other.strengthened],
  };
}

const unitRules = new Set([
  'lost-unit',
  'weakened-unit',
  'reworded-unit',
  'added-permission',
  'obscured-unit',
  'rewritten-seed',
]);

function reader(source: Source, texts: Texts): (path: string) => TextFile | undefined {
  const overlay = overlaySource(source, texts);
  return (path) => {
    // A path that leads elsewhere is judged as a path; here it is nothing.
    try {
      return overlay.exists(path) ? decode(path, overlay.read(path)) : undefined;
    } catch (error) {
      if (error instanceof SeedlintError) return undefined;
      throw error;
    }
  };
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}
