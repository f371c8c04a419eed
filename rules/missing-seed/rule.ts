import { groupBy } from '../../src/core/group.ts';
import { isUnread, pathIn, type Catalogue } from '../../src/core/catalogue.ts';
import { axesOf, namesOf } from '../../src/core/name.ts';
import { matrixOf, type RequiredFile, type Run } from '../../src/core/resolve.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell } from '../../src/core/seed.ts';
import { placeAt, type Place } from '../../src/core/text.ts';

export default defineRule({
  id: 'missing-seed',
  scope: 'catalogue',
  category: 'catalogue',
  severity: 'error',
  summary: 'A cell the catalogue requires has no file in any language, or a run has no file to be served by.',
  messages: {
    required: 'The catalogue requires a seed for {cell}. Create {paths}.',
    unserved: 'A run with {run} finds no file for its "{layer}" layer. Create {path}, or give the layer a fallback.',
  },
  *check(catalogue) {
    const { required, rows } = matrixOf(catalogue);
    for (const files of withoutLocale(required)) {
      const [first] = files;
      // One language there and another not: that is `missing-translation`.
      if (!first || files.some(({ present, path }) => present || isUnread(catalogue, path))) continue;
      const { locale: _, ...cell } = first.cell;
      yield {
        message: 'required',
        data: { cell: describeCell(cell), paths: files.map(({ path }) => path).join(', ') },
        at: nowhere(first.path),
        anchor: 'required',
      };
    }
    const asked = new Set(required.map(({ path }) => path));
    const said = new Set<string>();
    for (const { run, layers } of rows) {
      for (const { layer, state, attempts } of layers) {
        const wanted = attempts.find(({ candidate }) => candidate === (layer.canonical ?? layer.candidates[0]));
        const path = (wanted ?? attempts[0])?.path ?? layer.id;
        if (!layer.required || state !== 'missing' || asked.has(path) || said.has(path)) continue;
        said.add(path);
        if (attempts.some((attempt) => isUnread(catalogue, attempt.path))) continue;
        if (wanted && hasTranslation(catalogue, wanted.candidate, layer.class, run)) continue;
        yield {
          message: 'unserved',
          data: { run: describeCell(run), layer: layer.id, path },
          at: nowhere(path),
          anchor: layer.id,
        };
      }
    }
  },
});

function withoutLocale(required: readonly RequiredFile[]): readonly RequiredFile[][] {
  const groups = groupBy(required, ({ class: className, name, cell: { stage, role, mode, kind } }) =>
    JSON.stringify([className, name, stage, role, mode, kind]),
  );
  return [...groups.values()];
}

/** Does the file exist in another language? Then this one is missed by `missing-translation`. */
function hasTranslation({ definition, seeds }: Catalogue, candidate: string, className: string, run: Run): boolean {
  const fileClass = definition.classes[className];
  if (fileClass?.languages !== 'files' || !axesOf(candidate).includes('locale')) return false;
  const paths = new Set(
    Object.keys(definition.axes.locale).flatMap((locale) =>
      namesOf(candidate, { ...run, locale }, definition.axes).map((name) => pathIn(fileClass.folder, name)),
    ),
  );
  return seeds.some(({ file }) => paths.has(file.path));
}

/** The file that is not there: its first line is where it would begin. */
function nowhere(path: string): Place {
  return placeAt({ path, text: '', bom: false }, 0);
}
