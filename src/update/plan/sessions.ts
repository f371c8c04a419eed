import type { Plan, PlanEvidence, PlanItem } from '../../core/plan.ts';
import type { EvidenceRef, Session } from '../../core/session.ts';
import { classOf } from './item-class.ts';
import { meaningOf, type Known } from './meaning.ts';

/** A plan of what sessions ask for: an item for each action item, in order, the same one once. */
export function planOfSessions(sessions: readonly Session[], known: Known, lang: Plan['lang']): Plan {
  const items: PlanItem[] = [];
  const seen = new Set<string>();
  for (const session of sessions) {
    for (const text of session.actionItems) {
      const key = text.toLowerCase().replace(/\s+/g, ' ').trim();
      if (seen.has(key)) continue;
      seen.add(key);
      items.push(itemOf(text, session, { known, number: items.length + 1 }));
    }
  }
  return {
    plan: 1,
    lang,
    summary: sessions.map(({ diagnosis }) => diagnosis).join('\n\n'),
    sources: sessions.map(({ id, runId, digest }) => ({
      session: id,
      ...(runId === undefined ? {} : { run: runId }),
      digest,
    })),
    links: [...new Set(sessions.flatMap(linksOf))],
    tool_gaps: [...new Set(sessions.flatMap(({ toolGaps }) => toolGaps.map(({ name }) => oneLine(name))))],
    items,
  };
}

/** Is it about a pull request of this updater? What comes of that would be for ever. */
export function isOwnEcho({ branch }: Session): boolean {
  return branch !== undefined && /^(?:refs\/heads\/)?seedlint\/self-improve\//.test(branch);
}

function itemOf(
  text: string,
  session: Session,
  { known, number }: { readonly known: Known; readonly number: number },
): PlanItem {
  const { changes, candidates } = meaningOf(text, known);
  return {
    id: `action-${number}`,
    title: titleOf(text),
    problem: session.diagnosis,
    action_item: text,
    session: session.id,
    evidence: session.evidence.map(evidenceOf),
    class: classOf(text, changes, known.catalogue),
    state: changes.length > 0 ? 'ready' : 'needs-author',
    candidates,
    changes,
  };
}

/** The first sentence, without its full stop, at most 72 characters long. */
export function titleOf(text: string): string {
  const [first = text] = oneLine(text).split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const title = first.replace(/[.!;:]+$/, '');
  if (title.length <= longest) return title;
  const cut = title.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:–-]+$/, '')}…`;
}

const longest = 72;

function evidenceOf({ text, url }: EvidenceRef): PlanEvidence {
  return { ref: oneLine(text), ...(url === undefined ? {} : { url }) };
}

function linksOf({ pullRequest, evidence }: Session): string[] {
  return [
    ...(pullRequest?.url === undefined ? [] : [pullRequest.url]),
    ...evidence.flatMap(({ kind, url }) =>
      (kind === 'issue' || kind === 'pull-request') && url !== undefined ? [url] : [],
    ),
  ].filter((url) => /^https?:\/\/\S+$/.test(url));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
