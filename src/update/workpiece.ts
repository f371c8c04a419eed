import type { Catalogue } from '../core/catalogue.ts';
import type { Config } from '../core/config.ts';
import type { Data, Finding } from '../core/finding.ts';
import type { AnchorFault, Objection } from '../core/improvement.ts';
import type { TextFile } from '../core/text.ts';

/** A tree that is being changed, as it is before the next change. */
export interface Workpiece {
  readonly catalogue: Catalogue;
  readonly config: Config;
  readonly findings: readonly Finding[];
  /** Any text of the tree by its path from the root of the prompts; undefined where there is none. */
  file(this: void, path: string): TextFile | undefined;
}

/** New texts by path; null for a file that goes. Without a byte order mark: whoever writes puts it back. */
export type Texts = ReadonlyMap<string, string | null>;

/** What one change comes to. */
/** `law`: those of the texts that the law itself is written in, and that only a new policy may add to. */
export type Worked = { readonly texts: Texts; readonly law?: ReadonlySet<string> } | { readonly fault: Objection };

export function anchorFault(code: AnchorFault, data: Data = {}): { readonly fault: Objection } {
  return { fault: { why: 'anchor', code, data } };
}
