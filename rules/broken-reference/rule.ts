import picomatch from 'picomatch';
import type { Catalogue } from '../../src/core/catalogue.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeAt } from '../../src/core/text.ts';
import { isMadeOrElsewhere } from './elsewhere.ts';
import { pathLike } from './path-like.ts';
import { referencesIn } from './references.ts';

interface Options {
  /** Globs of paths that need not exist here: ignored by git, generated, of another repository. */
  readonly ignore: readonly string[];
  /** Also check file names without a folder: `AGENTS.md`. */
  readonly bareNames: boolean;
}

export default defineRule<Options>({
  id: 'broken-reference',
  scope: 'seed',
  category: 'references',
  severity: 'warning',
  summary: 'A seed refers to a path that exists nowhere in the repository.',
  messages: {
    missing: '{path} does not exist. Correct the path, or add it to "inventory" when it lies elsewhere.',
    moved: '{path} does not exist; a file {name} lies in another folder. Correct the path.',
  },
  options: { ignore: [], bareNames: false },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ignore: { type: 'array', items: { type: 'string' } },
      bareNames: { type: 'boolean' },
    },
  },
  *check(seed, { catalogue, options }) {
    const folder = seed.file.path.split('/').slice(0, -1).join('/');
    const isIgnored = options.ignore.length === 0 ? () => false : picomatch([...options.ignore], { dot: true });
    for (const { text, start, end, isLink, unit } of referencesIn(seed)) {
      const path = pathLike(text, {
        isLink,
        bareNames: options.bareNames,
        exists: (one) => isHere(one, folder, catalogue),
      });
      if (path === undefined || isThere(path, folder, catalogue)) continue;
      // What code calls `./scripts/e2e.sh` is run from the root; a link starts from its page.
      if (!isLink && path.startsWith('./') && catalogue.exists(path.slice(2))) continue;
      if (unit && isMadeOrElsewhere(seed, unit, start)) continue;
      if (isIgnored(path.replace(/\/$/, ''))) continue;
      const name = path.slice(path.lastIndexOf('/') + 1);
      const isMoved = /\.\w+$/.test(name) && path !== name && !everywhere.has(name) && catalogue.endsWith(name);
      yield {
        message: isMoved ? 'moved' : 'missing',
        data: isMoved ? { path, name } : { path },
        at: placeAt(seed.file, start, end),
        anchor: path,
      };
    }
  },
});

/** From the root, from the folder of the seed, or as the end of some path. */
function isThere(path: string, folder: string, catalogue: Catalogue): boolean {
  if (/^\.\.?\//.test(path)) {
    const resolved = resolve(folder, path);
    return resolved === undefined || resolved === '' || catalogue.exists(resolved);
  }
  const tidy = path.replace(/\/+$/, '');
  return isHere(tidy, folder, catalogue) || catalogue.endsWith(tidy);
}

function isHere(path: string, folder: string, catalogue: Catalogue): boolean {
  if (path.startsWith('.')) {
    const resolved = resolve(folder, path);
    if (resolved !== undefined && resolved !== '' && catalogue.exists(resolved)) return true;
  }
  return catalogue.exists(path) || (folder !== '' && catalogue.exists(`${folder}/${path}`));
}

/** Undefined when the path leaves the repository: what lies there is nobody's to check. */
function resolve(folder: string, path: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

// A file of this name in another folder says nothing.
const everywhere = new Set(['README.md', 'index.md', 'index.ts', 'index.js', 'main.go', 'package.json', 'go.mod']);
