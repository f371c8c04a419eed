import type { ReportInput } from './input.ts';
import { secretsIn, shownFiles } from './secrets.ts';

export type Format = 'pretty' | 'json' | 'sarif' | 'github' | 'markdown';

type Writer = (input: ReportInput) => string;

/** Every format of a lint report; each is loaded when it is asked for. */
export const formats: Readonly<Record<Format, () => Promise<Writer>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
  markdown: async () => (await import('./markdown.ts')).markdown,
};

/** A report in a format, ready to be written: secrets blacked out, a line end at its end unless it is empty. */
export async function render(format: Format, input: ReportInput): Promise<string> {
  const write = await formats[format]();
  const { report, rules, files } = input;
  return write({ ...input, files: shownFiles(files, secretsIn(report, rules, files)) });
}

export type { ReportInput, TextOptions } from './input.ts';
export type { ColourLevel } from './paint.ts';
export { reportLang, wordsFor, type Words } from './words.ts';
export { blackOut, secretsIn } from './secrets.ts';
