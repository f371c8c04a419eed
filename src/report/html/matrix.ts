import type { CatalogueDefinition } from '../../core/catalogue.ts';
import type { Matrix, Resolution, Run } from '../../core/resolve.ts';
import type { Cell } from '../../core/seed.ts';
import { stateOf } from '../matrix.ts';
import type { Words } from '../words.ts';
import { cellKey, columnsOf, nameOf } from './columns.ts';
import type { MatrixData, MatrixRun } from './data.ts';
import { htmlPage } from './document.ts';
import { pageWords } from './words.ts';

/** The matrix as a page: which prompt every run gets, and what was tried for it. */
export function matrixHtml(matrix: Matrix, definition: CatalogueDefinition, words: Words): string {
  return htmlPage(matrixData(matrix, definition, words));
}

export function matrixData(matrix: Matrix, definition: CatalogueDefinition, words: Words): MatrixData {
  const rows = columnsOf(
    matrix.rows.map(({ run }) => who(run)),
    definition,
  );
  const columns = columnsOf(
    matrix.rows.map(({ run }) => how(run)),
    definition,
  );
  const runs = new Map(matrix.rows.map(({ run, layers }) => [cellKey(run), layers]));
  const grid = rows.map((row) =>
    columns.map((column) => {
      const layers = runs.get(cellKey({ ...row, ...column }));
      return layers ? pageRun(layers) : null;
    }),
  );
  const states = grid.flat().flatMap((run) => (run ? [run.state] : []));
  const count = (wanted: MatrixRun['state']): number => states.filter((state) => state === wanted).length;
  return {
    page: 'matrix',
    lang: words.lang,
    title: words.ui('page.matrix.title'),
    words: pageWords(words),
    rows,
    columns,
    runs: grid,
    unreachable: matrix.unreachable.map(({ seed, shadowedBy }) => ({
      path: seed.file.path,
      shadowedBy: shadowedBy.map(({ path, run }) => ({ path, run: nameOf(run) })),
    })),
    missing: matrix.required.filter(({ present }) => !present).map(({ path }) => path),
    figures: { runs: states.length, present: count('present'), fallback: count('fallback'), missing: count('missing') },
  };
}

/** Whom a run is for: its row. */
function who({ stage, role, mode }: Run): Cell {
  return nameOf({
    ...(stage !== undefined && { stage }),
    ...(role !== undefined && { role }),
    ...(mode !== undefined && { mode }),
  });
}

/** In which kind and language: its column. */
function how({ kind, locale }: Run): Cell {
  return nameOf({ ...(kind !== undefined && { kind }), locale });
}

function pageRun(layers: readonly Resolution[]): MatrixRun {
  return {
    state: stateOf(layers),
    layers: layers.map(({ layer, state, attempts, winner }) => ({
      id: layer.id,
      state,
      required: layer.required,
      winner: winner ? attempts.indexOf(winner) : -1,
      attempts: attempts.map(({ candidate, path, exists }) => ({ candidate, path, exists })),
    })),
  };
}
