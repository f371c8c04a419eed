import type { LocalePack } from '../../core/locale-pack.ts';
import { startingCatalogue } from '../scaffold/starting-catalogue.ts';
import type { Source } from '../source.ts';
import { codexConfig } from './codex-k8s.ts';
import { catalogueText, configText } from './proposal-text.ts';
import type { SeenFolder } from './look.ts';
import { propose } from './proposal.ts';

/** What `seedlint init` would write, and why. */
export interface InitPlan {
  /** `start`: there are no prompts yet; `preset`: a preset describes them; `found`: they were looked at. */
  readonly from: 'start' | 'preset' | 'found';
  readonly files: ReadonlyMap<string, string>;
  readonly folders: readonly SeenFolder[];
}

export interface PlanOptions {
  /** The package of seedlint. */
  readonly shipped: () => Source;
  readonly packs: ReadonlyMap<string, LocalePack>;
  readonly version: string;
  /** The folder is the root of a repository, or may become one. */
  readonly top: boolean;
}

/** Looks at a folder without a configuration and decides what it needs. */
export function planInit(source: Source, { shipped, packs, version, top }: PlanOptions): InitPlan {
  const preset = codexConfig(source);
  if (preset !== undefined) return { from: 'preset', files: new Map([[configName, preset]]), folders: [] };
  const proposal = propose(source, packs);
  if (proposal) {
    const { path, catalogue, folders } = proposal;
    const files = new Map([
      [configName, configText(path)],
      [path, catalogueText(catalogue)],
    ]);
    return { from: 'found', files, folders };
  }
  const files = startingCatalogue(shipped(), version);
  // GitHub looks for workflows at the root of the repository only.
  if (!top) for (const path of files.keys()) if (path.startsWith('.github/')) files.delete(path);
  return { from: 'start', files, folders: [] };
}

/** Is there nothing in a folder that a new catalogue could be in the way of? */
export function isBlank(source: Source): boolean {
  return [...source.paths()].every((path) =>
    /^(?:\.|(?:readme|licen[cs]e|notice)(?:\.\w+)?$|package(?:-lock)?\.json$|(?:yarn|pnpm)[-.]lock)/i.test(path),
  );
}

const configName = 'seedlint.config.yaml';
