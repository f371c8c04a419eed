import { visible } from '../visible.ts';

/**
 * A text of somebody else for a title or a commit message, on one line. Where such texts land, `@name` calls people, `#12` ties
 * issues (and closes them after `Fixes`), `[skip ci]` keeps a branch from being checked: a space takes that from them, for all to see.
 */
export function plainLine(text: string): string {
  return defused(visible(text.replace(/[\s\u0085]+/g, ' ').trim()));
}

function defused(text: string): string {
  return text
    .replace(/(?<![\w@])@(?=[\p{L}\p{N}_])/gu, '@ ')
    .replace(/#(?=\d)/g, '# ')
    .replace(/\bGH-(?=\d)/gi, 'GH ')
    .replace(/\/(issues|pulls?|discussions)\/(?=\d)/gi, '/$1/ ')
    .replace(/\[((?:skip|no)[ -][\w ]+|\w+[ -]skip)\]/gi, '($1)');
}
