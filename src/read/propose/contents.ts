import { editDistance } from '../../core/suggest.ts';
import { operandsOf, originOf, scopesOf } from '../../core/template-scope.ts';
import type { Pipeline, Template } from '../../core/template.ts';
import { parseTemplate } from '../template.ts';
import { languageOf } from './file-words.ts';

/** What the texts of some prompt files have in common. */
export interface Contents {
  /** Present when they are Go templates. */
  readonly template?: {
    readonly variables: readonly string[];
    readonly functions: readonly string[];
    /** Fields that look like slips of the pen: each is in one file only, and nearly is another. */
    readonly doubtful: readonly { readonly name: string; readonly near: string; readonly file: string }[];
  };
  /** Files that choose their language by branches, the field they ask, and the languages they ask for. */
  readonly branched: ReadonlySet<string>;
  readonly variable?: string;
  readonly locales: readonly string[];
  /** How many files begin with a block of data. */
  readonly frontMatter: number;
}

/** Looks into files: name → text. */
export function contentsOf(files: ReadonlyMap<string, string>): Contents {
  const templates = [...files].flatMap(([file, text]) =>
    text.includes('{{') ? [{ file, text, template: parseTemplate(text) }] : [],
  );
  const isGo = templates.filter(({ text }) => looksLikeGo(text)).length * 2 > templates.length;
  const fields = new Map<string, Set<string>>();
  const asked = new Map<string, Set<string>>();
  const functions = new Set<string>();
  const locales = new Set<string>();
  for (const { file, template } of isGo ? templates : []) {
    for (const field of fieldsIn(template)) note(fields, field, file);
    for (const name of functionsIn(template)) functions.add(name);
    for (const { variable, locale } of choicesIn(template)) {
      note(asked, variable, file);
      locales.add(locale);
    }
  }
  const [variable, branched] = [...asked].toSorted(([, a], [, b]) => b.size - a.size)[0] ?? [];
  const texts = [...files.values()];
  const doubtful = isGo ? slips(fields) : [];
  const wrong = new Set(doubtful.map(({ name }) => name));
  return {
    ...(isGo && templates.length > 0
      ? { template: { variables: whole(fields.keys(), wrong), functions: [...functions].toSorted(), doubtful } }
      : {}),
    branched: branched ?? new Set(),
    ...(variable === undefined ? {} : { variable }),
    locales: [...locales],
    frontMatter: texts.filter((text) => /^\uFEFF?---[ \t]*\r?\n[^]*?\n---[ \t]*(?:\r?\n|$)/.test(text)).length,
  };
}

/** Mostly Cyrillic letters? */
export function isRussian(text: string): boolean {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > 0 && cyrillic * 2 > latin;
}

// `{{ name }}`, `{{#if}}` and `{% if %}` are other languages.
function looksLikeGo(text: string): boolean {
  if (/\{\{[#>^!]|\{%/.test(text)) return false;
  return /\{\{-?\s*(?:[.$]|(?:if|range|with|define|template|block)\s|\/\*)/.test(text);
}

function note(map: Map<string, Set<string>>, key: string, file: string): void {
  const files = map.get(key);
  if (files) files.add(file);
  else map.set(key, new Set([file]));
}

function fieldsIn(template: Template): string[] {
  return [...scopesOf(template)].flatMap(([{ pipeline }, scope]) =>
    (pipeline ? [...operandsOf(pipeline)] : []).flatMap((operand) => {
      const origin = 'path' in operand && operand.path.length > 0 ? originOf(operand, scope) : undefined;
      return origin ? [written(origin)] : [];
    }),
  );
}

function functionsIn(template: Template): string[] {
  return template.actions.flatMap(({ pipeline }) =>
    (pipeline ? [...operandsOf(pipeline)] : []).flatMap((operand) =>
      operand.type === 'function' && !builtIn.test(operand.name) ? [operand.name] : [],
    ),
  );
}

// https://pkg.go.dev/text/template#hdr-Functions
const builtIn =
  /^(?:and|or|not|len|index|slice|print|printf|println|html|js|urlquery|call|eq|ne|lt|le|gt|ge|break|continue)$/;

/** Conditions that compare a field with a language: `eq .PromptLocale "ru"`. */
function choicesIn(template: Template): { variable: string; locale: string }[] {
  return [...scopesOf(template)].flatMap(([{ keyword, pipeline }, scope]) => {
    if ((keyword !== 'if' && keyword !== 'else if') || !pipeline) return [];
    return comparisons(pipeline).flatMap(({ operands }) => {
      const locale = operands.flatMap((one) => (one.type === 'string' ? (languageOf(one.value, true) ?? []) : []))[0];
      const origin = operands.flatMap((one) => ('path' in one && one.path.length > 0 ? [originOf(one, scope)] : []))[0];
      return locale === undefined || !origin ? [] : [{ variable: written(origin), locale }];
    });
  });
}

function comparisons(pipeline: Pipeline): Pipeline['commands'][number][] {
  const inner = [...operandsOf(pipeline)].flatMap((operand) =>
    operand.type === 'pipeline' ? operand.pipeline.commands : [],
  );
  return [...pipeline.commands, ...inner].filter(
    ({ operands: [first] }) => first?.type === 'function' && /^(?:eq|ne)$/.test(first.name),
  );
}

function slips(fields: ReadonlyMap<string, ReadonlySet<string>>): { name: string; near: string; file: string }[] {
  const common = [...fields].flatMap(([name, files]) => (files.size > 1 ? name : []));
  return [...fields].flatMap(([name, files]) => {
    const near = files.size === 1 ? common.find((other) => isSlip(name, other)) : undefined;
    const [file = ''] = files;
    return near === undefined ? [] : [{ name, near, file }];
  });
}

/** One letter swapped, lost or doubled; `Doc` and `Docs` are two fields. */
function isSlip(name: string, other: string): boolean {
  if (name === other || name.length < 5 || name.startsWith(other) || other.startsWith(name)) return false;
  return Math.abs(name.length - other.length) <= 1 && editDistance(name.toLowerCase(), other.toLowerCase()) <= 1;
}

/** What has fields of its own need not be named itself: `Docs[].Path` says that there are `Docs`. */
function whole(fields: Iterable<string>, wrong: ReadonlySet<string>): string[] {
  const names = [...fields].filter((name) => !wrong.has(name)).toSorted();
  return names.filter((name) => !names.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[`)));
}

function written(path: readonly string[]): string {
  return path.join('.').replaceAll('.[]', '[]');
}
