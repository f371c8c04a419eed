import { describe, expect, test } from 'vitest';
import type { LocalePack } from '../core/locale-pack.ts';
import type { Section, Span, View } from '../core/seed.ts';
import type { Template } from '../core/template.ts';
import type { TextFile } from '../core/text.ts';
import { parseMarkdown } from './markdown.ts';
import { readStructure } from './structure.ts';

const ru: LocalePack = {
  tag: 'ru',
  policies: {},
  sections: {
    goal: ['Цель', 'Цель *'],
    steps: ['Порядок работы', 'Сделайте'],
    done: ['Критерий завершения'],
    forbidden: ['Запрещено'],
  },
};

describe('sections', () => {
  test('labels before lists begin sections; what stands before the first is the opening', () => {
    const { sections } = read(`Вы системный агент этапа \`run:arch\` (\`sa\`).

Цель:
- зафиксировать решение.

Сделайте:
1. Прочитайте C4.

Критерий завершения:
- архитектура готова.
`);
    expect(outline(sections)).toEqual([
      'opening',
      'label «Цель» goal',
      'label «Сделайте» steps',
      'label «Критерий завершения» done',
    ]);
    expect(sections.map(({ place }) => place.line)).toEqual([1, 3, 6, 9]);
    expect(sections.map(({ units }) => units.length)).toEqual([1, 1, 1, 1]);
  });

  test('headings begin sections, and hand their role to labels and sub-headings the pack does not know', () => {
    const { sections } = read(`# Агент dev

## 1. Порядок работы

Перед началом:
- прочитайте Issue.

### Проверки
Запустите тесты.

## Запрещено ##
- секреты в логах.

## Заметки
- одна.
`);
    expect(outline(sections)).toEqual([
      'opening',
      'heading1 «Агент dev»',
      'heading2 «1. Порядок работы» steps',
      'label «Перед началом» steps',
      'heading3 «Проверки» steps',
      'heading2 «Запрещено» forbidden',
      'heading2 «Заметки»',
    ]);
  });

  test.each([
    ['**Цель:**\n\nВосстановить кластер.\n', 'label «Цель» goal'],
    ['**Цель**\n\nВосстановить кластер.\n', 'label «Цель» goal'],
    ['**Цель**\nВосстановить кластер.\n', 'label «Цель» goal'],
    ['**Цель**:\n- восстановить кластер.\n', 'label «Цель» goal'],
    ['__Цель:__ восстановить кластер.\n', 'label «Цель» goal'],
    ['Цель: восстановить кластер.\n', 'label «Цель» goal'],
    ['Цель revise:\n- закрыть замечания.\n', 'label «Цель revise» goal'],
    ['**Как обычно:**\n- закрыть замечания.\n', 'label «Как обычно»'],
    ['Тело задачи:\n{{ .TaskBody }}\n', 'label «Тело задачи»'],
    ['Вот что важно:\n\nНе спешите.\n', 'label «Вот что важно»'],
    ['Вы работаете одни. Выполните следующее:\n- прочитайте Issue.\n', 'label «Выполните следующее»'],
    [
      'Перед тем как менять код,\nубедитесь в главном:\n- ветка свежая.\n',
      'label «Перед тем как менять код, убедитесь в главном»',
    ],
    ['Порядок работы\n==============\n', 'heading1 «Порядок работы» steps'],
  ])('a label: %j', (text, expected) => {
    expect(outline(read(text).sections)).toEqual(['opening', expected]);
  });

  test.each([
    ['a sentence with a colon in it', 'Важно: не публикуйте секреты.\n'],
    ['a bold word before a sentence', '**Важно:** не публикуйте секреты.\n'],
    ['a wrapped sentence', 'Помните о главном правиле:\nне публикуйте секреты.\n'],
    ['a line that goes on from the one before', 'Делайте так, как\nНаписано Ниже:\nпорядок важен\n'],
    ['a command that is announced', 'Запустите проверку:\n\n```sh\nnpm test\n```\n'],
    ['a bold sentence', '**Не публикуйте секреты.**\n\nНикогда.\n'],
    ['a colon within code', 'Поставьте метку `state:`\n\nЗатем выйдите.\n'],
    ['an item of a list', '- Заголовок:\n  - одна строка.\n'],
    ['a label in a quote', '> Цель:\n> - чужая.\n'],
    ['a long sentence before a list', `Если ${'изменён код сервиса и '.repeat(6)}тесты, запустите:\n- тесты.\n`],
  ])('no label: %s', (_, text) => {
    expect(outline(read(text).sections)).toEqual(['opening']);
  });

  test('a label glued to the list above it begins a section all the same', () => {
    const { sections, units } = read(`Цель:
- закрыть замечания
Порядок работы:
1. Прочитайте PR.
2. Ответьте.
Запрещено:
- пропускать замечания.
`);
    expect(outline(sections)).toEqual([
      'opening',
      'label «Цель» goal',
      'label «Порядок работы» steps',
      'label «Запрещено» forbidden',
    ]);
    expect(units.map(({ text }) => text)).toEqual([
      'закрыть замечания',
      'Прочитайте PR.',
      'Ответьте.',
      'пропускать замечания.',
    ]);
    expect(sections.map(({ lists }) => lists.map(markers))).toEqual([[], ['-'], ['1. 2.'], ['-']]);
  });

  test('a label within a list splits the list', () => {
    const { sections } = read('Цель:\n- закрыть замечания.\nЗапрещено:\n- пропускать замечания.\n- спорить.\n');
    expect(sections.map(({ lists }) => lists.map(markers))).toEqual([[], ['-'], ['- -']]);
  });

  test('is empty when nothing but sub-headings or comments follows', () => {
    const { sections } = read(`## Цель

## Порядок работы
### Сначала
### Потом
Ответьте.

## Критерий завершения
<!-- дописать -->

---

## Запрещено
Секреты:

## Проверки
\`\`\`sh
npm test
\`\`\`
`);
    expect(sections.filter(({ empty }) => empty).map(({ label }) => label)).toEqual([
      '',
      'Цель',
      'Сначала',
      'Критерий завершения',
      'Секреты',
    ]);
  });

  test('is not empty when a template brings its text in', () => {
    const text = 'Порядок работы:\n{{ template "steps" . }}\n';
    const at = text.indexOf('{{');
    const action = {
      keyword: 'template',
      start: at,
      end: text.length - 1,
      trimStart: at,
      trimEnd: text.length - 1,
    } as const;
    const spans = [{ from: 0, start: 0, length: at }];
    const { sections } = read(text.slice(0, at), {
      file: text,
      spans,
      template: { nodes: [], actions: [action], errors: [] },
    });
    expect(sections.map(({ empty }) => empty)).toEqual([true, false]);
  });

  test('front matter is no part of the prompt, readable or not', () => {
    for (const fence of ['---', '---js']) {
      const { sections, units, runs } = read(`${fence}\nstage: dev\n---\nВы агент.\n`);
      expect(outline(sections)).toEqual(['opening']);
      expect(units.map(({ text }) => text)).toEqual(['Вы агент.']);
      expect(runs.filter(({ unit }) => unit !== undefined)).toHaveLength(1);
      expect(sections[0]?.place.line).toBe(4);
    }
  });

  test('an empty file has an empty opening and nothing else', () => {
    expect(read('')).toMatchObject({
      sections: [{ form: 'opening', empty: true, place: { line: 1 } }],
      units: [],
      runs: [],
    });
  });
});

