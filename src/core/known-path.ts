import type { Catalogue } from './catalogue.ts';

/** Is a path there? From the root, from the folder of the file that names it, or as the end of some path. */
export function isThere(path: string, folder: string, catalogue: Catalogue): boolean {
  if (/^\.\.?\//.test(path)) {
    const resolved = resolvePath(folder, path);
    return resolved === undefined || resolved === '' || catalogue.exists(resolved);
  }
  const tidy = path.replace(/\/+$/, '');
  return isHere(tidy, folder, catalogue) || catalogue.endsWith(tidy);
}

/** From the root, or from the folder of the file that names it. */
export function isHere(path: string, folder: string, catalogue: Catalogue): boolean {
  if (path.startsWith('.')) {
    const resolved = resolvePath(folder, path);
    if (resolved !== undefined && resolved !== '' && catalogue.exists(resolved)) return true;
  }
  return catalogue.exists(path) || (folder !== '' && catalogue.exists(`${folder}/${path}`));
}

/** Undefined when the path leaves the repository: what lies there is nobody's to check. */
function resolvePath(folder: string, path: string): string | undefined {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
