import { parseSync } from 'rolldown/utils';
import { isMap } from './merge.ts';

/** What a module leans on: other modules and the world. */
export interface SourceFacts {
  readonly imports: readonly Import[];
  /**
   * Names it speaks: `console.log`, `process.exit`, `new Date()`, `fetch`. Not only globals: a name of one's own that reads
   * like a global is not worth telling apart.
   */
  readonly names: readonly { readonly name: string; readonly line: number }[];
}

export interface Import {
  /** As written; `*` when it is computed. */
  readonly specifier: string;
  readonly line: number;
  /** Gone after compilation. */
  readonly typeOnly: boolean;
  /** `import()`: evaluated later, so it makes no circle at start. */
  readonly lazy: boolean;
}

/** Reads a module's imports and globals from its syntax tree; throws when it does not parse. */
export function factsOf(path: string, source: string): SourceFacts {
  const { program, errors } = parseSync(path, source);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const imports: Import[] = [];
  const names: { name: string; line: number }[] = [];
  walk(program, (node, parent, key) => {
    const line = source.slice(0, Number(node['start'])).split('\n').length;
    const imported = importOf(node);
    if (imported) imports.push({ ...imported, line });
    const name = spokenName(node, parent, key);
    if (name !== undefined) names.push({ name, line });
  });
  return { imports, names };
}

type Node = Readonly<Record<string, unknown>>;
type Visit = (node: Node, parent: Node | undefined, key: string) => void;

function walk(value: unknown, visit: Visit, parent?: Node, key = ''): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit, parent, key);
    return;
  }
  if (!isMap(value) || typeof value['type'] !== 'string') return;
  visit(value, parent, key);
  for (const [name, child] of Object.entries(value)) walk(child, visit, value, name);
}

function importOf(node: Node): Omit<Import, 'line'> | undefined {
  switch (node['type']) {
    case 'ImportDeclaration':
      return { specifier: textOf(node['source']), typeOnly: isTypeOnly(node, 'importKind'), lazy: false };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!isMap(node['source'])) return undefined;
      return { specifier: textOf(node['source']), typeOnly: isTypeOnly(node, 'exportKind'), lazy: false };
    case 'ImportExpression':
      return { specifier: textOf(node['source']), typeOnly: false, lazy: true };
    case 'TSImportType':
      return { specifier: textOf(node['source']), typeOnly: true, lazy: false };
    case 'CallExpression':
      if (nameOf(node['callee']) !== 'require') return undefined;
      return {
        specifier: textOf(Array.isArray(node['arguments']) ? node['arguments'][0] : undefined),
        typeOnly: false,
        lazy: false,
      };
    default:
      return undefined;
  }
}

/** `import type { A }`, `import { type A }`; an import for its effects alone is none. */
function isTypeOnly(node: Node, kind: string): boolean {
  if (node[kind] === 'type') return true;
  const parts = node['specifiers'];
  return Array.isArray(parts) && parts.length > 0 && parts.every((part) => isMap(part) && part[kind] === 'type');
}

function spokenName(node: Node, parent: Node | undefined, key: string): string | undefined {
  if (node['type'] === 'NewExpression' && Array.isArray(node['arguments']) && node['arguments'].length === 0) {
    const name = nameOf(node['callee']);
    return name === undefined ? undefined : `new ${name}()`;
  }
  if (node['type'] === 'MemberExpression') {
    const object = nameOf(node['object']);
    if (object === undefined) return undefined;
    return `${object}.${node['computed'] === true ? textOf(node['property']) : (nameOf(node['property']) ?? '*')}`;
  }
  return isLabel(parent, key) ? undefined : nameOf(node);
}

/** A key, a property, a type; or the object of a member expression, which has been named together with its property. */
function isLabel(parent: Node | undefined, key: string): boolean {
  const type = String(parent?.['type']);
  if (type === 'MemberExpression') return key === 'object' || parent?.['computed'] !== true;
  if (key === 'key') return parent?.['computed'] !== true;
  if (type.startsWith('TS')) return key !== 'expression';
  return key === 'label' || key === 'imported' || key === 'exported';
}

function nameOf(node: unknown): string | undefined {
  return isMap(node) && node['type'] === 'Identifier' ? String(node['name']) : undefined;
}

function textOf(node: unknown): string {
  return isMap(node) && node['type'] === 'Literal' && typeof node['value'] === 'string' ? node['value'] : '*';
}
