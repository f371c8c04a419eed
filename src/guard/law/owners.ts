import picomatch from 'picomatch';
import type { TextFile } from '../../core/text.ts';

export type Owners = readonly string[];

/** The file GitHub takes: the first of these that is there. */
export function ownersFile(files: ReadonlyMap<string, TextFile>): TextFile | undefined {
  return ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'].flatMap((path) => files.get(path) ?? [])[0];
}

/** Who owns a path: of the lines that fit, the last one says, even when it names nobody. */
export function ownersOf({ text }: TextFile): (path: string) => Owners {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(?:^|\s)#.*$/, '')
      .split(/(?<!\\)\s+/)
      .filter((word) => word !== '');
    // A section of GitLab is none of its patterns.
    return pattern === undefined || /^\^?\[/.test(pattern)
      ? []
      : [{ fits: matcher(pattern), owners: owners.map((owner) => owner.toLowerCase()).toSorted() }];
  });
  return (path) => lines.findLast(({ fits }) => fits(path))?.owners ?? [];
}

/** As in `.gitignore`: without a slash at any depth, and a folder with all that is in it. */
function matcher(pattern: string): (path: string) => boolean {
  const plain = pattern.replace(/\\ /g, ' ').replace(/\/$/, '');
  const rooted = plain.startsWith('/') || plain.slice(0, -1).includes('/');
  const glob = rooted ? plain.replace(/^\//, '') : `**/${plain}`;
  // `docs/*` is what lies in the folder, not below it.
  const globs =
    glob === '' || glob === '**/*'
      ? ['**']
      : glob.endsWith('/*') && rooted
        ? [glob]
        : [...(pattern.endsWith('/') ? [] : [glob]), `${glob}/**`];
  return picomatch(globs, { dot: true, nonegate: true });
}
