import type { Improvement } from '../core/improvement.ts';
import type { PlanItem } from '../core/plan.ts';
import type { GuardInput } from './guard-words.ts';
import { commitMessage, prefixOf, subjectOf } from './pull-request/commit.ts';
import { checking, gaps, guarded, measures, origin } from './pull-request/facts.ts';
import { fit } from './pull-request/fit.ts';
import { details, overview } from './pull-request/items.ts';
import { leftOut } from './pull-request/left.ts';
import { paragraphs, shortened } from './pull-request/markdown.ts';
import { plainLine } from './pull-request/plain.ts';
import { width } from './width.ts';

/** What a pull request says. The same bytes for the same improvement and language. */
export interface PullRequestText {
  /** At most 256 characters, 72 columns where that is enough. */
  readonly title: string;
  /** GitHub Markdown, at most 60,000 characters; without the marker of a host. */
  readonly body: string;
  /** In the order of the items applied. */
  readonly commits: readonly { readonly item: string; readonly message: string }[];
}

/** The text of a pull request, as a careful colleague would write it; what comes from plans and sessions is text in it and no more. */
export function pullRequestText(improvement: Improvement, { words, rules }: GuardInput): PullRequestText {
  const scene = { improvement, words, rules };
  const applied = improvement.items.filter((outcome) => outcome.state === 'applied');
  const sections = [
    { heading: '', blocks: [shortened(improvement.plan.summary, 6000, paragraphs)].filter((text) => text !== '') },
    overview(applied, scene),
    details(applied, scene),
    measures(scene),
    guarded(scene),
    leftOut(improvement.items, scene),
    gaps(scene),
    ...checking(scene),
    origin(scene),
  ];
  return {
    title: titleOf(
      applied.map(({ item }) => item),
      { words },
    ),
    body: `${fit(sections, limit - 1, (count) => words.ui('pr.cut', { count }))}\n`,
    commits: applied.map(({ item }) => ({ item: item.id, message: commitMessage(item) })),
  };
}

function titleOf(items: readonly PlanItem[], { words }: Pick<GuardInput, 'words'>): string {
  const [first] = items;
  if (items.length === 1 && first) return within(subjectOf(first));
  if (first) {
    const telling = words.ui('pr.title.more', { title: subjectOf(first), count: items.length - 1 });
    if (width(telling) <= 72) return telling;
  }
  const session = items.find((item) => item.session !== undefined)?.session;
  const count = items.length;
  const what =
    session === undefined
      ? words.ui('pr.title.findings', { count })
      : words.ui('pr.title.session', { count, session: plainLine(session) });
  return within(`${prefixOf(items)}: ${what}`);
}

function within(title: string): string {
  return shortened(title, 256, (text) => text);
}

/** GitHub takes 65,536 characters, whatever their bytes; the host's own lines need some of them. */
const limit = 60_000;
