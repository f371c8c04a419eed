/** A pull request before anything of it is published: the same bytes for the same tree, plan and version. */
export interface Draft {
  /** SHA-256 over repository, base branch, sources and items, in hex: what makes it this one and no other. */
  readonly key: string;
  /** `seedlint/self-improve/<session>-<first eight of the key>`. */
  readonly branch: string;
  readonly baseBranch: string;
  /** The commit it stands on. */
  readonly base: string;
  /** One for each item, in order; never none. */
  readonly commits: readonly DraftCommit[];
  readonly author: Person;
  /** ISO 8601, UTC: date of all commits. */
  readonly at: string;
  readonly title: string;
  /** Markdown, without the marker of the host, at most 60,000 characters. */
  readonly body: string;
  readonly labels: readonly string[];
  /** User names, or `team/name`. */
  readonly reviewers: readonly string[];
  /** The finished plan and what became of each item, as JSON, for whoever wants to check. */
  readonly record: string;
}

export interface DraftCommit {
  /** Ends in a line break. */
  readonly message: string;
  /** Path from the top of the repository → its new bytes; null: the file goes. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** What tells one pull request from another, whatever is in it. */
export type DraftName = Pick<Draft, 'key' | 'branch' | 'baseBranch' | 'base'>;

/** What came of publishing. */
export type Publication =
  | {
      readonly outcome: 'opened' | 'updated' | 'unchanged';
      readonly branch: string;
      readonly commit: string;
      readonly where: string;
      readonly notes: readonly PublicationNote[];
    }
  /** Somebody closed it: not asked again. */
  | { readonly outcome: 'declined'; readonly branch: string; readonly where: string }
  | { readonly outcome: 'merged'; readonly branch: string; readonly where: string }
  /** It is open, and nothing is left of it to do. */
  | { readonly outcome: 'unneeded'; readonly branch: string; readonly where: string }
  /** Somebody else has committed to the branch: it is theirs now. */
  | {
      readonly outcome: 'foreign';
      readonly branch: string;
      readonly where: string;
      readonly commits: readonly string[];
    }
  /** As many are open as may be. */
  | { readonly outcome: 'capped'; readonly branch: string; readonly open: readonly string[]; readonly limit: number };

/** What went less than well, though the pull request is there. */
export interface PublicationNote {
  readonly message: 'label-missing' | 'reviewer-refused' | 'title-kept' | 'body-kept';
  readonly data?: Readonly<Record<string, string | number>>;
}

/** Settings of `improve:` in the configuration; base's count. */
export interface ImproveSettings {
  /** Globs from the top of the repository; absent: what the law lets a run of self-improvement write. */
  readonly paths?: readonly string[];
  /** Who may approve plans; absent: `approvers`, and without those anybody. */
  readonly approvers?: readonly string[];
  /** Plans of safe fixes alone need no approval. */
  readonly safePlans: boolean;
  readonly maxItems: number;
  readonly maxFiles: number;
  /** Bytes of all new texts together. */
  readonly maxBytes: number;
  /** Pull requests of ours that may be open at a time. */
  readonly maxOpen: number;
  readonly labels: readonly string[];
  /** Absent: the owners of the files, as CODEOWNERS names them. */
  readonly reviewers?: readonly string[];
  readonly author: Person;
  readonly lang: 'en' | 'ru';
}
