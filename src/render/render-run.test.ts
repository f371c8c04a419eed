import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import { promptOf } from '../core/prompt.ts';
import type { Run } from '../core/resolve.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { configFrom } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { memorySource } from '../read/source-memory.ts';
import { isAlive } from './alive.ts';
import { renderRun } from './render-run.ts';
import type { RenderedPrompt } from './rendered.ts';

const template = { language: 'go' };
const layers = [
  { id: 'envelope', class: 'envelope', candidates: ['envelope.tmpl'], required: false },
  { id: 'profile', class: 'profile', candidates: ['profile_{locale}.tmpl'], required: false, field: 'Profile' },
  { id: 'body', class: 'seed', candidates: ['{stage}-{kind}_{locale}.md'], required: false, field: 'TaskBody' },
];
const russian: Run = { stage: 'dev', kind: 'work', locale: 'ru' };

function catalogueOf(files: Record<string, string>, more: object = {}): Catalogue {
  const catalogue = {
    axes: { stage: ['dev'], kind: ['work'], locale: ['ru', 'en'] },
    locale: { variable: 'PromptLocale' },
    classes: {
      seed: { names: ['{stage}-{kind}_{locale}.md'], template },
      plain: { names: ['plain-{kind}_{locale}.md'] },
      profile: { names: ['profile_{locale}.tmpl'], template },
      envelope: { names: ['envelope.tmpl'], languages: 'branches', template },
    },
    runs: [{ stage: 'dev' }],
    layers,
    ...more,
  };
  return readCatalogue(memorySource(files), configFrom({ catalogue }), builtInPacks()).catalogue;
}

function rendered(files: Record<string, string>, more: object = {}, run = russian): RenderedPrompt {
  const catalogue = catalogueOf(files, more);
  return renderRun(catalogue, promptOf(catalogue, run));
}

describe('layers', () => {
  test('one with a field becomes a field of those without, without white space at its ends', () => {
    const { text } = rendered({
      'envelope.tmpl': '\n{{ .Profile }}\n---\n{{ .TaskBody }}\n',
      'profile_ru.tmpl': '\n\nВы разработчик.\n\n',
      'dev-work_ru.md': '  Цель: выпустить.\n',
    });
    expect(text).toBe('Вы разработчик.\n---\nЦель: выпустить.\n');
  });

  test('those without a field follow each other with an empty line between them', () => {
    const parts = { layers: layers.map(({ id, class: name, candidates }) => ({ id, class: name, candidates })) };
    const { text } = rendered(
      { 'envelope.tmpl': 'Среда.\n\n\n', 'profile_ru.tmpl': '', 'dev-work_ru.md': '\nЦель.' },
      parts,
    );
    expect(text).toBe('Среда.\n\nЦель.\n');
  });

  test('an optional one that is not there is an empty field, unless the data has it', () => {
    const files = { 'envelope.tmpl': '[{{ .Profile }}] {{ .TaskBody }}', 'dev-work_ru.md': 'Цель.' };
    expect(rendered(files).text).toBe('[] Цель.\n');
    expect(rendered(files, { data: { values: { Profile: 'кто-то' } } }).text).toBe('[кто-то] Цель.\n');
  });

  test('front matter is no part of a prompt', () => {
    const { text, lines } = rendered({
      'envelope.tmpl': '{{ .TaskBody }}',
      'dev-work_ru.md': '---\nid: dev\n---\n\nЦель.\n',
    });
    expect(text).toBe('Цель.\n');
    expect(lines).toEqual([{ path: 'dev-work_ru.md', line: 5, layer: 'body' }]);
  });

  test('a class without a template is taken as it is', () => {
    const plain = [{ id: 'plain', class: 'plain', candidates: ['plain-{kind}_{locale}.md'] }];
    expect(rendered({ 'plain-work_ru.md': 'a {{ .X }}\n' }, { layers: plain }).text).toBe('a {{ .X }}\n');
  });

  test('a function that the class does not name is unknown', () => {
    const files = { 'envelope.tmpl': '{{ toLower "A" }}' };
    const classes = { envelope: { names: ['envelope.tmpl'], template: { language: 'go', functions: [] } } };
    const only = layers.slice(0, 1);
    expect(() => rendered(files, { classes, layers: only })).toThrow(SeedlintError);
    expect(() => rendered(files, { classes, layers: only })).toThrow('There is no function "toLower".');
  });
});

