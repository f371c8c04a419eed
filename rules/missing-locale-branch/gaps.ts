import { choosesLocale, isCondition, truthFor } from '../../src/core/template-locale.ts';
import { scopesOf, type Scope } from '../../src/core/template-scope.ts';
import type { Action, Branch, ControlNode, Template, TemplateNode } from '../../src/core/template.ts';

/** A choice by language that leaves somebody with nothing. */
export interface Gap {
  readonly message: 'missing' | 'empty';
  /** The condition, or the branch that is empty. */
  readonly at: Action;
  readonly locales: readonly string[];
  /** Languages that do get words, and the branch of the first of them. */
  readonly written: readonly string[];
  readonly witness: Action;
}

/** Every choice by language whose words reach some languages and not others, in order. */
export function gapsIn(template: Template, text: string, locales: readonly string[], variable: string): Gap[] {
  const reader: Reader = { text, variable, scopes: scopesOf(template), gaps: [], known: new Map() };
  readList(template.nodes, locales, reader);
  return reader.gaps.sort((one, other) => one.at.start - other.at.start);
}

/** Does any text outside code spans have a word in it? */
export function hasWords(nodes: readonly TemplateNode[], text: string): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return isProse(text.slice(node.from, node.to));
    return node.type === 'control' && node.branches.some((branch) => hasWords(branch.nodes, text));
  });
}

interface Reader {
  readonly text: string;
  readonly variable: string;
  readonly scopes: ReadonlyMap<Action, Scope>;
  readonly gaps: Gap[];
  /** What a branch holds per language, so that nested branches are looked at once. */
  readonly known: Map<readonly TemplateNode[], Map<string, Content>>;
}

/** Nothing, something printed by an action only, or words. */
type Content = 0 | 1 | 2;

/** A choice that only some of the languages get something from. */
interface Partial {
  readonly gap: Gap;
  readonly served: readonly string[];
}

function readList(nodes: readonly TemplateNode[], locales: readonly string[], reader: Reader): void {
  let open: Partial[] = [];
  for (const node of nodes) {
    if (node.type !== 'control') continue;
    const reached = new Map(locales.map((locale) => [locale, new Set(branchesFor(node, locale, reader))]));
    for (const branch of node.branches) {
      const here = locales.filter((locale) => reached.get(locale)?.has(branch));
      if (here.length > 0) readList(branch.nodes, here, reader);
    }
    const choice = node.branches.some(({ action }) =>
      choosesLocale(action, reader.scopes.get(action), reader.variable),
    );
    const partial = choice ? partialOf(node, locales, reader) : undefined;
    if (!partial) continue;
    // `if ru … end`, then `if en … end`: together they serve everybody.
    if (partial.served.some((locale) => open.some(({ served }) => served.includes(locale)))) {
      for (const { gap } of open) reader.gaps.push(gap);
      open = [];
    }
    open.push(partial);
    if (locales.every((locale) => open.some(({ served }) => served.includes(locale)))) open = [];
  }
  for (const { gap } of open) reader.gaps.push(gap);
}

function partialOf(node: ControlNode, locales: readonly string[], reader: Reader): Partial | undefined {
  const contents = new Map(locales.map((locale) => [locale, contentOfControl(node, locale, reader)]));
  const written = locales.filter((locale) => contents.get(locale) === 2);
  const lacking = locales.filter((locale) => contents.get(locale) === 0);
  const [first] = written;
  const opener = node.branches[0]?.action;
  if (first === undefined || lacking.length === 0 || !opener) return undefined;
  const empty = lacking.flatMap((locale) => branchesFor(node, locale, reader).slice(0, 1))[0];
  const witness = branchesFor(node, first, reader).find(({ nodes }) => contentOf(nodes, first, reader) === 2);
  const gap: Gap = {
    message: empty ? 'empty' : 'missing',
    at: empty?.action ?? opener,
    locales: lacking,
    written,
    witness: witness?.action ?? opener,
  };
  return { gap, served: locales.filter((locale) => !lacking.includes(locale)) };
}

/** The branches a locale can come to. */
function branchesFor(node: ControlNode, locale: string, reader: Reader): Branch[] {
  const found: Branch[] = [];
  for (const branch of node.branches) {
    const { action } = branch;
    const truth =
      isCondition(action) && action.pipeline
        ? truthFor(action.pipeline, reader.scopes.get(action), locale, reader.variable)
        : undefined;
    if (truth !== false) found.push(branch);
    if (truth === true) break;
  }
  return found;
}

function contentOfControl(node: ControlNode, locale: string, reader: Reader): Content {
  return most(branchesFor(node, locale, reader).map(({ nodes }) => contentOf(nodes, locale, reader)));
}

function contentOf(nodes: readonly TemplateNode[], locale: string, reader: Reader): Content {
  let known = reader.known.get(nodes);
  if (!known) reader.known.set(nodes, (known = new Map()));
  let content = known.get(locale);
  if (content === undefined) {
    content = most(
      nodes.map((node) => {
        if (node.type === 'control') return contentOfControl(node, locale, reader);
        if (node.type === 'text') return isProse(reader.text.slice(node.from, node.to)) ? 2 : 0;
        return prints(node.action) ? 1 : 0;
      }),
    );
    known.set(locale, content);
  }
  return content;
}

function most(contents: readonly Content[]): Content {
  if (contents.includes(2)) return 2;
  return contents.includes(1) ? 1 : 0;
}

function prints({ keyword, pipeline }: Action): boolean {
  return keyword === 'template' || (keyword === 'output' && pipeline?.declares.length === 0);
}

// Code is the same in every language.
function isProse(text: string): boolean {
  return /\p{L}{2}/u.test(text.replace(/`[^`\n]*`/g, ' '));
}
