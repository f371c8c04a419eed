import { SeedlintError } from '../core/errors.ts';
import { diskSource } from '../read/source-disk.ts';
import { overlaySource } from '../read/source-overlay.ts';
import type { Source } from '../read/source.ts';
import { fromRoot } from './narrow.ts';
import type { World } from './world.ts';

export interface SourceFlags {
  readonly since?: string;
  readonly staged?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
}

/** What is judged, and what it is compared with. */
export interface Sources {
  readonly source: Source;
  /** Only what is not in here is reported. */
  readonly base?: { readonly source: Source; readonly revision: string };
}

/** The files, the index or a text from stdin; and a revision to compare them with. Throws SeedlintError. */
export async function chooseSources(flags: SourceFlags, root: string, world: World): Promise<Sources> {
  const { since, staged, stdinFilename } = flags;
  const compared = since !== undefined || staged;
  const sources: Sources = compared ? await fromGit(root, flags) : { source: diskSource(root) };
  if (stdinFilename === undefined) return sources;
  const path = fromRoot(stdinFilename, { cwd: world.cwd, root });
  return { ...sources, source: overlaySource(sources.source, new Map([[path, await world.readStdin()]])) };
}

async function fromGit(root: string, { since, staged }: SourceFlags): Promise<Sources> {
  const { folderInRepository, gitSource, indexSource } = await import('../read/source-git.ts');
  const folder = folderInRepository(root);
  const source = staged ? indexSource(root, { folder }) : diskSource(root);
  if (since !== undefined) return { source, base: { source: gitSource(root, since, { folder }), revision: since } };
  try {
    return { source, base: { source: gitSource(root, 'HEAD', { folder }), revision: 'HEAD' } };
  } catch (error) {
    if (!(error instanceof SeedlintError) || error.code !== 'git-revision') throw error;
    // Before the first commit there is no HEAD, and everything is new.
    const { memorySource } = await import('../read/source-memory.ts');
    return { source, base: { source: memorySource({}), revision: 'HEAD' } };
  }
}
