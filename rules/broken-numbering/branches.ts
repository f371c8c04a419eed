import type { ControlNode, Template, TemplateNode } from '../../src/core/template.ts';

/** One fork on the way to a place in a template: which branch of which block it stands in. */
export interface Fork {
  readonly block: ControlNode;
  readonly branch: number;
}

/** The branches an offset of the file stands in, outermost first. */
export function forksAt(template: Template | undefined, offset: number): readonly Fork[] {
  const forks: Fork[] = [];
  let nodes: readonly TemplateNode[] = template?.nodes ?? [];
  for (let block = blockAt(nodes, offset); block; block = blockAt(nodes, offset)) {
    const branch = block.branches.findLastIndex(({ action }) => action.end <= offset);
    const inside = block.branches[branch];
    if (!inside) break;
    forks.push({ block, branch });
    nodes = inside.nodes;
  }
  return forks;
}

/** Can the two never be in the same prompt? */
export function excludeEachOther(one: readonly Fork[], other: readonly Fork[]): boolean {
  return one.some((fork) => other.some(({ block, branch }) => block === fork.block && branch !== fork.branch));
}

/** Is the first there whenever the second is? */
export function comesWith(one: readonly Fork[], other: readonly Fork[]): boolean {
  return one.every((fork) => other.some(({ block, branch }) => block === fork.block && branch === fork.branch));
}

function blockAt(nodes: readonly TemplateNode[], offset: number): ControlNode | undefined {
  return nodes.find(
    (node): node is ControlNode =>
      node.type === 'control' &&
      (node.branches[0]?.action.end ?? Infinity) <= offset &&
      offset < (node.end?.start ?? Infinity),
  );
}
