import type { CellTrace, Trace } from '../trace/trace.ts';

/** The trace as data, indented by two; the shape is a promise to readers. Axes a cell does not have are null. */
export function traceJson({ requirements, policies, seeds, links, summary }: Trace): string {
  const data = {
    requirements: requirements.map(({ requirement, status, deep, shallow, cells, waiver, policies: standing }) => ({
      id: requirement.id,
      title: requirement.title,
      status,
      deep,
      shallow,
      waiver: waiver ?? null,
      policies: standing,
      path: requirement.place.path,
      line: requirement.place.line,
      cells: cells.map(cellData),
    })),
    policies: policies.map(({ policy, status, deep, shallow, cells }) => ({
      id: policy.id,
      title: policy.title,
      status,
      deep,
      shallow,
      requirements: policy.traces,
      cells: cells.map(cellData),
    })),
    seeds: seeds.map(({ seed, requirements: named, issues, prs, traced, loose, untraced }) => ({
      path: seed.file.path,
      requirements: named,
      issues,
      prs,
      traced: traced.length,
      loose: loose.length,
      untraced: untraced.map(({ place, text }) => ({ line: place.line, text })),
    })),
    links: links.map(({ id, state, at }) => ({ id, state, path: at.path, line: at.line })),
    summary,
  };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

function cellData({ cell, policy, state, deep, why, path, line, waiver }: CellTrace): object {
  const { stage = null, role = null, mode = null, kind = null, locale = null } = cell;
  return {
    stage,
    role,
    mode,
    kind,
    locale,
    state,
    deep,
    why: why ?? null,
    policy: policy ?? null,
    path,
    line,
    ...(waiver ? { waiver } : {}),
  };
}