describe('the lines of a prompt', () => {
  test('come from the file that gave them, also through a field', () => {
    const { text, lines } = rendered({
      'envelope.tmpl': '{{ if eq .PromptLocale "ru" }}\nСреда\n\n{{ .TaskBody }}\n{{ end }}конец',
      'dev-work_ru.md': 'Цель.\n\n1. Шаг {{ .PromptLocale }}.\n',
    });
    expect(text.split('\n')).toEqual(['Среда', '', 'Цель.', '', '1. Шаг ru.', 'конец', '']);
    expect(lines.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'envelope.tmpl:2',
      'envelope.tmpl:3',
      'dev-work_ru.md:1',
      'dev-work_ru.md:2',
      'dev-work_ru.md:3',
      'envelope.tmpl:5',
    ]);
  });

  test('what a function makes of a field comes from the action', () => {
    const { lines } = rendered({
      'envelope.tmpl': 'a\n{{ printf "%s" .TaskBody }}',
      'dev-work_ru.md': 'Цель.\nИтог.\n',
    });
    expect(lines.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'envelope.tmpl:1',
      'envelope.tmpl:2',
      'envelope.tmpl:2',
    ]);
  });

  test('a line that only an action fills has its place', () => {
    const { lines } = rendered({ 'envelope.tmpl': 'a\n\n  {{ .PromptLocale }} x\n' });
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  test('there are none where there is nothing', () => {
    const { text, lines, pieces } = rendered({ 'envelope.tmpl': ' {{ if false }}x{{ end }}\n' });
    expect([text, lines, pieces]).toEqual(['', [], []]);
  });
});

describe('policy marks', () => {
  const files = {
    'envelope.tmpl':
      '# Правила\n\n<!-- policy:no-secrets -->\n- Не публикуйте секреты.\n  <!-- /policy:no-secrets --> <!-- policy:x -->\n- Пишите <!-- policy:y --> прямо.\n<!-- note -->\n',
  };

  test('are part of a prompt', () => {
    expect(rendered(files).text).toBe(files['envelope.tmpl']);
  });

  test('are left out on demand, where they have a line of their own', () => {
    const catalogue = catalogueOf(files);
    const { text, lines, pieces } = renderRun(catalogue, promptOf(catalogue, russian), {}, { marks: false });
    expect(text).toBe('# Правила\n\n- Не публикуйте секреты.\n- Пишите <!-- policy:y --> прямо.\n<!-- note -->\n');
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 4, 6, 7]);
    expect(pieces.map(({ from, to }) => to - from).reduce((sum, size) => sum + size, 0)).toBe(text.length);
  });
});

describe('what is alive', () => {
  const files = {
    'envelope.tmpl':
      '{{ if eq .PromptLocale "ru" }}Один {{ .PromptLocale }} два.{{ if .Full }} Три.{{ end }}{{ else }}One.{{ end }}\n{{ .TaskBody }}\n',
    'dev-work_ru.md': 'Цель: раз.\n\n- Пункт {{ if .Full }}полный{{ else }}краткий{{ end }} здесь.\n',
  };
  const catalogue = catalogueOf(files);
  const prompt = promptOf(catalogue, russian);
  const asks = (data: object, path: keyof typeof files, words: string): boolean => {
    const start = files[path].indexOf(words);
    expect(start).toBeGreaterThanOrEqual(0);
    return isAlive(renderRun(catalogue, prompt, { PromptLocale: 'ru', ...data }), path, start, start + words.length);
  };

  test('text that is there, whatever actions stand in it', () => {
    expect(asks({ Full: false }, 'envelope.tmpl', 'Один {{ .PromptLocale }} два.')).toBe(true);
    expect(asks({ Full: false }, 'dev-work_ru.md', 'Цель: раз.')).toBe(true);
  });

  test('not what stands under a condition that does not hold', () => {
    expect(asks({ Full: false }, 'envelope.tmpl', 'Три.')).toBe(false);
    expect(asks({ Full: true }, 'envelope.tmpl', 'Три.')).toBe(true);
    expect(asks({ Full: false }, 'dev-work_ru.md', '- Пункт {{ if .Full }}полный{{ else }}краткий{{ end }}')).toBe(
      false,
    );
  });

  test('not another language, though it counts for nothing beside the own one', () => {
    expect(asks({ Full: true }, 'envelope.tmpl', 'One.')).toBe(false);
    expect(asks({ Full: true }, 'envelope.tmpl', 'Три.{{ end }}{{ else }}One.')).toBe(true);
  });

  test('not a body that the envelope does not print, nor a file that is no part', () => {
    const without = { ...files, 'envelope.tmpl': 'Только среда.' };
    const other = catalogueOf(without);
    const result = renderRun(other, promptOf(other, russian), { PromptLocale: 'ru', Full: true });
    expect(isAlive(result, 'dev-work_ru.md', 0, 5)).toBe(false);
    expect(isAlive(result, 'dev-work_en.md', 0, 5)).toBe(false);
  });

  test('not text of which a line was left out', () => {
    const marked = catalogueOf({ 'envelope.tmpl': 'Один.\n<!-- policy:x -->\nДва.\n' });
    const without = renderRun(marked, promptOf(marked, russian), {}, { marks: false });
    expect([isAlive(without, 'envelope.tmpl', 0, 5), isAlive(without, 'envelope.tmpl', 0, 27)]).toEqual([true, false]);
  });

  test('white space and actions alone need only their file', () => {
    expect(asks({ Full: false }, 'envelope.tmpl', '{{ .TaskBody }}\n')).toBe(true);
  });
});
