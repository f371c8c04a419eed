import { SeedlintError } from '../core/errors.ts';
import type { Seed } from '../core/seed.ts';
import type { Action, ControlNode, Template, TemplateNode } from '../core/template.ts';
import { placeAt, type TextFile } from '../core/text.ts';
import { checkFunctions } from './check-functions.ts';
import { definitionsIn, type Definitions } from './definitions.ts';
import { Evaluator } from './evaluate.ts';
import { Output } from './output.ts';
import type { Passage } from './passage.ts';
import { isList, isMap, isTrue, plain, sortedKeys, typeName, wholeNumber, type Value } from './value.ts';

/** A file that is executed: a seed, or what is like one. */
export interface Executable {
  readonly file: TextFile;
  readonly template?: Template;
  readonly frontMatter?: Pick<NonNullable<Seed['frontMatter']>, 'end'>;
}

export interface ExecuteOptions {
  /** Id of the layer the text is of. */
  readonly layer: string;
  /** Functions besides Go's own that the runner is known to have; absent: nobody knows. */
  readonly functions?: readonly string[];
}

/**
 * Executes a file as Go's `text/template` does with `missingkey=error`; its front matter is left out, and without a
 * template it is taken as it is. Throws SeedlintError with the place of the action that failed.
 */
export function execute(source: Executable, data: Value, { layer, functions }: ExecuteOptions): Passage {
  const { file, template, frontMatter } = source;
  const output = new Output({ path: file.path, layer });
  const start = frontMatter ? frontMatter.end : 0;
  if (template) {
    refuseErrors(file, template);
    checkFunctions(file, template, functions);
    new Execution(source, output, start).run(template, data);
  } else output.literal(file.text.slice(start), start);
  return output.done();
}

function refuseErrors(file: TextFile, template: Template): void {
  const [error] = template.errors;
  if (error) throw new SeedlintError('render-syntax', {}, placeAt(file, error.start));
}

/** Templates may call each other this deep; people who nest on purpose need a dozen. */
export const deepestCall = 500;
/** Actions and texts that may be executed. A `range` over a large number makes no text and never ends. */
export const mostSteps = 2_000_000;
// Blocks within each other, over all calls: each takes a piece of the stack.
const deepestWalk = 1500;

type Signal = 'break' | 'continue' | undefined;

class Execution {
  private readonly file: TextFile;
  private readonly output: Output;
  private readonly start: number;
  private definitions: Definitions = new Map();
  private readonly evaluator: Evaluator;
  private calls = 0;
  private depth = 0;
  private steps = 0;

  constructor({ file }: Executable, output: Output, start: number) {
    this.file = file;
    this.output = output;
    this.start = start;
    this.evaluator = new Evaluator(file);
  }

  run(template: Template, data: Value): void {
    this.definitions = definitionsIn(template.nodes, this.file.text);
    this.evaluator.enter(data);
    this.walk(template.nodes, data);
  }

  private walk(nodes: readonly TemplateNode[], dot: Value): Signal {
    if (this.depth >= deepestWalk) this.fail('render-recursion', nodes[0], { limit: deepestWalk });
    this.depth++;
    for (const node of nodes) {
      if (++this.steps > mostSteps) this.fail('render-steps', node, { limit: mostSteps });
      const signal = this.step(node, dot);
      if (signal === undefined) continue;
      this.depth--;
      return signal;
    }
    this.depth--;
    return undefined;
  }

  private step(node: TemplateNode, dot: Value): Signal {
    if (node.type === 'text') {
      const from = Math.max(node.from, this.start);
      if (from < node.to) this.write(() => this.output.literal(this.file.text.slice(from, node.to), from), node);
      return undefined;
    }
    if (node.type === 'action') return this.act(node.action, dot);
    const mark = this.evaluator.mark();
    const signal = this.control(node, dot);
    this.evaluator.forget(mark);
    return signal;
  }

  private act(action: Action, dot: Value): Signal {
    switch (action.keyword) {
      case 'break':
      case 'continue':
        return action.keyword;
      case 'template':
        this.call(action, dot);
        return undefined;
      case 'output':
        if (action.start >= this.start) this.print(action, dot);
        return undefined;
      default:
        return undefined;
    }
  }

