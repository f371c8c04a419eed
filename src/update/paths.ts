import type { PathFault } from '../core/improvement.ts';
import { latinTwin } from '../core/script.ts';

/** What decides where a run of self-improvement may write. All paths from the root of the prompts. */
export interface PathRules {
  /** Does the write scope hold it? */
  allows(this: void, path: string): boolean;
  /** Files that seedlint judges by, and folders, with a slash at their end. */
  readonly guarded: ReadonlySet<string>;
  /** Git's mode of every entry of the base tree: `100644`, `120000` a link, `160000` a submodule. */
  readonly modes: ReadonlyMap<string, string>;
}

/** Why a file may not be written; undefined when it may. `isLaw`: a new policy writes it, and only adds to it. */
export function pathFault(path: string, rules: PathRules, isLaw = false): PathFault | undefined {
  if (!isPlain(path)) return 'outside';
  if (isConfusable(path, rules.modes)) return 'confusable';
  for (const above of [...foldersOf(path), path]) {
    const mode = rules.modes.get(above);
    if (mode === '120000') return 'link';
    if (mode === '160000') return 'submodule';
    // A file where a folder would have to be.
    if (mode !== undefined && above !== path) return 'outside';
  }
  if (isLaw) return undefined;
  if (isGuarded(path, rules.guarded)) return 'guarded';
  return rules.allows(path) ? undefined : 'scope';
}

/** Below the root, in its one spelling, with nothing in it that a reader does not see. */
function isPlain(path: string): boolean {
  if (path === '' || path.length > 400 || path.normalize('NFC') !== path) return false;
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Cs}\\:*?"<>|]/u.test(path)) return false;
  return path.split('/').every((part) => part !== '' && !/^\.{1,2}$|^[\s]|[\s.]$|^\.git$|^git~\d+$/i.test(part));
}

/** Would a reader, or a disk that does not tell cases apart, take it for another file? */
function isConfusable(path: string, modes: PathRules['modes']): boolean {
  if (modes.has(path)) return false;
  if (path.split(/[/._-]/).some((word) => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word)))
    return true;
  const shape = skeleton(path);
  const known = skeletonsOf(modes);
  if (known.has(shape)) return true;
  // A folder that is there under another spelling.
  return foldersOf(path).some((folder) => known.get(skeleton(folder)) === 'folder' && !isFolder(folder, modes));
}

function isFolder(folder: string, modes: PathRules['modes']): boolean {
  for (const path of modes.keys()) if (path.startsWith(`${folder}/`)) return true;
  return false;
}

function isGuarded(path: string, guarded: ReadonlySet<string>): boolean {
  const shape = skeleton(path);
  if (alwaysGuarded.test(shape)) return true;
  for (const one of guarded) {
    const other = skeleton(one);
    if (other.endsWith('/') ? shape.startsWith(other) : shape === other) return true;
  }
  return false;
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** Paths that look alike have one skeleton. */
function skeleton(path: string): string {
  const letters = path.normalize('NFKC').toLowerCase().split('');
  return letters
    .map((letter) => latinTwin(letter) ?? latinTwin(letter.toUpperCase())?.toLowerCase() ?? letter)
    .join('');
}

function skeletonsOf(modes: PathRules['modes']): ReadonlyMap<string, 'file' | 'folder'> {
  let known = cache.get(modes);
  if (!known) cache.set(modes, (known = skeletonsIn(modes.keys())));
  return known;
}

function skeletonsIn(paths: Iterable<string>): ReadonlyMap<string, 'file' | 'folder'> {
  const known = new Map<string, 'file' | 'folder'>();
  for (const path of paths) {
    known.set(skeleton(path), 'file');
    for (const folder of foldersOf(path)) known.set(skeleton(folder), 'folder');
  }
  return known;
}

const cache = new WeakMap<PathRules['modes'], ReadonlyMap<string, 'file' | 'folder'>>();

/** Whatever a configuration says: what decides whether seedlint runs, by what it judges, who has to look, and what is installed. */
const alwaysGuarded = new RegExp(
  [
    String.raw`(?:^|/)\.git[^/]*(?:/|$)`,
    String.raw`(?:^|/)\.(?:circleci|forgejo|gitea|woodpecker|buildkite|husky|seedlint)(?:/|\.|$)`,
    String.raw`(?:^|/)(?:codeowners|jenkinsfile|(?:gnu)?makefile|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|action\.ya?ml)$`,
    String.raw`(?:^|/)seedlint\.[^/]*\.(?:ya?ml|json)$`,
    String.raw`(?:^|/)(?:package|npm-shrinkwrap|deno|bunfig)(?:-lock)?\.(?:json|toml)$`,
    String.raw`(?:^|/)(?:yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|[^/]*\.lock(?:\.ya?ml|\.json)?)$`,
    String.raw`(?:^|/)(?:lefthook\.ya?ml|\.pre-commit-[^/]*|\.npmrc|\.yarnrc[^/]*|\.mcp\.json|\.claude/settings[^/]*)$`,
  ].join('|'),
);
