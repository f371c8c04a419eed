import type { TemplateNode } from '../core/template.ts';

export type Definitions = ReadonlyMap<string, readonly TemplateNode[]>;

/** The templates a file defines, by name: what `define` and `block` hold, wherever they stand. */
export function definitionsIn(nodes: readonly TemplateNode[], text: string): Definitions {
  const found = new Map<string, readonly TemplateNode[]>();
  collect(nodes, text, found);
  return found;
}

function collect(nodes: readonly TemplateNode[], text: string, found: Map<string, readonly TemplateNode[]>): void {
  for (const node of nodes) {
    if (node.type !== 'control') continue;
    const [first] = node.branches;
    const name = first?.action.name;
    // An empty definition replaces nothing.
    if (first && name !== undefined && !(found.has(name) && isEmpty(first.nodes, text))) found.set(name, first.nodes);
    for (const branch of node.branches) collect(branch.nodes, text, found);
  }
}

function isEmpty(nodes: readonly TemplateNode[], text: string): boolean {
  return nodes.every((node) => {
    if (node.type === 'text') return text.slice(node.start, node.end).trim() === '';
    return node.type === 'action' && node.action.keyword === 'comment';
  });
}
