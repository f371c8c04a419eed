import type { Action, ControlNode, Operand, Pipeline, Template, TemplateNode } from './template.ts';

/**
 * Where a value comes from, in steps from the data: `[]` is the data itself, `['ProjectDocs', '[]', 'Path']`
 * the path of one of its project docs. Undefined where nobody can tell: results of functions, arguments unknown here.
 */
export type Origin = readonly string[] | undefined;

/** What dot, `$` and the variables of one action mean where it is evaluated. */
export interface Scope {
  readonly dot: Origin;
  readonly root: Origin;
  /** The variables the action mentions. */
  readonly variables: ReadonlyMap<string, Binding>;
}

export interface Binding {
  readonly origin: Origin;
  /** What the variable was declared with; absent when it is assigned anew somewhere, or is what `range` yields. */
  readonly value?: { readonly pipeline: Pipeline; readonly scope: Scope };
}

/** The scope of every action that evaluates something. */
export function scopesOf(template: Template): ReadonlyMap<Action, Scope> {
  let scopes = known.get(template);
  if (!scopes) known.set(template, (scopes = new ScopeReader(template).read()));
  return scopes;
}

/** Where the value of an operand comes from. */
export function originOf(operand: Operand, scope: Scope): Origin {
  switch (operand.type) {
    case 'dot':
      return scope.dot;
    case 'field':
      return extend(scope.dot, operand.path);
    case 'variable': {
      const base = operand.name === '$' ? scope.root : scope.variables.get(operand.name)?.origin;
      return extend(base, operand.path);
    }
    case 'pipeline':
      return extend(originOfPipeline(operand.pipeline, scope), operand.path);
    default:
      return undefined;
  }
}

/** Every operand of a pipeline, those in parentheses after the parenthesis itself. */
export function* operandsOf(pipeline: Pipeline): Generator<Operand> {
  for (const { operands } of pipeline.commands) {
    for (const operand of operands) {
      yield operand;
      if (operand.type === 'pipeline') yield* operandsOf(operand.pipeline);
    }
  }
}

const known = new WeakMap<Template, ReadonlyMap<Action, Scope>>();

// Templates that hand parts of their data on to each other can make paths of any length.
const longest = 100;

function extend(base: Origin, path: readonly string[]): Origin {
  return base && base.length + path.length <= longest ? [...base, ...path] : undefined;
}

function originOfPipeline({ commands: [command, ...more] }: Pipeline, scope: Scope): Origin {
  const [operand, ...others] = command?.operands ?? [];
  return operand && others.length === 0 && more.length === 0 ? originOf(operand, scope) : undefined;
}

/** Walks the text itself, then each named template with the dot its callers hand to it. */
class ScopeReader {
  private readonly scopes = new Map<Action, Scope>();
  private readonly template: Template;
  /** Variables that `=` gives another value somewhere. */
  private readonly reassigned = new Set<string>();
  /** By name; a name defined twice has two. */
  private readonly bodies = new Map<string, (readonly TemplateNode[])[]>();
  private readonly called = new Set<string>();
  private readonly dots = new Map<string, Origin>();
  private readonly waiting: string[] = [];

  constructor(template: Template) {
    this.template = template;
  }

  read(): ReadonlyMap<Action, Scope> {
    if (this.template.actions.length === 0) return this.scopes;
    this.survey(this.template.nodes, undefined);
    this.walk(this.template.nodes, { dot: [], root: [], names: new Map() });
    this.drain();
    // What nobody calls here is called from outside, with the data; so is a ring of templates that call each other.
    for (const certain of [true, false]) {
      for (const name of this.bodies.keys()) {
        if (this.dots.has(name) || (certain && this.called.has(name))) continue;
        this.call(name, []);
        this.drain();
      }
    }
    return this.scopes;
  }

  private survey(nodes: readonly TemplateNode[], owner: string | undefined): void {
    for (const node of nodes) {
      if (node.type === 'text') continue;
      if (node.type === 'action') {
        this.surveyAction(node.action, owner);
        continue;
      }
      for (const { action, nodes: inner } of node.branches) {
        this.surveyAction(action, owner);
        const name = bodyName(node);
        if (name !== undefined) this.addBody(name, inner);
        this.survey(inner, name ?? owner);
      }
    }
  }

  private addBody(name: string, nodes: readonly TemplateNode[]): void {
    const bodies = this.bodies.get(name);
    if (bodies) bodies.push(nodes);
    else this.bodies.set(name, [nodes]);
  }

  private surveyAction({ keyword, name, pipeline }: Action, owner: string | undefined): void {
    const calls = keyword === 'template' || keyword === 'block';
    if (calls && name !== undefined && name !== owner) this.called.add(name);
    if (!pipeline) return;
    for (const one of [pipeline, ...innerPipelines(pipeline)]) {
      if (one.assigns) for (const variable of one.declares) this.reassigned.add(variable.name);
    }
  }