describe('lists', () => {
  test('keep the numbers as printed, nested lists after the one they stand in', () => {
    const { sections } = read('Сделайте:\n\n3) Соберите данные:\n   - запуски;\n   - PR.\n5) Опишите их.\n');
    expect(sections[1]?.lists.map((list) => [list.depth, list.ordered, markers(list)])).toEqual([
      [0, true, '3) 5)'],
      [1, false, '- -'],
    ]);
    expect(sections[1]?.lists[0]?.items.map(({ number, place }) => [number, place.line])).toEqual([
      [3, 3],
      [5, 6],
    ]);
  });

  test('numbered lines right below a label are a list, though Markdown reads on', () => {
    const text = 'Сделайте:\n2. Прочитайте\nIssue.\n3. Ответьте.\n';
    const { sections, units } = read(text);
    expect(sections[1]?.lists.map(markers)).toEqual(['2. 3.']);
    expect(units.map((unit) => [unit.shape, unit.number, unit.text])).toEqual([
      ['step', 2, 'Прочитайте Issue.'],
      ['step', 3, 'Ответьте.'],
    ]);
    expect(text.slice(units[1]?.place.start, units[1]?.place.end)).toBe('Ответьте.');
  });
});

describe('units', () => {
  test('steps, bullets, nested bullets and sentences, with the item they are nested in', () => {
    const { units } = read(`Вы агент. Работайте сами.

Сделайте:
1. Соберите данные
   о запусках:
   - последний;
     - его номер.
2. Опишите.

   Кратко.
`);
    expect(units.map((unit) => [unit.shape, unit.depth, unit.parent, unit.number, unit.lead, unit.text])).toEqual([
      ['sentence', 0, undefined, undefined, false, 'Вы агент.'],
      ['sentence', 0, undefined, undefined, false, 'Работайте сами.'],
      ['step', 0, undefined, 1, true, 'Соберите данные о запусках:'],
      ['bullet', 1, 2, undefined, false, 'последний;'],
      ['bullet', 2, 3, undefined, false, 'его номер.'],
      ['step', 0, undefined, 2, false, 'Опишите. Кратко.'],
    ]);
  });

  test('places cover the words, not the marker', () => {
    const text = 'Сделайте:\n1. Прочитайте\n   `AGENTS.md`.\n';
    const [unit] = read(text).units;
    expect(text.slice(unit?.place.start, unit?.place.end)).toBe('Прочитайте\n   `AGENTS.md`.');
    expect([unit?.place.line, unit?.place.column, unit?.place.endLine]).toEqual([2, 4, 3]);
  });

  test('a line indented like an outer item belongs to it, and a sentence at the margin to nobody', () => {
    const { units } = read(`Сделайте:
1. Подготовьте PR. Разрешены:
   - промпты;
   - \`Dockerfile\`.
   Код сервисов не меняйте.
2. Ответьте
всем.
Затем остановитесь.
`);
    expect(units.map((unit) => [unit.shape, unit.text])).toEqual([
      ['step', 'Подготовьте PR. Разрешены: Код сервисов не меняйте.'],
      ['bullet', 'промпты;'],
      ['bullet', '`Dockerfile`.'],
      ['step', 'Ответьте всем.'],
      ['sentence', 'Затем остановитесь.'],
    ]);
  });

  test('text in quotes and between tags counts; code, comments and lines across the page do not', () => {
    const { units } = read(`> Не спорьте. Отвечайте.
> - по делу;
>   кратко.

<rules>
Не публикуйте секреты.
<!-- дописать -->
</rules>

<!-- Не читайте. -->

---

\`\`\`sh
npm test. Потом push.
\`\`\`
`);
    expect(units.map(({ text }) => text)).toEqual([
      'Не спорьте.',
      'Отвечайте.',
      'по делу; кратко.',
      'Не публикуйте секреты.',
    ]);
  });

  test('sentences are not cut within code, links, addresses and template actions', () => {
    const text =
      'Откройте `a. B`. Затем [Док. Раздел](https://x.example/a. "B. C"). См. https://x.example/A.B и {{ .Doc }}. **Готово.** Стоп.\n';
    const { units } = read(text, { template: outputs(text) });
    expect(units.map(({ text }) => text)).toEqual([
      'Откройте `a. B`.',
      'Затем [Док. Раздел](https://x.example/a. "B. C").',
      'См. https://x.example/A.B и {{ .Doc }}.',
      '**Готово.**',
      'Стоп.',
    ]);
  });

  test('a hard break ends a sentence, a soft one does not', () => {
    const { units } = read('Роль: dev\\\nРежим: work\nи revise\n');
    expect(units.map(({ text }) => text)).toEqual(['Роль: dev', 'Режим: work и revise']);
  });

  test('items without text of their own are no units', () => {
    const { units } = read('- - вложенный\n-\n- последний\n');
    expect(units.map((unit) => [unit.text, unit.depth, unit.parent])).toEqual([
      ['вложенный', 1, undefined],
      ['последний', 0, undefined],
    ]);
  });

  test('inline code becomes tokens, with the place inside the backticks', () => {
    const text = 'Вызовите `run_status_report` и `` `gh` ``, затем `mkdir -p /tmp/<run-id>`.\n';
    const [unit] = read(text).units;
    expect(unit?.tokens.map((token) => token.text)).toEqual(['run_status_report', '`gh`', 'mkdir -p /tmp/<run-id>']);
    for (const { text: token, place } of unit?.tokens ?? []) expect(text.slice(place.start, place.end)).toBe(token);
  });

  test.each([
    ['после каждых 3-4 вызовов', ['3-4']],
    ['от 5–7 до 50, 1.5 часа, 10,000 строк', ['5–7', '50', '1.5', '10,000']],
    ['не больше 5.', ['5']],
    ['5-минутный перерыв, 100 мс, 200ms, 50%, не 15 м', ['5', '100', '200', '50', '15']],
    ['до 2026-01-31', ['2026-01-31']],
    ['C4, UTF-8, SHA-256, v2, #123, Issue #4, S1, x86, 2FA', []],
    ['docs/s2/epic-3.md, 3/4, `7`, <шаг-8>, [9](docs/9.md), https://x.example/10', ['9']],
  ])('numbers in «%s»', (text, expected) => {
    expect(read(`${text}\n`).units.flatMap((unit) => unit.numbers.map((number) => number.text))).toEqual(expected);
  });

  test('angle placeholders count, also in code; tags and addresses do not', () => {
    const { units } = read('Каталог `/tmp/<run-id>`, <краткий итог>, <b>жирно</b>, <https://x.example>, a < b > c.\n');
    expect(units[0]?.placeholders.map(({ text }) => text)).toEqual(['<run-id>', '<краткий итог>']);
  });

  test('template outputs are placeholders, guards come from the view', () => {
    const text = 'Ветка `{{ .TargetBranch }}` и {{ .BaseBranch }}.\n';
    const { units } = read(text, { template: outputs(text), guards: ['if .IsFullEnv'] });
    expect(units[0]?.placeholders.map((placeholder) => placeholder.text)).toEqual([
      '{{ .TargetBranch }}',
      '{{ .BaseBranch }}',
    ]);
    expect(units[0]?.guards).toEqual(['if .IsFullEnv']);
  });
});

