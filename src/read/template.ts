import type { Action, Branch, ControlNode, Template, TemplateError, TemplateNode } from '../core/template.ts';
import { parseWords } from './template-action.ts';
import { checkTemplate } from './template-checks.ts';
import { isTrimmed, lexerOf } from './template-lexer.ts';

/**
 * Reads Go `text/template` source the way Go 1.23 does, every action with its place.
 * Never throws: mistakes are in `errors`, sorted by place, and reading goes on after each.
 */
export function parseTemplate(text: string): Template {
  if (!text.includes('{{')) return { nodes: textOnly(text), actions: [], errors: [] };
  const { actions, errors, broken } = readActions(text);
  const builder = new TreeBuilder(errors);
  let end = 0;
  let trimEnd = 0;
  for (const action of actions) {
    builder.text(end, action.start, trimEnd, action.trimStart);
    builder.action(action);
    ({ end, trimEnd } = action);
  }
  builder.text(end, text.length, trimEnd, text.length);
  const nodes = builder.finish();
  const all = [...errors, ...checkTemplate(nodes, text, broken)];
  return { nodes, actions, errors: all.sort((one, other) => one.start - other.start) };
}

// Every consumer walks the tree by recursion.
const deepest = 1000;

interface Frame {
  readonly keyword: ControlNode['keyword'];
  readonly branches: { readonly action: Action; readonly nodes: TemplateNode[] }[];
  /** The `else` without a condition, once it was there. */
  otherwise?: Action;
  /** Another error has already said that this block stays open. */
  explained?: boolean;
}

/** Turns the row of actions into a tree; blocks beyond the depth limit are flattened into their parent. */
class TreeBuilder {
  private readonly root: TemplateNode[] = [];
  private readonly frames: Frame[] = [];
  private readonly errors: TemplateError[];
  private flattened = 0;

  constructor(errors: TemplateError[]) {
    this.errors = errors;
  }

  text(start: number, end: number, from: number, to: number): void {
    if (end <= start) return;
    const left = Math.min(Math.max(start, from), end);
    this.nodes().push({ type: 'text', start, end, from: left, to: Math.max(left, Math.min(end, to)) });
  }

  action(action: Action): void {
    switch (action.keyword) {
      case 'if':
      case 'range':
      case 'with':
      case 'define':
      case 'block':
        return this.open(action, action.keyword);
      case 'else':
      case 'else if':
      case 'else with':
        return this.branch(action);
      case 'end':
        return this.close(action);
      default:
        this.nodes().push({ type: 'action', action });
    }
  }

  finish(): TemplateNode[] {
    for (const { branches, explained } of this.frames) {
      const opener = branches[0]?.action;
      if (opener && explained !== true) this.fail('unclosed-block', opener, { keyword: opener.keyword });
    }
    while (this.frames.length > 0) this.leave();
    return this.root;
  }

  private nodes(): TemplateNode[] {
    return this.frames.at(-1)?.branches.at(-1)?.nodes ?? this.root;
  }

  private open(action: Action, keyword: ControlNode['keyword']): void {
    const outer = this.frames.at(-1);
    if (keyword === 'define' && outer) {
      outer.explained = true;
      this.fail('nested-define', action, { name: action.name ?? '' }, ['still-open', outer.branches[0]?.action]);
    }
    if (this.frames.length >= deepest) {
      if (this.flattened === 0) this.fail('too-deep', action, { limit: deepest });
      this.flattened++;
      this.nodes().push({ type: 'action', action });
      return;
    }
    this.frames.push({ keyword, branches: [{ action, nodes: [] }] });
  }

  private branch(action: Action): void {
    const frame = this.frames.at(-1);
    if (this.flattened > 0 || !frame || frame.keyword === 'define' || frame.keyword === 'block') {
      if (this.flattened === 0) {
        this.fail('unexpected-else', action, { keyword: action.keyword }, ['still-open', frame?.branches[0]?.action]);
      }
      this.nodes().push({ type: 'action', action });
      return;
    }
    if (frame.otherwise) {
      this.fail('second-else', action, { keyword: action.keyword }, ['first-else', frame.otherwise]);
    } else if (action.keyword !== 'else' && action.keyword !== `else ${frame.keyword}`) {
      const data = { keyword: action.keyword, block: frame.keyword };
      this.fail('else-form', action, data, ['still-open', frame.branches[0]?.action]);
    }
    if (action.keyword === 'else') frame.otherwise ??= action;
    frame.branches.push({ action, nodes: [] });
  }

  private close(action: Action): void {
    if (this.flattened > 0) {
      this.flattened--;
      this.nodes().push({ type: 'action', action });
      return;
    }
    if (this.frames.length > 0) return this.leave(action);
    this.fail('unexpected-end', action, {});
    this.root.push({ type: 'action', action });
  }

  private leave(end?: Action): void {
    const frame = this.frames.pop();
    if (!frame) return;
    const branches: readonly Branch[] = frame.branches;
    this.nodes().push({ type: 'control', keyword: frame.keyword, branches, ...(end ? { end } : {}) });
  }

  private fail(
    message: string,
    at: Action,
    data: TemplateError['data'],
    [code, other]: readonly [string, Action | undefined] = ['', undefined],
  ): void {
    const related = other && { message: code, data: { block: other.keyword }, start: other.start, end: other.end };
    this.errors.push({ message, data, start: at.start, end: at.end, ...(related ? { related } : {}) });
  }
}

function readActions(text: string): { actions: Action[]; errors: TemplateError[]; broken: Set<Action> } {
  const lex = lexerOf(text);
  const actions: Action[] = [];
  const errors: TemplateError[] = [];
  const broken = new Set<Action>();
  let previous = 0;
  for (let start = text.indexOf('{{'); start !== -1; start = text.indexOf('{{', previous)) {
    const lexed = lex(start);
    const { action, error } = parseWords(text, lexed);
    const { end, trimLeft, trimRight } = lexed;
    if (trimLeft) action.trimStart = spaceBefore(text, start, previous);
    if (trimRight) action.trimEnd = spaceAfter(text, end);
    actions.push(action);
    if (error) {
      errors.push(error);
      broken.add(action);
    }
    previous = end;
  }
  return { actions, errors, broken };
}

function spaceBefore(text: string, start: number, limit: number): number {
  let at = start;
  while (at > limit && isTrimmed(text[at - 1])) at--;
  return at;
}

function spaceAfter(text: string, end: number): number {
  let at = end;
  while (isTrimmed(text[at])) at++;
  return at;
}

function textOnly(text: string): TemplateNode[] {
  return text === '' ? [] : [{ type: 'text', start: 0, end: text.length, from: 0, to: text.length }];
}
