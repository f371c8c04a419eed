/*
 * What words in paths of prompt files mean when nobody has said so yet: languages, kinds, and words that announce an axis.
 */

/** `dev-work.prompt.md` → `['dev-work', '.prompt.md']`; undefined for what is no prompt by its ending. */
export function splitExtension(path: string): [stem: string, extension: string] | undefined {
  const extension = /(?:\.prompts?)?\.(?:md|markdown|txt|tmpl|gotmpl|tpl)(?:\.(?:tmpl|gotmpl|tpl))?$/i.exec(path)?.[0];
  return extension === undefined ? undefined : [path.slice(0, -extension.length), extension];
}

/** Pages for people and for tools, whatever folder they are in. */
export function isPage(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return pages.test(name.replace(/\..*$/, '')) || /^(?:robots|cmakelists)\.txt$/.test(name);
}

const pages =
  /^_?(?:readme|changelog|changes|history|licen[cs]e|notice|contributing|contributors|authors|maintainers|agents|claude|gemini|security|support|code[_-]of[_-]conduct|index|todo|notes|requirements|glossary|overview)$/;

/** Folders whose content somebody else has written, a program has made, or a test needs. */
export function isElsewhere(path: string): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((segment) => elsewhere.test(segment));
}

const elsewhere =
  /^(?:\.git|\.svn|node_modules|bower_components|vendor|third[_-]?party|dist|build|out|target|coverage|bin|obj|te?mp|\.?venv|site-packages|__pycache__|\.cache|\.next|\.terraform|tests?|__tests__|testdata|(?:__)?fixtures(?:__)?|examples?|archived?|deprecated)$/i;

/** The language a word of a path names: `ru`, `RU`, `russian`, `ru-RU`. Those besides Russian and English only where `all` are wanted. */
export function languageOf(word: string, all: boolean): string | undefined {
  const wanted = word.toLowerCase().replaceAll('_', '-');
  const own = Object.entries(languages).find(([tag, words]) => tag === wanted || words.includes(wanted))?.[0];
  if (own !== undefined) return own;
  // Two letters are also `qa` and `pm`, `sa` and `km`.
  return all ? others.exec(wanted)?.[1] : undefined;
}

const languages: Readonly<Record<string, readonly string[]>> = {
  ru: ['rus', 'russian', 'ru-ru'],
  en: ['eng', 'english', 'en-us', 'en-gb'],
};
const others = /^(de|fr|es|pt|zh|ja|ko|uk|pl|tr|kk|cs|nl|ar)(?:-[a-z]{2})?$/;

/** What a run does with its task: the words the catalogues we know of use. */
export const kindWords: readonly string[] = ['work', 'review', 'revise'];

/** The axis that a word announces: `role-dev`, `agents/dev.md`. */
export function announcedAxis(word: string): 'stage' | 'role' | 'mode' | undefined {
  if (/^(?:roles?|agents?|personas?)$/i.test(word)) return 'role';
  if (/^modes?$/i.test(word)) return 'mode';
  return /^(?:stages?|phases?)$/i.test(word) ? 'stage' : undefined;
}

/** Says that it is a prompt, and nothing of what it is for. */
export function saysPrompt(word: string): boolean {
  return /^(?:prompts?|seeds?|promptseeds?)$/i.test(word);
}

/** A prompt for whatever has none of its own. */
export function saysDefault(word: string): boolean {
  return /^(?:default|base|common|fallback|shared)$/i.test(word);
}

/** Does a folder of this name hold prompts, whatever they are called? */
export function isPromptFolder(segment: string): boolean {
  return /prompt/i.test(segment) || /^\.?(?:agents|personas|instructions)$/i.test(segment);
}

/** Is it more likely a role than a stage? */
export function soundsLikeRole(word: string): boolean {
  return /^(?:pm|po|sa|em|ba|dev|qa|sre|km|.*(?:er|or|ect|ist|yst|lead))$/i.test(word);
}