describe('runs', () => {
  test('are cut at markup, sentences and actions, and stand in the file exactly so', () => {
    const text = 'Цель: **быстро** `gh {{ .N }} x`. Готово &amp; {{ .A }} всё.\n\n```sh\nnpm test\n```\n';
    const { runs, units } = read(text, { template: outputs(text) });
    expect(
      runs.map((run) => [run.kind, run.text, run.unit === undefined ? '' : units[run.unit]?.text.slice(0, 6)]),
    ).toEqual([
      ['prose', 'Цель: ', ''],
      ['prose', 'быстро', '**быст'],
      ['code', 'gh ', '**быст'],
      ['code', ' x', '**быст'],
      ['prose', '.', '**быст'],
      ['prose', 'Готово &amp; ', 'Готово'],
      ['prose', ' всё.', 'Готово'],
      ['fence', 'npm test\n', ''],
    ]);
    for (const run of runs) expect(text.slice(run.start, run.end)).toBe(run.text);
  });

  test('in a quote never hold the quote marks', () => {
    const { runs } = read('> Первая строка\n> вторая\n');
    expect(runs.map(({ text }) => text)).toEqual(['Первая строка', 'вторая']);
  });

  test('of a view are cut where the file goes on elsewhere', () => {
    const text = 'Работайте {{ if eq .L "ru" }}сами{{ end }} всегда.\n';
    const spans = spansOf(text, ['Работайте ', 'сами', ' всегда.\n']);
    const { runs, units } = read(spans.map(({ start, length }) => text.slice(start, start + length)).join(''), {
      file: text,
      spans,
    });
    expect(runs.map((run) => [run.text, run.unit])).toEqual([
      ['Работайте ', 0],
      ['сами', 0],
      [' всегда.', 0],
    ]);
    for (const run of runs) expect(text.slice(run.start, run.end)).toBe(run.text);
    expect(units[0]?.text).toBe('Работайте сами всегда.');
    expect(text.slice(units[0]?.place.start, units[0]?.place.end)).toBe(text.trimEnd());
  });
});

