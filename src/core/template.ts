/** A Go `text/template` as seedlint sees it: every action with its place, and the tree they make. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  /** Every action in order of appearance, also those inside branches. Offsets into the file. */
  readonly actions: readonly Action[];
  readonly errors: readonly TemplateError[];
}

/** One `{{ … }}`. `start`…`end` cover the braces; `trimStart`…`trimEnd` also cover the white space its trim markers eat. */
export interface Action {
  readonly keyword: ActionKeyword;
  readonly start: number;
  readonly end: number;
  readonly trimStart: number;
  readonly trimEnd: number;
  readonly pipeline?: Pipeline;
  /** Name of a `define`, `template` or `block`. */
  readonly name?: string;
  /** Text of a comment, without its delimiters. */
  readonly comment?: string;
}

export type ActionKeyword =
  | 'output'
  | 'comment'
  | 'if'
  | 'else'
  | 'else if'
  | 'else with'
  | 'end'
  | 'range'
  | 'with'
  | 'define'
  | 'template'
  | 'block'
  | 'break'
  | 'continue';

export type TemplateNode = TextNode | ActionNode | ControlNode;

/** Literal text between actions: all of it, `start`…`end`, and what the trim markers around it leave, `from`…`to`. */
export interface TextNode {
  readonly type: 'text';
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** An action without a body: output, assignment, comment, `template`, `break`, `continue`; also an `else` or `end` out of place. */
export interface ActionNode {
  readonly type: 'action';
  readonly action: Action;
}

/** A block: its branches in order (`if`, each `else if`, `else`), and the `end` that closes it (absent when it is missing). */
export interface ControlNode {
  readonly type: 'control';
  readonly keyword: 'if' | 'range' | 'with' | 'define' | 'block';
  readonly branches: readonly Branch[];
  readonly end?: Action;
}

export interface Branch {
  readonly action: Action;
  readonly nodes: readonly TemplateNode[];
}

/** `$a, $b := command | command`. */
export interface Pipeline {
  readonly declares: readonly VariableName[];
  /** `=` instead of `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
  readonly start: number;
  readonly end: number;
}

export interface VariableName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Command {
  readonly operands: readonly Operand[];
  readonly start: number;
  readonly end: number;
}

export type Operand = (
  | { readonly type: 'dot' }
  | { readonly type: 'nil' }
  /** `.A.B`: `path` is `['A', 'B']`. */
  | { readonly type: 'field'; readonly path: readonly string[] }
  /** `$`, `$x` or `$x.A`: `name` includes the dollar. */
  | { readonly type: 'variable'; readonly name: string; readonly path: readonly string[] }
  | { readonly type: 'function'; readonly name: string; readonly path: readonly string[] }
  /** `value` of a string is what stands between its quotes, escapes resolved; of anything else what is written. */
  | { readonly type: 'string' | 'number' | 'boolean' | 'char'; readonly value: string }
  /** `( … )`, possibly followed by fields. */
  | { readonly type: 'pipeline'; readonly pipeline: Pipeline; readonly path: readonly string[] }
) & { readonly start: number; readonly end: number };

/** A syntax error; `message` is a code of rule `template-syntax`. */
export interface TemplateError {
  readonly message: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly start: number;
  readonly end: number;
  /** Another place that explains it: the block that is still open, the first definition. `message` is a code of the same rule. */
  readonly related?: {
    readonly message: string;
    readonly data: Readonly<Record<string, string | number>>;
    readonly start: number;
    readonly end: number;
  };
}

/** A condition when only the locale is known: `undefined` where it asks for something else. */
export type Truth = boolean | undefined;

/** Do all blocks open and close where they should? If not, nobody knows what stands under which condition. */
export function isBalanced(template: Template): boolean {
  return !template.errors.some(({ message }) => unbalancing.has(message));
}

// An action without an end may have been the `if` or `end` that is missing elsewhere.
const unbalancing = new Set([
  'unclosed-action',
  'unclosed-comment',
  'unclosed-block',
  'unexpected-end',
  'unexpected-else',
  'second-else',
  'else-form',
  'nested-define',
  'too-deep',
]);