  private drain(): void {
    for (let name = this.waiting.pop(); name !== undefined; name = this.waiting.pop()) {
      const dot = this.dots.get(name);
      for (const nodes of this.bodies.get(name) ?? []) this.walk(nodes, { dot, root: dot, names: new Map() });
    }
  }

  private call(name: string, dot: Origin): void {
    const before = this.dots.get(name);
    if (this.dots.has(name) && (before === undefined || sameOrigin(before, dot))) return;
    // Called with this here and with that there: the body has to serve both.
    this.dots.set(name, this.dots.has(name) ? undefined : dot);
    this.waiting.push(name);
  }

  private walk(nodes: readonly TemplateNode[], place: Surroundings): void {
    for (const node of nodes) {
      if (node.type === 'text') continue;
      if (node.type === 'action') this.visit(node.action, place);
      else if (bodyName(node) === undefined) this.walkBranches(node, place);
      else if (node.keyword === 'block' && node.branches[0]) this.visit(node.branches[0].action, place);
    }
  }

  private walkBranches(node: ControlNode, place: Surroundings): void {
    const undo: [string, Binding | undefined][] = [];
    for (const { action, nodes } of node.branches) {
      const scope = this.visit(action, place, undo);
      const inner: [string, Binding | undefined][] = [];
      this.walk(nodes, { ...place, dot: dotWithin(action, scope, place.dot), undo: inner });
      restore(place.names, inner);
    }
    restore(place.names, undo);
  }

  /** Notes the scope of an action, then what it declares. */
  private visit(action: Action, place: Surroundings, undo = place.undo): Scope | undefined {
    const { pipeline, keyword, name } = action;
    if (!pipeline) {
      if (keyword === 'template' && name !== undefined) this.call(name, undefined);
      return undefined;
    }
    const scope = { dot: place.dot, root: place.root, variables: mentioned(pipeline, place.names) };
    this.scopes.set(action, scope);
    const origin = originOfPipeline(pipeline, scope);
    if ((keyword === 'template' || keyword === 'block') && name !== undefined) this.call(name, origin);
    for (const inner of innerPipelines(pipeline)) {
      for (const variable of inner.declares) declare(place.names, variable.name, { origin: undefined }, undo);
    }
    if (pipeline.assigns) return scope;
    for (const [index, variable] of pipeline.declares.entries()) {
      declare(place.names, variable.name, this.bindingFor(action, scope, origin, index, variable.name), undo);
    }
    return scope;
  }

  private bindingFor(
    { keyword, pipeline }: Action,
    scope: Scope,
    origin: Origin,
    index: number,
    name: string,
  ): Binding {
    if (!pipeline || this.reassigned.has(name)) return { origin: undefined };
    if (keyword !== 'range') return { origin, value: { pipeline, scope } };
    const element = index === pipeline.declares.length - 1;
    return { origin: element ? extend(origin, ['[]']) : undefined };
  }
}

interface Surroundings {
  readonly dot: Origin;
  readonly root: Origin;
  readonly names: Map<string, Binding>;
  /** What the names meant before the branch declared them; absent where they hold to the end. */
  readonly undo?: [string, Binding | undefined][];
}

function bodyName({ keyword, branches }: ControlNode): string | undefined {
  return keyword === 'define' || keyword === 'block' ? (branches[0]?.action.name ?? '') : undefined;
}

const none: ReadonlyMap<string, Binding> = new Map();

function mentioned(pipeline: Pipeline, names: ReadonlyMap<string, Binding>): ReadonlyMap<string, Binding> {
  if (names.size === 0) return none;
  const found = new Map<string, Binding>();
  for (const operand of operandsOf(pipeline)) {
    const binding = operand.type === 'variable' ? names.get(operand.name) : undefined;
    if (binding && operand.type === 'variable') found.set(operand.name, binding);
  }
  return found;
}

function dotWithin({ keyword, pipeline }: Action, scope: Scope | undefined, outer: Origin): Origin {
  if (keyword !== 'range' && keyword !== 'with' && keyword !== 'else with') return outer;
  const origin = pipeline && scope && originOfPipeline(pipeline, scope);
  return keyword === 'range' ? extend(origin, ['[]']) : origin;
}

function declare(
  names: Map<string, Binding>,
  name: string,
  binding: Binding,
  undo: [string, Binding | undefined][] | undefined,
): void {
  undo?.push([name, names.get(name)]);
  names.set(name, binding);
}

function restore(names: Map<string, Binding>, undo: readonly [string, Binding | undefined][]): void {
  for (const [name, before] of undo.toReversed()) {
    if (before) names.set(name, before);
    else names.delete(name);
  }
}

function sameOrigin(one: Origin, other: Origin): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function* innerPipelines(pipeline: Pipeline): Generator<Pipeline> {
  for (const operand of operandsOf(pipeline)) if (operand.type === 'pipeline') yield operand.pipeline;
}
