import type { Catalogue } from '../../core/catalogue.ts';
import type { State } from '../../core/change.ts';
import type { Place } from '../../core/text.ts';

/** A catalogue with one thing in it weakened, not read yet. */
export interface Mutant {
  readonly operator: string;
  /** Where the weakened thing stands in base. */
  readonly at: Place;
  /** Empty for what is in no language. */
  readonly locale: string;
  readonly before: string;
  /** Null where nothing stands in its place. */
  readonly after: string | null;
  /** Policies whose words it hits. */
  readonly policies: readonly string[];
  /** Path → the whole new text, null for a file that is deleted. */
  edits(): ReadonlyMap<string, string | null>;
  /** Base with a weaker law or configuration; then no file is edited. */
  law?(this: void, base: State): State;
}

/** Reads a mutant: base with some files in other words. */
export type Reread = (base: Catalogue, edits: ReadonlyMap<string, string | null>) => Catalogue;
