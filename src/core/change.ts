import type { Catalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import type { Data, Finding, Severity } from './finding.ts';
import type { Place, TextFile } from './text.ts';

/** Two states of a repository, and what base's rules make of head. */
export interface Change {
  readonly base: State;
  readonly head: State;
  /** Head's prompt files as base's configuration, law and packs read them; files only head's configuration knows are among them. */
  readonly judged: Catalogue;
  /** What base's rules, settings and suppressions say of head's catalogue and head's own no longer say, or say more mildly. Absent: both are the same. */
  readonly silenced?: readonly Silenced[];
}

/** A finding that head's configuration or a suppression of head keeps quiet. */
export interface Silenced {
  readonly finding: Finding;
  /** What head makes of it; absent: nothing. */
  readonly now?: Severity;
  /** A suppression of head hides it. */
  readonly suppressed: boolean;
}

/** One state of a repository, read by its own configuration. */
export interface State {
  /** `rev:main`, or a folder: for messages. */
  readonly label: string;
  readonly config: Config;
  readonly catalogue: Catalogue;
  /** Files that decide whether seedlint runs and who has to look: workflows, owners, packages. By path from the top of the repository. */
  readonly files: ReadonlyMap<string, TextFile>;
  /** What those of them say that are YAML or JSON; a file that cannot be read is not among them. */
  readonly data?: ReadonlyMap<string, unknown>;
  /** Where the prompts lie below that top; absent: there. */
  readonly folder?: string;
  /** There is a configuration on the other side and none here: this side is read by the other's. */
  readonly configLost?: true;
}

/** One thing that a change made weaker or stronger, or that nobody can judge unread: what a change rule yields. */
export interface Drift {
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly data?: Data;
  readonly verdict: DriftVerdict;
  /** What it was; absent for what is new. */
  readonly base?: DriftSide;
  /** What it is; absent for what is gone. */
  readonly head?: DriftSide;
  readonly locale?: string;
  /** What differs, one code of the rule's `messages` each with its slots. */
  readonly reasons?: readonly { readonly message: string; readonly data?: Data }[];
  /** Key of the rule's `messages`: what would restore it. */
  readonly mend?: string;
  /** What names it from one comparison to the next: the texts on both sides, no lines. */
  readonly anchor: string;
}

export type DriftVerdict = 'weakened' | 'unclear' | 'strengthened';

export interface DriftSide {
  readonly at: Place;
  readonly text: string;
  /** How strongly it binds: a rung, a severity, a share. */
  readonly force?: string;
}
