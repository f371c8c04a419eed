import picomatch from 'picomatch';

/** Globs as every source understands them: dot files match, `.git` and `node_modules` never do. */
export interface Globs {
  /** Does a file match a pattern, and nothing that is ignored? */
  readonly matches: (path: string) => boolean;
  /** May a folder hold matches at any depth? `''` is the root. */
  readonly mayHold: (folder: string) => boolean;
}

/** One matcher for a list of patterns. An ignored folder takes everything below it along: `history` is `history/**`. */
export function globs(patterns: readonly string[], ignore: readonly string[] = []): Globs {
  const wanted = patterns.map(tidy).filter((pattern) => pattern !== '');
  const isWanted = picomatch(wanted, options);
  const isIgnored = ignored(ignore);
  const reaches = wanted.map(reach);
  return {
    matches: (path) => isWanted(path) && !isSkipped(path) && !isIgnored(path),
    mayHold: (folder) => reaches.some((one) => one(folder)) && !isSkipped(folder) && !isIgnored(folder),
  };
}

/** Is a file or folder taken out by these globs? */
export function ignored(ignore: readonly string[]): (path: string) => boolean {
  if (ignore.length === 0) return () => false;
  return picomatch(
    ignore.map(tidy).flatMap((pattern) => (pattern === '' ? [] : [pattern, `${pattern}/**`])),
    options,
  );
}

/** What no source looks into. */
export function isSkipped(path: string): boolean {
  return /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path);
}

/** A path as a glob that matches only itself. */
export function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|$^]/g, '\\$&');
}

// A `!` in front would turn a list of files to ignore into its opposite.
const options = { dot: true, nonegate: true };

function tidy(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function reach(pattern: string): (folder: string) => boolean {
  const segments = pattern.split('/');
  const glob = segments.findIndex((segment) => /[*?[\]{}()!+@|]/.test(segment.replace(/\\./g, '')));
  const fixed = (glob < 0 ? segments : segments.slice(0, glob)).map((segment) => segment.replace(/\\(.)/g, '$1'));
  const base = fixed.slice(0, glob < 0 ? -1 : undefined).join('/');
  // A slash inside braces or brackets makes the number of segments unknown.
  const endless = pattern.includes('**') || /[{([][^})\]]*\//.test(pattern);
  return (folder) => {
    if (folder === '' || base === folder || base.startsWith(`${folder}/`)) return true;
    if (base !== '' && !folder.startsWith(`${base}/`)) return false;
    return endless || folder.split('/').length < segments.length;
  };
}
