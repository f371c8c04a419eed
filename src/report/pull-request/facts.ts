import { cells } from '../markdown-text.ts';
import { measureRows } from '../measure-rows.ts';
import { safeUrl } from './address.ts';
import type { Section } from './fit.ts';
import { bareLink } from './markdown.ts';
import { brief, named, several, type Scene } from './scene.ts';
import { sourceWords } from './sources.ts';

/** What is counted, before and after. */
export function measures({ improvement, words }: Scene): Section {
  const titles = ['', words.ui('improve.before'), words.ui('improve.after')];
  return {
    heading: `### ${words.ui('pr.measures')}`,
    table: `${cells(titles)}\n${cells(['---', '--:', '--:'])}`,
    blocks: measureRows(improvement.before, improvement.after, words, named).map((row) => cells(row)),
    rank: 3,
  };
}

/** What the guard said of the whole. */
export function guarded({ improvement: { certificate }, words }: Scene): Section {
  return {
    heading: `### ${words.ui('pr.guard')}`,
    blocks: certificate === undefined ? [] : [words.ui('pr.guard.held', { digest: named(certificate) })],
  };
}

/** Commands an agent wanted and did not have. */
export function gaps(scene: Scene): Section {
  const { improvement, words } = scene;
  return {
    heading: `### ${words.ui('pr.gaps')}`,
    blocks:
      improvement.plan.tool_gaps.length === 0
        ? []
        : [list(several(improvement.plan.tool_gaps, 40, scene, (gap) => brief(gap, 300)))],
    rank: 1,
  };
}

/** How to see it for oneself, and how to say no. */
export function checking({ improvement: { base }, words }: Scene): Section[] {
  const commit = base.commit.replace(/[^0-9a-f]/gi, '').slice(0, 64);
  const commands = ['seedlint improve apply plan.yaml --dry-run', `seedlint guard --base ${commit}`];
  return [
    {
      heading: `### ${words.ui('pr.check')}`,
      blocks: [words.ui('pr.check.how', { commit: named(commit) }), `\`\`\`sh\n${commands.join('\n')}\n\`\`\``],
    },
    { heading: `### ${words.ui('pr.decline')}`, blocks: [words.ui('pr.decline.how')] },
  ];
}

/** Sources, addresses, the plan and who approved it. */
export function origin(scene: Scene): Section {
  const { improvement, words } = scene;
  const { plan, digest, approval } = improvement;
  const links = plan.links.map((address) => safeUrl(address)).filter((address) => address !== undefined);
  const rows = [
    ...(plan.sources.length === 0
      ? []
      : [
          words.ui('pr.origin.source', {
            sources: several(plan.sources, 10, scene, (source) => sourceWords(source, scene, named)).join('; '),
          }),
        ]),
    ...(links.length === 0
      ? []
      : [words.ui('pr.origin.links', { links: several(links, 10, scene, bareLink).join(', ') })]),
    words.ui('pr.origin.plan', { digest: named(digest) }),
    approval === undefined
      ? words.ui('pr.origin.unapproved')
      : approval === 'policy'
        ? `${words.ui('improve.approved-by-policy')}.`
        : words.ui('pr.origin.approved', { by: brief(approval.by, 200), at: brief(approval.at, 40) }),
  ];
  return { heading: `### ${words.ui('pr.origin')}`, blocks: [list(rows)] };
}

// One block: an empty line between its rows would make the list a loose one.
function list(rows: readonly string[]): string {
  return rows.map((row) => `- ${row}`).join('\n');
}
