import type { Span } from '../core/seed.ts';
import { choosesLocale, conditionFor, isCondition, truthFor } from '../core/template-locale.ts';
import { scopesOf, type Scope } from '../core/template-scope.ts';
import type { Action, Branch, ControlNode, Template, TemplateNode } from '../core/template.ts';

/** What one locale sees of a file. */
export interface TemplateView {
  readonly locale: string;
  /** Which stretches of the file make up `text`, in order; neighbours in the file are one stretch. */
  readonly spans: Span[];
  /** The file laid out as Go would print it, but with output actions as they are written. */
  readonly text: string;
  /** The conditions, besides the locale, that an offset of the file stands under, outermost first: `if .IsFullEnv`. */
  guardsAt(fileOffset: number): readonly string[];
}

/** Does any condition compare the locale variable with a locale? */
export function localesBranchedOn(template: Template, _text: string, variable: string | undefined): boolean {
  if (variable === undefined) return false;
  const scopes = scopesOf(template);
  return template.actions.some((action) => choosesLocale(action, scopes.get(action), variable));
}

/** The file as one locale sees it. Branches of other locales are gone; where only the run can tell, all branches stay. */
export function viewFor(template: Template, text: string, locale: string, variable: string | undefined): TemplateView {
  const reader: ViewReader = { text, locale, variable, scopes: scopesOf(template), spans: [], guarded: [], length: 0 };
  readNodes(template.nodes, [], reader);
  const { spans, guarded } = reader;
  const whole = spans.length === 1 && spans[0]?.length === text.length;
  return {
    locale,
    spans,
    text: whole ? text : spans.map(({ start, length }) => text.slice(start, start + length)).join(''),
    guardsAt: (offset) => guardsAt(guarded, offset),
  };
}

interface Guarded {
  readonly start: number;
  readonly end: number;
  readonly guards: readonly string[];
}

interface ViewReader {
  readonly text: string;
  readonly locale: string;
  readonly variable: string | undefined;
  readonly scopes: ReadonlyMap<Action, Scope>;
  readonly spans: Span[];
  readonly guarded: Guarded[];
  length: number;
}

function readNodes(nodes: readonly TemplateNode[], guards: readonly string[], reader: ViewReader): void {
  for (const node of nodes) {
    if (node.type === 'text') keep(node.from, node.to, guards, reader);
    else if (node.type === 'control') readControl(node, guards, reader);
    else if (printsText(node.action)) keep(node.action.start, node.action.end, guards, reader);
  }
}

function readControl(node: ControlNode, guards: readonly string[], reader: ViewReader): void {
  let undecided: string | undefined;
  for (const branch of node.branches) {
    const truth = truthOf(node, branch, reader);
    if (truth === false) continue;
    const condition = truth === undefined ? describe(branch.action, undecided !== undefined, reader) : undefined;
    const guard = condition ?? (undecided === undefined ? undefined : `else of ${undecided}`);
    readNodes(branch.nodes, guard === undefined ? guards : [...guards, guard], reader);
    if (truth === true) return;
    undecided ??= condition;
  }
}

/** A branch is taken (true), never taken (false), or it depends. Bodies of named templates are always there. */
function truthOf(node: ControlNode, { action }: Branch, reader: ViewReader): boolean | undefined {
  if (node.keyword === 'define' || node.keyword === 'block' || action.keyword === 'else') return true;
  if (!isCondition(action) || !action.pipeline || reader.variable === undefined) return undefined;
  return truthFor(action.pipeline, reader.scopes.get(action), reader.locale, reader.variable);
}

function describe(action: Action, later: boolean, { text, locale, variable, scopes }: ViewReader): string {
  const keyword = action.keyword.replace(/^else /, '');
  const condition = action.pipeline && conditionFor(text, action.pipeline, scopes.get(action), locale, variable);
  return [...(later ? ['else'] : []), keyword, ...(condition === undefined ? [] : [condition])].join(' ');
}

function printsText({ keyword, pipeline }: Action): boolean {
  // An output that could not be read stays, so that what Markdown sees there is not silently lost.
  return keyword === 'template' || (keyword === 'output' && !(pipeline && pipeline.declares.length > 0));
}

function keep(start: number, end: number, guards: readonly string[], reader: ViewReader): void {
  if (end <= start) return;
  const last = reader.spans.at(-1);
  if (last && last.start + last.length === start) {
    reader.spans[reader.spans.length - 1] = { ...last, length: last.length + end - start };
  } else reader.spans.push({ from: reader.length, start, length: end - start });
  reader.length += end - start;
  if (guards.length > 0) reader.guarded.push({ start, end, guards });
}

const unguarded: readonly string[] = [];

function guardsAt(guarded: readonly Guarded[], offset: number): readonly string[] {
  let low = 0;
  let high = guarded.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((guarded[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = guarded[low];
  return found && found.start <= offset && offset < found.end ? found.guards : unguarded;
}
