import { nameIn } from '../../core/catalogue.ts';
import { addTo } from '../../core/group.ts';
import {
  announcedAxis,
  isElsewhere,
  isPage,
  isPromptFolder,
  kindWords,
  languageOf,
  saysPrompt,
  splitExtension,
} from './file-words.ts';

/** A folder with prompt files, from the root; paths of the files from the folder, sorted. */
export interface PromptFolder {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The folders in which prompts lie, those with most of them first. `top` is what the root itself is called. */
export function promptFolders(paths: Iterable<string>, top: string): PromptFolder[] {
  const texts = [...paths].filter((path) => splitExtension(path) && !isPage(path) && !isElsewhere(path));
  const named = foldersByNames(texts);
  const found = new Map<string, string[]>();
  for (const path of texts) {
    const folder = isPromptFolder(top) ? '' : (homeOf(path) ?? (named.has(path) ? plainFolder(path) : undefined));
    if (folder !== undefined) addTo(found, folder, path);
  }
  return [...found]
    .map(([folder, files]) => ({ folder, files: files.map((path) => nameIn(folder, path)).toSorted() }))
    .toSorted((a, b) => b.files.length - a.files.length || (a.folder < b.folder ? -1 : 1));
}

/** The topmost folder that says it holds prompts. */
function homeOf(path: string): string | undefined {
  const segments = path.split('/').slice(0, -1);
  const index = segments.findIndex(
    (segment, at) => isPromptFolder(segment) && (/prompt/i.test(segment) || !segments.slice(0, at).includes('docs')),
  );
  if (index === -1) return undefined;
  // `ru/prompts` and `en/prompts` are one catalogue.
  const start = index > 0 && languageOf(segments[index - 1] ?? '', false) !== undefined ? index - 1 : index + 1;
  return segments.slice(0, start).join('/');
}

/** Files whose names alone tell: `x.prompt.md`, and `dev-work` beside `qa-work` or `dev-review`. */
function foldersByNames(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    addTo(byFolder, plainFolder(path), path);
    const [stem = '', extension = ''] = splitExtension(path) ?? [];
    const words = wordsOf(stem);
    const isTemplate = /\.(?:tmpl|gotmpl|tpl|txt)$/i.test(extension);
    const last = words.at(-1) ?? '';
    if (/^\.prompt/i.test(extension) || (isTemplate && words.some(saysPrompt)) || /^prompts?$/i.test(last))
      found.add(path);
  }
  for (const files of byFolder.values()) {
    const kinds = files.flatMap((path) => {
      const kind = kindAtEnd(path);
      return kind === undefined ? [] : [{ path, kind }];
    });
    if (kinds.length < 2 || !kinds.some(({ kind }) => kind === 'work')) continue;
    // Where most files are prompts, the others are prompts with other names.
    for (const path of kinds.length * 2 >= files.length ? files : kinds.map((one) => one.path)) found.add(path);
  }
  return found;
}

/** The folder of a file without the folders that only tell its language, kind or axis. */
function plainFolder(path: string): string {
  const segments = path.split('/').slice(0, -1);
  while (segments.length > 0 && tells(segments.at(-1) ?? '')) segments.pop();
  return segments.join('/');
}

function tells(segment: string): boolean {
  const isKind = kindWords.includes(segment.toLowerCase());
  return isKind || languageOf(segment, false) !== undefined || announcedAxis(segment) !== undefined;
}

function kindAtEnd(path: string): string | undefined {
  const words = wordsOf(splitExtension(path)?.[0] ?? '');
  const last = words.at(-1) ?? '';
  const word = languageOf(last, false) === undefined ? last : words.at(-2);
  return words.length > 1 ? kindWords.find((kind) => kind === word?.toLowerCase()) : undefined;
}

function wordsOf(stem: string): string[] {
  return stem.slice(stem.lastIndexOf('/') + 1).split(/[-_. ]/);
}
