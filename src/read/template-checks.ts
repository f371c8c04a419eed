import type { Action, Operand, Pipeline, TemplateError, TemplateNode } from '../core/template.ts';

/**
 * What Go refuses though each action is well formed: variables nobody declared, `break` outside `range`, two
 * definitions of one name. `broken` actions had errors of their own; whatever they mention counts as declared.
 */
export function checkTemplate(
  nodes: readonly TemplateNode[],
  text: string,
  broken: ReadonlySet<Action>,
): TemplateError[] {
  const errors: TemplateError[] = [];
  const state: State = { text, broken, errors, names: new Names(), loops: 0, definitions: new Map() };
  walk(nodes, state);
  return errors;
}

interface State {
  readonly text: string;
  readonly broken: ReadonlySet<Action>;
  readonly errors: TemplateError[];
  readonly definitions: Map<string, Action>;
  names: Names;
  /** How many `range` bodies stand around. */
  loops: number;
}

/** Declared variables, innermost last. */
class Names {
  private readonly stack: string[] = [];
  private readonly counts = new Map<string, number>();

  has(name: string): boolean {
    return name === '$' || (this.counts.get(name) ?? 0) > 0;
  }

  add(name: string): void {
    this.stack.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  mark(): number {
    return this.stack.length;
  }

  forget(mark: number): void {
    for (const name of this.stack.splice(mark)) this.counts.set(name, (this.counts.get(name) ?? 0) - 1);
  }
}

function walk(nodes: readonly TemplateNode[], state: State): void {
  for (const node of nodes) {
    if (node.type === 'text') continue;
    if (node.type === 'action') {
      checkAction(node.action, state);
      continue;
    }
    const [first] = node.branches;
    if (!first) continue;
    if (node.keyword === 'define' || node.keyword === 'block') {
      if (node.keyword === 'block') checkAction(first.action, state);
      define(first.action, first.nodes, state);
      walkApart(first.nodes, state);
      continue;
    }
    const outer = state.names.mark();
    for (const { action, nodes: body } of node.branches) {
      checkAction(action, state);
      const inner = state.names.mark();
      const loops = node.keyword === 'range' && action === first.action ? 1 : 0;
      state.loops += loops;
      walk(body, state);
      state.loops -= loops;
      // Go's parser forgets them at `end` only, but an `else` that runs has not run the branch before.
      state.names.forget(inner);
    }
    state.names.forget(outer);
  }
}

/** The body of a template of its own sees neither variables nor loops of the text around it. */
function walkApart(nodes: readonly TemplateNode[], state: State): void {
  const { names, loops } = state;
  state.names = new Names();
  state.loops = 0;
  walk(nodes, state);
  state.names = names;
  state.loops = loops;
}

function checkAction(action: Action, state: State): void {
  const { keyword, start, end } = action;
  if (state.broken.has(action)) {
    for (const [name] of state.text.slice(start, end).matchAll(/\$[\p{L}\p{Nd}_]+/gu)) state.names.add(name);
  }
  if ((keyword === 'break' || keyword === 'continue') && state.loops === 0) {
    state.errors.push({ message: 'outside-range', data: { keyword }, start, end });
  }
  if (action.pipeline) checkPipeline(action.pipeline, state);
}

function checkPipeline(pipeline: Pipeline, state: State): void {
  for (const { operands } of pipeline.commands) for (const operand of operands) checkOperand(operand, state);
  for (const { name, start, end } of pipeline.declares) {
    if (!pipeline.assigns) state.names.add(name);
    else if (!state.names.has(name)) state.errors.push(undefinedVariable(name, start, end));
  }
}

function checkOperand(operand: Operand, state: State): void {
  if (operand.type === 'pipeline') return checkPipeline(operand.pipeline, state);
  if (operand.type !== 'variable' || state.names.has(operand.name)) return;
  state.errors.push(undefinedVariable(operand.name, operand.start, operand.start + operand.name.length));
}

function undefinedVariable(variable: string, start: number, end: number): TemplateError {
  return { message: 'undefined-variable', data: { variable }, start, end };
}

function define(action: Action, body: readonly TemplateNode[], state: State): void {
  const { name, start, end } = action;
  if (name === undefined || isEmpty(body, state.text)) return;
  const first = state.definitions.get(name);
  if (!first) {
    state.definitions.set(name, action);
    return;
  }
  const related = { message: 'first-definition', data: { name }, start: first.start, end: first.end };
  state.errors.push({ message: 'duplicate-define', data: { name }, start, end, related });
}

/** Go lets a definition without content be replaced. */
function isEmpty(nodes: readonly TemplateNode[], text: string): boolean {
  return nodes.every((node) => {
    if (node.type === 'text') return text.slice(node.start, node.end).trim() === '';
    return node.type === 'action' && node.action.keyword === 'comment';
  });
}
