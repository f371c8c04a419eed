import picomatch from 'picomatch';
import { isHere, isThere } from '../../src/core/known-path.ts';
import { pathLike } from '../../src/core/path-like.ts';
import { defineRule } from '../../src/core/rule.ts';
import { placeAt } from '../../src/core/text.ts';
import { isMadeOrElsewhere } from './elsewhere.ts';
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
  stricter: { ignore: 'fewer', bareNames: 'on' },
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

// A file of this name in another folder says nothing.
const everywhere = new Set(['README.md', 'index.md', 'index.ts', 'index.js', 'main.go', 'package.json', 'go.mod']);
