import type { Seed } from '../../src/core/seed.ts';
import { isCondition, truthFor } from '../../src/core/template-locale.ts';
import { originOf, scopesOf, type Scope } from '../../src/core/template-scope.ts';
import { isBalanced } from '../../src/core/template.ts';
import type { Action, Branch, Operand, Pipeline, Template, TemplateNode, Truth } from '../../src/core/template.ts';
import type { Place } from '../../src/core/text.ts';

/** What one kind of run sees of a text: for each place, whether it is part of it. */
export type Reading = (place: Place) => boolean;

/**
 * Every way a prompt can come out once some fields are known, as far as conditions compare fields with texts or ask whether
 * they are set. None when there are too many ways to tell them apart, or nobody knows what stands under which condition.
 */
export function readingsOf({ template }: Seed, known: ReadonlyMap<string, string>): Reading[] {
  if (!template?.actions.some(isCondition)) return [() => true];
  if (!isBalanced(template)) return [];
  const scopes = scopesOf(template);
  let ways: Way[] = [known];
  for (const [field, values] of fieldsIn(template, scopes)) {
    if (known.has(field)) continue;
    ways = ways.flatMap((way) => [...values].map((value) => new Map([...way, [field, value]])));
    if (ways.length > mostWays) return [];
  }
  return ways.map((way) => {
    const hidden: Stretch[] = [];
    hide(template.nodes, way, scopes, hidden);
    return ({ start }) => !hidden.some(({ from, to }) => from <= start && start < to);
  });
}

/** Field → its value, `''` being unset. */
type Way = ReadonlyMap<string, string>;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Scopes = ReadonlyMap<Action, Scope>;

const mostWays = 64;

// A text no condition compares with.
const anythingElse = '\u0000';

/** The fields that conditions depend on, each with the values that make a difference. */
function fieldsIn({ actions }: Template, scopes: Scopes): Map<string, Set<string>> {
  const fields = new Map<string, Set<string>>();
  for (const action of actions) {
    const scope = scopes.get(action);
    if (isCondition(action) && action.pipeline && scope) collect(action.pipeline, scope, fields);
  }
  return fields;
}

function collect({ commands }: Pipeline, scope: Scope, fields: Map<string, Set<string>>): void {
  for (const { operands } of commands) {
    const [first] = operands;
    const compares = first?.type === 'function' && (first.name === 'eq' || first.name === 'ne');
    const texts = operands.flatMap((operand) => (operand.type === 'string' ? [operand.value] : []));
    for (const operand of operands) {
      if (operand.type === 'pipeline') collect(operand.pipeline, scope, fields);
      const field = fieldOf(operand, scope);
      if (field === undefined) continue;
      const values = fields.get(field) ?? new Set([anythingElse]);
      fields.set(field, values);
      for (const value of compares ? texts : ['']) values.add(value);
    }
  }
}

function fieldOf(operand: Operand, scope: Scope): string | undefined {
  if (operand.type !== 'field' && operand.type !== 'variable') return undefined;
  const origin = originOf(operand, scope);
  return origin && origin.length > 0 ? origin.join('.') : undefined;
}

function hide(nodes: readonly TemplateNode[], way: Way, scopes: Scopes, hidden: Stretch[]): void {
  for (const node of nodes) {
    if (node.type !== 'control') continue;
    let taken = false;
    for (const [index, branch] of node.branches.entries()) {
      const truth = taken ? false : truthOf(branch, way, scopes);
      if (truth === true && isCondition(branch.action)) taken = true;
      const next = node.branches[index + 1]?.action ?? node.end;
      if (truth === false) hidden.push({ from: branch.action.start, to: next?.start ?? Infinity });
      else hide(branch.nodes, way, scopes, hidden);
    }
  }
}

function truthOf({ action }: Branch, way: Way, scopes: Scopes): Truth {
  const { pipeline } = action;
  if (!isCondition(action) || !pipeline) return undefined;
  let truth: Truth;
  for (const [field, value] of way) {
    const known = truthFor(pipeline, scopes.get(action), value, field);
    if (known !== undefined) truth ??= known;
  }
  return truth;
}
