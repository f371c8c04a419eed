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
  const reader: ViewReader = {
    text,
    locale,
    variable,
    scopes: scopesOf(template),
    elsewhere: new Set(),
    spans: [],
    guarded: [],
    length: 0,
  };
  reader.elsewhere = calledElsewhere(template, reader);
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
  /** Named templates that only other locales call. */
  elsewhere: ReadonlySet<string>;
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

/** A branch is taken (true), never taken (false), or it depends. Named templates are there unless only other locales call them. */
function truthOf(node: ControlNode, { action }: Branch, reader: ViewReader): boolean | undefined {
  if (node.keyword === 'define' && action.name !== undefined && reader.elsewhere.has(action.name)) return false;
  if (node.keyword === 'define' || node.keyword === 'block' || action.keyword === 'else') return true;
  if (!action.pipeline || reader.variable === undefined) return undefined;
  const truth = truthFor(action.pipeline, reader.scopes.get(action), reader.locale, reader.variable);
  // `with ""` and `range 0` are never entered; whether they are otherwise, the run tells.
  return isCondition(action) || truth === false ? truth : undefined;
}

/** Named templates that the text calls, but not for this locale. What nothing calls may be called by the program. */
function calledElsewhere({ nodes, actions }: Template, reader: ViewReader): ReadonlySet<string> {
  if (!actions.some(({ keyword }) => keyword === 'define')) return new Set();
  const bodies = new Map<string, readonly TemplateNode[]>();
  for (const node of nodes) {
    const [branch] = node.type === 'control' && node.keyword === 'define' ? node.branches : [];
    if (branch?.action.name !== undefined) bodies.set(branch.action.name, branch.nodes);
  }
  const here = callsFrom(nodes, bodies, reader);
  const anywhere = callsFrom(nodes, bodies, { ...reader, variable: undefined });
  return new Set([...anywhere].filter((name) => !here.has(name)));
}

function callsFrom(
  roots: readonly TemplateNode[],
  bodies: ReadonlyMap<string, readonly TemplateNode[]>,
  reader: ViewReader,
): ReadonlySet<string> {
  const called = new Set<string>();
  const queue: (readonly TemplateNode[])[] = [roots];
  for (let nodes = queue.pop(); nodes; nodes = queue.pop()) {
    for (const node of nodes) {
      if (node.type === 'text') continue;
      if (node.type === 'control') {
        // A body counts when it is called, not where it stands.
        if (node.keyword !== 'define') queue.push(...takenBranches(node, reader));
      } else if (
        node.action.keyword === 'template' &&
        node.action.name !== undefined &&
        !called.has(node.action.name)
      ) {
        called.add(node.action.name);
        queue.push(bodies.get(node.action.name) ?? []);
      }
    }
  }
  return called;
}

function takenBranches(node: ControlNode, reader: ViewReader): (readonly TemplateNode[])[] {
  const taken: (readonly TemplateNode[])[] = [];
  for (const branch of node.branches) {
    const truth = truthOf(node, branch, reader);
    if (truth !== false) taken.push(branch.nodes);
    if (truth === true) break;
  }
  return taken;
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
