import { rules } from '../../../rules/index.ts';
import type { Change } from '../../core/change.ts';
import { withApprovals, type Approvals } from '../../guard/approve.ts';
import { guard as judge, type GuardVerdict } from '../../guard/guard.ts';
import { certificateOf } from '../../guard/certificate.ts';
import { sha256 } from '../../read/tree-digest.ts';
import { todayOf } from '../until.ts';
import { treeIds } from '../guard-trees.ts';
import { version } from '../version.ts';
import { guardGithub } from '../../report/guard-github.ts';
import { guardJson } from '../../report/guard-json.ts';
import { guardMarkdown } from '../../report/guard-markdown.ts';
import { guardText } from '../../report/guard.ts';
import { hashOf } from '../digest.ts';
import { readChangeApprovals, type ApprovalFlags } from '../guard-approvals.ts';
import { readChange, type SideFlags } from '../guard-sides.ts';
import type { CommonOptions, verdictFormats } from '../options.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint guard` was asked, as commander gives it. */
export interface GuardFlags extends ComparisonFlags {
  readonly format: (typeof verdictFormats)[number];
  readonly outputFile?: string;
  /** A file for what anybody can check later. */
  readonly certificate?: string;
  /** What nobody can judge fails, too. */
  readonly strict?: boolean;
}

/** What two states are compared, and who has a say in it. */
export interface ComparisonFlags extends CommonOptions, SideFlags, ApprovalFlags {}

/** `seedlint guard`: did the change weaken what prompts demand, or what sees to it? Exit code 1 when it did. */
export async function guard(flags: GuardFlags, world: World): Promise<number> {
  const { change, verdict } = await compare(flags, world, { refuseSame: true });
  const options = await textOptions(flags, world);
  const input = { rules, words: options.words };
  const written = (screen: Pick<typeof options, 'width' | 'colour'>): string =>
    flags.format === 'pretty'
      ? guardText(verdict, { ...options, ...screen, rules })
      : reports[flags.format](verdict, input);
  if (flags.outputFile === undefined) world.stdout.write(written(options));
  else writeReport(flags.outputFile, written({ width: 100, colour: 0 }), world.cwd);
  if (flags.certificate !== undefined) {
    const certificate = certificateOf({ change, verdict, version, ...treeIds(flags, world), sha256, hash: hashOf });
    writeReport(flags.certificate, `${JSON.stringify(certificate, undefined, 2)}\n`, world.cwd);
  }
  return !verdict.held || (flags.strict && verdict.unclear.some(({ approved }) => !approved)) ? 1 : 0;
}

export interface Comparison {
  readonly change: Change;
  readonly approvals: Approvals;
  readonly verdict: GuardVerdict;
}

const reports = { json: guardJson, markdown: guardMarkdown, github: guardGithub } as const;

/** Both states read and judged, approvals heeded; `anyDay`: those that have ended, too; `refuseSame`: a commit is not compared with itself. */
export async function compare(
  flags: ComparisonFlags,
  world: World,
  { anyDay = false, refuseSame = false }: { readonly anyDay?: boolean; readonly refuseSame?: boolean } = {},
): Promise<Comparison> {
  const change = await readChange(flags, world, { refuseSame });
  const approvals = await readChangeApprovals(change, flags, world, anyDay ? undefined : todayOf(world.now()));
  return { change, approvals, verdict: withApprovals(judge(change, { rules, digest: hashOf }), change, approvals) };
}