  private print(action: Action, dot: Value): void {
    const { pipeline } = action;
    if (!pipeline) return;
    const value = this.evaluator.pipeline(pipeline, dot);
    if (pipeline.declares.length > 0) return;
    this.write(() => {
      if (isPassage(value)) this.output.passage(value);
      else this.output.made(this.evaluator.printed(value, action), action);
    }, action);
  }

  private control(node: ControlNode, dot: Value): Signal {
    const [first] = node.branches;
    if (!first || node.keyword === 'define') return undefined;
    if (node.keyword === 'range') return this.range(node, dot);
    if (node.keyword === 'block') {
      this.call(first.action, dot);
      return undefined;
    }
    for (const { action, nodes } of node.branches) {
      if (!action.pipeline) return this.walk(nodes, dot);
      const value = this.evaluator.pipeline(action.pipeline, dot);
      if (isTrue(value)) return this.walk(nodes, node.keyword === 'with' ? value : dot);
    }
    return undefined;
  }

  private range({ branches: [body, otherwise] }: ControlNode, dot: Value): Signal {
    const pipeline = body?.action.pipeline;
    if (!pipeline) return undefined;
    const items = this.itemsOf(this.evaluator.pipeline(pipeline, dot), body.action);
    let ran = false;
    for (const [key, item] of items) {
      ran = true;
      if (++this.steps > mostSteps) this.fail('render-steps', body.action, { limit: mostSteps });
      this.evaluator.bind(pipeline, key, item);
      const mark = this.evaluator.mark();
      const signal = this.walk(body.nodes, item);
      this.evaluator.forget(mark);
      if (signal === 'break') break;
    }
    return ran || !otherwise ? undefined : this.walk(otherwise.nodes, dot);
  }

  /** What `range` goes through: keys with their values. A whole number counts up to itself and has no keys. */
  private itemsOf(value: Value, action: Action): Iterable<readonly [Value, Value]> {
    const bare = plain(value);
    if (bare === null) return [];
    if (isList(bare)) return bare.map((item, index) => [BigInt(index), item] as const);
    if (isMap(bare)) return sortedKeys(bare).map((key) => [key, bare.get(key) ?? null] as const);
    const whole = wholeNumber(bare);
    if (whole !== undefined && (action.pipeline?.declares.length ?? 0) < 2) return countTo(whole);
    return this.fail('render-range', action, { found: typeName(bare) });
  }

  private call(action: Action, dot: Value): void {
    const { name = '', pipeline } = action;
    const body = this.definitions.get(name);
    if (!body) return this.fail('render-template', action, { name });
    if (this.calls >= deepestCall) this.fail('render-recursion', action, { limit: deepestCall });
    const data = pipeline ? this.evaluator.pipeline(pipeline, dot) : null;
    this.calls++;
    const outer = this.evaluator.enter(data);
    this.walk(body, data);
    this.evaluator.leave(outer);
    this.calls--;
  }

  private write(write: () => void, at: { readonly start: number }): void {
    try {
      write();
    } catch (error) {
      if (!(error instanceof SeedlintError) || error.at) throw error;
      throw new SeedlintError(error.code, error.data, placeAt(this.file, at.start), { cause: error });
    }
  }

  private fail(
    code: 'render-recursion' | 'render-steps' | 'render-range' | 'render-template',
    at: TemplateNode | Action | undefined,
    data: Readonly<Record<string, string | number>>,
  ): never {
    const start = at === undefined ? 0 : startOf(at);
    throw new SeedlintError(code, data, placeAt(this.file, start));
  }
}

function* countTo(end: bigint): Generator<readonly [Value, Value]> {
  for (let at = 0n; at < end; at++) yield [null, at];
}

function isPassage(value: Value): value is Passage {
  return typeof value === 'object' && value !== null && 'pieces' in value;
}

function startOf(node: TemplateNode | Action): number {
  if (!('type' in node)) return node.start;
  if (node.type === 'text') return node.start;
  if (node.type === 'action') return node.action.start;
  return node.branches[0]?.action.start ?? 0;
}
