import { defineRule } from '../../src/core/rule.ts';
import { suggest } from '../../src/core/suggest.ts';
import { operandsOf, originOf, scopesOf, type Origin, type Scope } from '../../src/core/template-scope.ts';
import { isBalanced, type Operand } from '../../src/core/template.ts';
import { placeAt } from '../../src/core/text.ts';
import { fieldsOf, lookUp, type Fields } from './fields.ts';

export default defineRule({
  id: 'unknown-variable',
  scope: 'seed',
  category: 'template',
  severity: 'error',
  summary: 'A template uses a field that its contract does not declare.',
  messages: {
    unknown: 'The data has no field {field}. Mend the name, or declare it in the template contract of class {class}.',
    near: 'The data has no field {field}. Did you mean {near}?',
    root: 'The data has no field {field}: the dot is {dot} here. Write {near}.',
    replace: 'write {near}',
  },
  *check(seed, { catalogue }) {
    const { file, template } = seed;
    const declared = catalogue.definition.classes[seed.class]?.template?.variables;
    // Where blocks are out of order nobody knows what the dot is.
    if (!declared || !template || !isBalanced(template)) return;
    const fields = fieldsOf(declared);
    for (const [{ pipeline }, scope] of scopesOf(template)) {
      for (const operand of pipeline ? operandsOf(pipeline) : []) {
        const base = baseOf(operand, scope);
        const path = 'path' in operand ? operand.path : [];
        const wrong = base && firstUnknown(fields, base, path);
        if (!base || wrong === undefined) continue;
        const found = describe(fields, declared, base, path.slice(0, wrong + 1), scope);
        const start = operand.end - path.slice(wrong).join('.').length - 1;
        const end = start + 1 + (path[wrong] ?? '').length;
        yield {
          message: found.message,
          data: { ...found.data, class: seed.class },
          at: placeAt(file, start, end),
          fixes:
            found.text === undefined
              ? []
              : [{ title: 'replace', safety: 'unsafe', edits: [{ path: file.path, start, end, text: found.text }] }],
        };
      }
    }
  },
});

/** Where the value comes from whose fields an operand names. */
function baseOf(operand: Operand, scope: Scope): Origin {
  if (operand.type === 'field') return scope.dot;
  if (operand.type !== 'variable' && operand.type !== 'pipeline') return undefined;
  return originOf({ ...operand, path: [] }, scope);
}

/** Index of the first step that the contract does not know. What is wrong with the base is said where it is named. */
function firstUnknown(fields: Fields, base: readonly string[], path: readonly string[]): number | undefined {
  if (lookUp(fields, base) === undefined) return undefined;
  const index = path.findIndex((_, last) => lookUp(fields, [...base, ...path.slice(0, last + 1)]) === undefined);
  return index === -1 ? undefined : index;
}

function describe(
  fields: Fields,
  declared: readonly string[],
  base: readonly string[],
  path: readonly string[],
  scope: Scope,
): { message: string; data: Record<string, string>; text?: string } {
  const field = written([...base, ...path]);
  const name = path.at(-1) ?? '';
  const outside =
    base.length > 0 && scope.root?.length === 0 && path.length === 1 && lookUp(fields, path) !== undefined;
  if (outside) {
    const near = `$.${name}`;
    return { message: 'root', data: { field, dot: written(base), near }, text: near };
  }
  const parent = lookUp(fields, [...base, ...path.slice(0, -1)]);
  const sibling = parent && parent !== 'anything' ? suggest(name, parent.keys()) : undefined;
  if (sibling !== undefined && sibling !== '[]') {
    return {
      message: 'near',
      data: { field, near: written([...base, ...path.slice(0, -1), sibling]) },
      text: `.${sibling}`,
    };
  }
  const near = suggest(field, declared);
  return near === undefined ? { message: 'unknown', data: { field } } : { message: 'near', data: { field, near } };
}

function written(path: readonly string[]): string {
  return path.join('.').replaceAll('.[]', '[]');
}
