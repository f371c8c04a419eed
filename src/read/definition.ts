import { axes as allAxes } from '../core/catalogue.ts';
import type {
  Axis,
  CatalogueDefinition,
  FileClass,
  Layer,
  RequiredCells,
  RunRule,
  Vocabulary,
} from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import { axesOf } from '../core/name.ts';
import type { Path } from './config-merge.ts';
import { axisValue, readAxes, readCells, type Locate } from './definition-axes.ts';
import { checkClass, checkPattern, missing } from './definition-checks.ts';
import { readClasses } from './definition-classes.ts';
import { readContracts } from './definition-contracts.ts';
import { readData } from './definition-data.ts';
import { suggestion } from './schema-faults.ts';
import { shapeFault } from './vocabulary-shape.ts';
import type { WrittenCatalogue, WrittenLayer, WrittenRequirement, WrittenRun } from './written.ts';

/**
 * The definition a merged catalogue stands for: defaults filled in, aliases made canonical. Throws SeedlintError where the
 * parts do not fit together, with the place of the part that names what is not there.
 */
export function readDefinition(written: WrittenCatalogue, at: Locate): CatalogueDefinition {
  const axes = readAxes(written.axes ?? {}, at);
  const locales = Object.keys(axes.locale);
  const first = locales[0];
  if (first === undefined) throw missing('locale', 'axes', 'Name the languages of the prompts.', at(['axes'], 'key'));
  const classes = readClasses(axes, written.classes ?? {}, at);
  const locale = (key: 'default' | 'unmarked' | 'otherwise'): string | undefined => {
    const value = written.locale?.[key];
    return value === undefined ? undefined : axisValue(axes, 'locale', value, () => at(['locale', key]));
  };
  const standard = locale('default') ?? first;
  const unmarked = locale('unmarked') ?? standard;
  const otherwise = locale('otherwise');
  const variable = written.locale?.variable;
  return {
    axes,
    locale: {
      default: standard,
      unmarked,
      ...(otherwise === undefined ? {} : { otherwise }),
      ...(variable === undefined ? {} : { variable }),
    },
    classes,
    runs: (written.runs ?? []).flatMap((run, index) => readRuns(axes, run, ['runs', index], at)),
    layers: readLayers(axes, classes, written.layers ?? [], at),
    required: (written.required ?? []).map((cells, index) =>
      readRequired(axes, classes, cells, ['required', index], at),
    ),
    vocabularies: readVocabularies(axes, written.vocabularies ?? {}, at),
    contracts: readContracts(axes, classes, { contracts: written.contracts ?? {}, locale: unmarked }, at),
    data: readData(axes, written.data ?? [], at),
  };
}

type Axes = CatalogueDefinition['axes'];

/** One entry per combination when a run names several stages, roles or modes at once. */
function readRuns(axes: Axes, written: WrittenRun, path: Path, at: Locate): RunRule[] {
  const kinds = written.kinds?.map((kind, index) => axisValue(axes, 'kind', kind, () => at([...path, 'kinds', index])));
  let runs: Omit<RunRule, 'kinds'>[] = [{}];
  for (const axis of ['stage', 'role', 'mode'] as const) {
    const wanted = written[axis];
    if (wanted === undefined) continue;
    const several = typeof wanted !== 'string';
    const values = (several ? wanted : [wanted]).map((value, index) =>
      axisValue(axes, axis, value, () => at(several ? [...path, axis, index] : [...path, axis])),
    );
    runs = runs.flatMap((run) => values.map((value) => ({ ...run, [axis]: value })));
  }
  return runs.map((run) => ({ ...run, kinds: kinds ?? Object.keys(axes.kind) }));
}

function readLayers(
  axes: Axes,
  classes: Record<string, FileClass>,
  written: readonly WrittenLayer[],
  at: Locate,
): Layer[] {
  const ids = new Set<string>();
  return written.map(({ match, required = true, field, ...layer }, index) => {
    const path: Path = ['layers', index];
    if (ids.has(layer.id)) {
      const hint = 'Reports tell layers apart by their id: rename one.';
      const reason = `Two layers are called "${layer.id}".`;
      throw new SeedlintError('config-invalid', { key: 'id', reason, hint }, at([...path, 'id']));
    }
    ids.add(layer.id);
    checkClass(classes, layer.class, [...path, 'class'], at);
    for (const [each, pattern] of layer.candidates.entries()) checkPattern(pattern, [...path, 'candidates', each], at);
    if (layer.canonical !== undefined && !layer.candidates.includes(layer.canonical)) {
      const { hint } = suggestion(layer.canonical, layer.candidates);
      const reason = `"${layer.canonical}" is not among the candidates of layer "${layer.id}".`;
      throw new SeedlintError('config-invalid', { key: 'canonical', reason, hint }, at([...path, 'canonical']));
    }
    const cells = readCells(axes, match, [...path, 'match'], at);
    return { ...layer, match: cells, required, ...(typeof field === 'string' ? { field } : {}) };
  });
}

function readRequired(
  axes: Axes,
  classes: Record<string, FileClass>,
  written: WrittenRequirement,
  path: Path,
  at: Locate,
): RequiredCells {
  checkClass(classes, written.class, [...path, 'class'], at);
  checkPattern(written.name, [...path, 'name'], at);
  const values: Partial<Record<Axis, readonly string[]>> = {};
  const named = axesOf(written.name);
  for (const axis of allAxes) {
    const wanted = written.values?.[axis];
    if (!wanted) continue;
    if (!named.includes(axis)) {
      const reason = `"${written.name}" does not speak of ${axis}.`;
      const hint = `Add {${axis}} to the name, or remove the values.`;
      throw new SeedlintError('config-invalid', { key: axis, reason, hint }, at([...path, 'values', axis], 'key'));
    }
    values[axis] = wanted.map((value, index) =>
      axisValue(axes, axis, value, () => at([...path, 'values', axis, index])),
    );
  }
  return { class: written.class, name: written.name, values };
}

function readVocabularies(
  axes: Axes,
  written: NonNullable<WrittenCatalogue['vocabularies']>,
  at: Locate,
): Record<string, Vocabulary> {
  const vocabularies: Record<string, Vocabulary> = {};
  for (const [id, one] of Object.entries(written)) {
    const path: Path = ['vocabularies', id];
    if (one.shape === undefined) {
      throw missing('shape', `"vocabularies.${id}"`, 'Say what its names look like.', at(path, 'key'));
    }
    const reason = shapeFault(one.shape);
    if (reason !== undefined) {
      throw new SeedlintError('vocabulary-shape', { shape: one.shape, reason }, at([...path, 'shape']));
    }
    vocabularies[id] = {
      shape: one.shape,
      names: one.names ?? [],
      only: (one.only ?? []).map(({ names, match }, index) => ({
        names,
        match: readCells(axes, match, [...path, 'only', index, 'match'], at),
      })),
    };
  }
  return vocabularies;
}
