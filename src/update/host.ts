import type { Draft, DraftName, PublicationNote } from '../core/draft.ts';

/** Where pull requests are kept. It can find, open and update them; there is no way to approve or to merge one. */
export interface PullRequestHost {
  /** Everything there is of this draft, and what of ours is open besides. */
  look(this: void, name: DraftName): Promise<Standing>;
  /** Id of the commit the branch would end in. Nothing is written. */
  foresee(this: void, draft: Draft): string;
  /** Puts the commits of the draft on its branch, if that is still where it was seen (undefined: not there); false when it is not. */
  push(this: void, draft: Draft, seen: string | undefined): Promise<boolean>;
  /** Opens a draft pull request; undefined where there is one already. */
  open(this: void, draft: Draft, text: PullRequestWords): Promise<PullRequest | undefined>;
  /** Writes title and text of one that is open. */
  update(this: void, pull: PullRequest, text: Partial<PullRequestWords>): Promise<void>;
  /** One comment that is written anew rather than written again; `mark` tells which. */
  comment(this: void, pull: PullRequest, mark: string, text: string): Promise<void>;
  /** Labels and reviewers; what is refused is told, and is no failure. */
  adorn(this: void, pull: PullRequest, draft: Draft): Promise<readonly PublicationNote[]>;
  /** Closes one of two for the same branch. */
  close(this: void, pull: PullRequest): Promise<void>;
}

export interface Standing {
  /** Absent: no such branch. */
  readonly branch?: {
    readonly tip: string;
    /** Those that the base branch has not, newest last. */
    readonly commits: readonly BranchCommit[];
  };
  /** Ours, from this very branch of this very repository, newest first. */
  readonly pulls: readonly PullRequest[];
  /** Address of somebody else's that is open for our branch. */
  readonly stranger?: string;
  /** Addresses of all that are open and ours, whatever they are about. */
  readonly open: readonly string[];
}

export interface BranchCommit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly committer: string;
  readonly message: string;
  /** A merge in which nobody has decided anything: its tree is what git makes of its two parents. */
  readonly isPlainMerge?: boolean;
}

export interface PullRequest {
  readonly number: number;
  /** Address, or path. */
  readonly where: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly title: string;
  readonly body: string;
}

export interface PullRequestWords {
  readonly title: string;
  readonly body: string;
}
