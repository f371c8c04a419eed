import type { Publication } from '../core/draft.ts';
import type { Gain, Improvement, ItemOutcome, Measures, Objection } from '../core/improvement.ts';
import type { GuardInput } from './guard-words.ts';
import { objectionText } from './objection-words.ts';
import type { PullRequestText } from './pull-request.ts';

/** What `improvementJson` is told besides the improvement. */
export interface ImprovementJsonInput extends GuardInput {
  readonly text: PullRequestText;
  /** Name of the branch, where there is one. */
  readonly branch?: string;
  readonly publication?: Publication;
}

/** The improvement as data, indented by two; messages are in the reader's language. */
export function improvementJson(improvement: Improvement, input: ImprovementJsonInput): string {
  const { digest, approval, base, items, before, after, certificate } = improvement;
  const { text, branch, publication } = input;
  const { title, body, commits } = text;
  const data = {
    plan: digest,
    approved: approval === undefined ? null : approval === 'policy' ? 'policy' : { by: approval.by, at: approval.at },
    base: {
      branch: base.branch,
      commit: base.commit,
      repository: base.repository ?? null,
      web: base.web ?? null,
      folder: base.folder,
    },
    items: items.map((outcome) => itemData(outcome, input)),
    before: measuresData(before),
    after: measuresData(after),
    certificate: certificate ?? null,
    // Nothing to offer is no pull request.
    pull_request: commits.length === 0 ? null : { title, body, branch: branch ?? publication?.branch ?? null, commits },
    publication: publication ?? null,
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function itemData(outcome: ItemOutcome, input: GuardInput): object {
  const { item, state } = outcome;
  return {
    id: item.id,
    state,
    title: item.title,
    files: outcome.state === 'applied' ? [...outcome.files.keys()] : [],
    gains: outcome.state === 'applied' ? outcome.gains.map(gainData) : [],
    because: 'because' in outcome ? outcome.because.map((objection) => objectionData(objection, input)) : [],
  };
}

function gainData(gain: Gain): object {
  return { ...gain };
}

function objectionData(objection: Objection, input: GuardInput): object {
  const { why, rule, message, path, at, before, after, mend } = objectionText(objection, input);
  return {
    why,
    ...('code' in objection ? { code: objection.code } : {}),
    ...(rule === undefined ? {} : { rule }),
    message,
    ...(path === undefined ? {} : { path }),
    ...(at === undefined ? {} : { line: at.line }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(mend === undefined ? {} : { mend }),
  };
}

function measuresData({ errors, warnings, seeds, requirements, policies }: Measures): object {
  return { errors, warnings, seeds, requirements: requirements ?? null, policies };
}