test('3,000 units take a fraction of the time their parser takes', () => {
  const text = `Сделайте:\n${'1. Вызовите `run_status_report` после 3-4 вызовов; см. **п. 5**.\n   - Затем ответьте в [PR](https://x.example). Коротко.\n'.repeat(1_000)}\nАбзац. ${'Не публикуйте секреты в `docs`. '.repeat(1_000)}\n`;
  const file: TextFile = { path: 'dev-work.md', text, bom: false };
  const began = performance.now();
  const tree = parseMarkdown(text);
  const parsed = performance.now() - began;
  const view = { locale: 'ru', text, spans: [{ from: 0, start: 0, length: text.length }], tree, guardsAt: () => [] };
  // The best of three: what else the machine does at the moment is no property of the code.
  const durations = [1, 2, 3].map(() => {
    const start = performance.now();
    expect(readStructure(file, view, undefined, ru).units.length).toBe(3_001);
    return performance.now() - start;
  });
  expect(Math.min(...durations)).toBeLessThan(Math.max(200, parsed / 2));
});

interface Given {
  /** Text of the file, when the view is only a part of it. */
  file?: string;
  spans?: readonly Span[];
  template?: Template;
  guards?: readonly string[];
}

function read(text: string, given: Given = {}): Pick<View, 'sections' | 'units' | 'runs'> {
  const file: TextFile = { path: 'dev-work.md', text: given.file ?? text, bom: false };
  const spans = given.spans ?? [{ from: 0, start: 0, length: text.length }];
  const view = { locale: 'ru', text, spans, tree: parseMarkdown(text), guardsAt: () => given.guards ?? [] };
  return readStructure(file, view, given.template, ru);
}

function outline(sections: readonly Section[]): string[] {
  return sections.map(({ form, level, label, role }) =>
    [`${form}${level || ''}`, label && `«${label}»`, role].filter(Boolean).join(' '),
  );
}

function markers(list: { items: readonly { marker: string }[] }): string {
  return list.items.map(({ marker }) => marker).join(' ');
}

function outputs(text: string): Template {
  const actions = [...text.matchAll(/\{\{.*?\}\}/g)].map(({ 0: { length }, index }) => ({
    keyword: 'output' as const,
    start: index,
    end: index + length,
    trimStart: index,
    trimEnd: index + length,
  }));
  return { nodes: [], actions, errors: [] };
}

function spansOf(text: string, parts: readonly string[]): Span[] {
  let from = 0;
  return parts.map((part) => {
    const span = { from, start: text.indexOf(part), length: part.length };
    from += part.length;
    return span;
  });
}
