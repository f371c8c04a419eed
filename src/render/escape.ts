import { isPrintable } from './quote.ts';

/** Go's `html`. */
export function escapeHtml(text: string): string {
  return text.replace(/[<>&"'\0]/g, (character) => htmlEscapes[character] ?? character);
}

/** Go's `js`. */
export function escapeJs(text: string): string {
  return Array.from(text)
    .map((character) => jsEscapes[character] ?? numbered(character))
    .join('');
}

/** Go's `urlquery`. */
export function escapeQuery(text: string): string {
  // Half a surrogate pair is no character.
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return escaped
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function numbered(character: string): string {
  if (isPrintable(character)) return character;
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&#34;',
  "'": '&#39;',
  '\0': '\uFFFD',
};

const jsEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": String.raw`\'`,
  '"': String.raw`\"`,
  '<': String.raw`\u003C`,
  '>': String.raw`\u003E`,
  '&': String.raw`\u0026`,
  '=': String.raw`\u003D`,
};
