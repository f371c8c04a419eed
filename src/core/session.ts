/** What an earlier run of an agent taught, as far as it was written down; secrets are taken out of all texts. */
export interface Session {
  /** `snapshot`: a runner's `session_json`; `output`: an agent's structured answer; `codex`: the session file of the Codex CLI. */
  readonly kind: 'snapshot' | 'output' | 'codex';
  /** Where it came from: a path, or `mcp:<run id>`. */
  readonly source: string;
  /** Its own name: session id, else run id, else the start of its digest. Safe in a branch name and on a line of its own. */
  readonly id: string;
  /** SHA-256 of its bytes, in hex. */
  readonly digest: string;
  readonly runId?: string;
  readonly sessionId?: string;
  readonly status?: string;
  readonly summary?: string;
  readonly branch?: string;
  readonly pullRequest?: { readonly number: number; readonly url?: string };
  readonly diagnosis: string;
  /** In order, trimmed, each once. */
  readonly actionItems: readonly string[];
  readonly evidence: readonly EvidenceRef[];
  readonly toolGaps: readonly ToolGap[];
  /** How many secrets were taken out. */
  readonly redacted: number;
}

/** What a diagnosis rests on. */
export interface EvidenceRef {
  /** As written. */
  readonly text: string;
  readonly kind: 'run' | 'issue' | 'pull-request' | 'comment' | 'flow-event' | 'commit' | 'file' | 'link' | 'unknown';
  /** The number or id it names: `41`, `run-9f2c`, a commit. */
  readonly id?: string;
  /** `owner/name`. */
  readonly repository?: string;
  /** Where to look it up; absent where nobody can tell. */
  readonly url?: string;
}

/** A command that was not there when an agent wanted it. */
export interface ToolGap {
  readonly name: string;
  /** `report`: the agent said so; `output`: a shell did. */
  readonly from: 'report' | 'output';
  /** The line of output that shows it. */
  readonly line?: string;
}

/** What keeps a session from being used: a field and what is wrong with it. */
export interface SessionProblem {
  /** Dotted path: `report.diagnosis`, `report.action_items.2`. */
  readonly field: string;
  readonly message:
    | 'missing'
    | 'empty'
    | 'type'
    | 'value'
    | 'unknown'
    | 'running'
    | 'failed'
    | 'no-answer'
    | 'cut'
    | 'no-place';
  /** What was expected, for readers: `string`, `v1`. */
  readonly expected?: string;
  /** `error`: not usable; `warning`: odd. */
  readonly severity: 'error' | 'warning';
  readonly line?: number;
  readonly column?: number;
}
