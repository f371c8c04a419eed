import { SeedlintError } from '../core/errors.ts';
import { globs, isSkipped } from './globs.ts';
import { foldersOf, tidyPath, unreadable, type Source } from './source.ts';
import type { GitObjects } from './source-git-objects.ts';

/** A path as git keeps it. A submodule is a path without content. */
export interface TreeEntry {
  readonly type: 'file' | 'link' | 'submodule';
  /** Object id of the content, or of the text a link holds. */
  readonly id: string;
}

/** The files of one git tree, or of the index. Links are followed inside the tree. */
export function treeSource(label: string, entries: ReadonlyMap<string, TreeEntry>, objects: GitObjects): Source {
  const folders = foldersOf(entries.keys()).add('');
  let targets: ReadonlyMap<string, string> | undefined;
  let all: ReadonlySet<string> | undefined;

  /** Where a path ends when all links on its way are followed. */
  function follow(path: string): string | undefined {
    targets ??= linkTargets(entries, objects);
    return targets.size === 0 ? path : resolveLinks(path, targets);
  }

  return {
    label,
    list(patterns, ignore) {
      const { matches, mayHold } = globs(patterns, ignore);
      const found = new Set<string>();

      function visit(shown: string, path: string, linked: boolean): void {
        const end = entries.get(path)?.type === 'link' ? follow(path) : path;
        const target = end === undefined ? undefined : entries.get(end);
        if (target?.type === 'file') {
          if (!matches(shown)) return;
          found.add(shown);
          objects.willRead(target.id);
        } else if (end !== undefined && folders.has(end) && !linked && !isWithin(path, end)) {
          for (const below of entries.keys()) {
            if (isWithin(below, end)) visit(shown + below.slice(end.length), below, true);
          }
        } else if (!target && matches(shown)) {
          // Nobody knows what a link that leads nowhere was meant to be; a name that fits was meant to be a file.
          found.add(shown);
        } else if (mayHold(shown)) found.add(`${shown}/`);
      }

      for (const path of entries.keys()) visit(path, path, false);
      return [...found].sort();
    },
    read(path, limit) {
      const tidied = tidyPath(path);
      if (tidied === undefined) throw new SeedlintError('path-outside', { path, root: label }, { path });
      const end = follow(tidied);
      // A link to a folder that was listed and not entered leads in a circle.
      if (end === undefined || (path.endsWith('/') && folders.has(end))) {
        throw new SeedlintError('link-outside', {}, { path });
      }
      const entry = entries.get(end);
      if (entry?.type === 'file') return objects.read(entry.id, path, limit);
      throw unreadable(path, entry ? 'a submodule' : folders.has(end) ? 'EISDIR' : 'ENOENT');
    },
    exists(path) {
      const tidied = tidyPath(path);
      const end = tidied === undefined ? undefined : follow(tidied);
      return end !== undefined && (entries.has(end) || folders.has(end));
    },
    paths: () => (all ??= new Set([...entries.keys()].filter((path) => !isSkipped(path)))),
  };
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function linkTargets(entries: ReadonlyMap<string, TreeEntry>, objects: GitObjects): ReadonlyMap<string, string> {
  const links = [...entries].filter(([, { type }]) => type === 'link');
  for (const [, { id }] of links) objects.willRead(id);
  return new Map(links.map(([path, { id }]) => [path, Buffer.from(objects.read(id, path)).toString()]));
}

/** Undefined for a way that leaves the tree or goes in a circle. */
function resolveLinks(path: string, targets: ReadonlyMap<string, string>): string | undefined {
  const done: string[] = [];
  const ahead = path.split('/');
  let links = 0;
  for (let segment = ahead.shift(); segment !== undefined; segment = ahead.shift()) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (done.pop() === undefined) return undefined;
      continue;
    }
    done.push(segment);
    const target = targets.get(done.join('/'));
    if (target === undefined) continue;
    // The number of links after which Linux gives up.
    if (target.startsWith('/') || ++links > 40) return undefined;
    done.pop();
    ahead.unshift(...target.split('/'));
  }
  return done.join('/');
}
