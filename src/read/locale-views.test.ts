import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localesBranchedOn, viewFor } from './locale-views.ts';
import { parseTemplate } from './template.ts';

function view(text: string, locale: string, variable: string | undefined = 'PromptLocale') {
  return viewFor(parseTemplate(text), text, locale, variable);
}

/** What Russian, then English sees. */
function seen(text: string, variable?: string): [string, string] {
  return [view(text, 'ru', variable).text, view(text, 'en', variable).text];
}

function guards(text: string, what: string, locale = 'ru'): readonly string[] {
  return view(text, locale).guardsAt(text.indexOf(what));
}

describe('conditions on the locale', () => {
  test.each([
    ['{{ if eq .PromptLocale "ru" }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if eq "ru" .PromptLocale }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if eq $.PromptLocale `ru` }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if ne .PromptLocale "ru" }}yes{{ else }}да{{ end }}', 'да', 'yes'],
    ['{{ if eq .PromptLocale "uk" "ru" }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if .PromptLocale | eq "ru" }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if (eq .PromptLocale "ru") }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if not (eq .PromptLocale "en") }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if or (eq .PromptLocale "ru") (eq .PromptLocale "uk") }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if and (ne .PromptLocale "en") (ne .PromptLocale "de") }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if eq (toLower .PromptLocale) "ru" }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ if eq .PromptLocale "ru" }}да{{ else if eq .PromptLocale "en" }}yes{{ else }}?{{ end }}', 'да', 'yes'],
    ['{{ if eq .PromptLocale "de" }}ja{{ end }}.', '.', '.'],
    ['{{ $l := .PromptLocale }}{{ if eq $l "ru" }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ $ru := eq .PromptLocale "ru" }}{{ if $ru }}да{{ else }}yes{{ end }}', 'да', 'yes'],
    ['{{ range .Docs }}{{ if eq $.PromptLocale "ru" }}да{{ else }}yes{{ end }}{{ end }}', 'да', 'yes'],
    [
      '{{ template "x" . }}{{ define "x" }}{{ if eq .PromptLocale "ru" }}да{{ else }}yes{{ end }}{{ end }}',
      '{{ template "x" . }}да',
      '{{ template "x" . }}yes',
    ],
  ])('%s', (text, russian, english) => {
    expect(seen(text)).toEqual([russian, english]);
  });

  test('a named template that only one language calls, by itself or through another, is that language alone', () => {
    const text =
      '{{ define "ru" }}да{{ template "ru_end" }}{{ end }}{{ define "ru_end" }}, конец{{ end }}{{ define "en" }}yes{{ end }}' +
      '{{ if eq .PromptLocale "ru" }}{{ template "ru" }}{{ else }}{{ template "en" }}{{ end }}';
    expect(seen(text)).toEqual(['да{{ template "ru_end" }}, конец{{ template "ru" }}', 'yes{{ template "en" }}']);
  });

  test('a named template that nothing calls, or both languages do, is there for both', () => {
    const text =
      '{{ define "a" }}A{{ end }}{{ define "b" }}B{{ end }}{{ if eq .PromptLocale "ru" }}{{ template "b" }}{{ else }}{{ template "b" }}{{ end }}';
    expect(seen(text)).toEqual(['AB{{ template "b" }}', 'AB{{ template "b" }}']);
  });

  test('the locale may be a field of a field', () => {
    const text = '{{ if eq .Locale.Code "ru" }}да{{ else }}yes{{ end }}';
    expect(seen(text, 'Locale.Code')).toEqual(['да', 'yes']);
    expect(seen('{{ with .Locale }}{{ if eq .Code "ru" }}да{{ else }}yes{{ end }}{{ end }}', 'Locale.Code')).toEqual([
      'да',
      'yes',
    ]);
  });

  test.each([
    ['another question', '{{ if .IsFullEnv }}да{{ else }}нет{{ end }}', 'данет'],
    [
      'a field of the same name elsewhere',
      '{{ range .Docs }}{{ if eq .PromptLocale "ru" }}да{{ else }}нет{{ end }}{{ end }}',
      'данет',
    ],
    [
      'a variable that is assigned anew',
      '{{ $l := .PromptLocale }}{{ $l = .Other }}{{ if eq $l "en" }}нет{{ else }}да{{ end }}',
      'нетда',
    ],
    ['a function nobody knows', '{{ if hasPrefix .PromptLocale "en" }}нет{{ else }}да{{ end }}', 'нетда'],
  ])('%s keeps all branches', (_, text, kept) => {
    expect(view(text, 'ru').text).toBe(kept);
  });

  test('half a question is answered as far as it goes', () => {
    const text = '{{ if and .IsFullEnv (eq .PromptLocale "ru") }}да{{ else }}иначе{{ end }}';
    expect(seen(text)).toEqual(['даиначе', 'иначе']);
  });

  test('a catalogue without a locale variable keeps everything', () => {
    const text = '{{ if eq .PromptLocale "ru" }}да{{ else }}yes{{ end }}';
    expect(viewFor(parseTemplate(text), text, 'ru', undefined).text).toBe('даyes');
  });

  test.each([
    ['{{ if eq .PromptLocale "ru" }}да{{ end }}', true],
    ['{{ $ru := eq .PromptLocale "ru" }}{{ if $ru }}да{{ end }}', true],
    ['{{ if and .IsFullEnv (eq "ru" $.PromptLocale) }}да{{ end }}', true],
    ['{{ if .PromptLocale }}{{ .PromptLocale }}{{ end }}', false],
    ['{{ if eq .TriggerKind "ru" }}да{{ end }}', false],
    ['Язык: {{ .PromptLocale }}', false],
  ])('%s: branched on the locale is %s', (text, branched) => {
    expect(localesBranchedOn(parseTemplate(text), text, 'PromptLocale')).toBe(branched);
    expect(localesBranchedOn(parseTemplate(text), text, undefined)).toBe(false);
  });
});

describe('layout', () => {
  test('a prompt reads as Go prints it', () => {
    const text = [
      '{{- if eq .PromptLocale "ru" }}',
      'Порядок:',
      '1. Прочитайте `AGENTS.md`.',
      '{{- if .IsFullEnv }}',
      '2. Проверьте `kubectl`.',
      '{{- end }}',
      '{{- /* до конца */ -}}',
      '{{- $n := len .Docs }}',
      '3. Обновите `{{ .TargetBranch }}`.',
      '{{- else }}',
      'Order:',
      '{{- end }}',
      '',
    ].join('\n');
    expect(view(text, 'ru').text).toBe(
      '\nПорядок:\n1. Прочитайте `AGENTS.md`.\n2. Проверьте `kubectl`.\n3. Обновите `{{ .TargetBranch }}`.\n',
    );
    expect(view(text, 'en').text).toBe('\nOrder:\n');
  });

  test('trim markers of output actions join lines too', () => {
    expect(view('Ветка:\n{{- .TargetBranch -}}\n, готово', 'ru').text).toBe('Ветка:{{- .TargetBranch -}}, готово');
  });

  test('bodies of named templates stay where they are written', () => {
    expect(view('{{ define "ru" }}Готово.{{ end }}{{ block "en" . }}Done.{{ end }}', 'ru').text).toBe('Готово.Done.');
  });

  test('a file without actions is one span', () => {
    expect(view('Прочитайте.\n', 'ru')).toMatchObject({
      spans: [{ from: 0, start: 0, length: 12 }],
      text: 'Прочитайте.\n',
    });
    expect(view('', 'ru')).toMatchObject({ spans: [], text: '' });
  });
});

describe('guards', () => {
  test('name what is asked besides the locale, outermost first', () => {
    const text =
      '{{ if eq .PromptLocale "ru" }}{{ if   .IsFullEnv }}{{ range .Docs }}а{{ end }}{{ else }}б{{ end }}в{{ end }}';
    expect(guards(text, 'а')).toEqual(['if .IsFullEnv', 'range .Docs']);
    expect(guards(text, 'б')).toEqual(['else of if .IsFullEnv']);
    expect(guards(text, 'в')).toEqual([]);
  });

  test('tell the branches of a chain apart', () => {
    const text = '{{ if .A }}а{{ else if eq .Kind "work" }}б{{ else }}в{{ end }}';
    expect([guards(text, 'а'), guards(text, 'б'), guards(text, 'в')]).toEqual([
      ['if .A'],
      ['else if eq .Kind "work"'],
      ['else of if .A'],
    ]);
  });

  test('are the same for every locale, however the locale is mixed in', () => {
    const text =
      '{{ if and .A (eq .PromptLocale "ru") }}а{{ else if and (ne .PromptLocale "ru") .A }}b{{ else }}в{{ end }}';
    expect(guards(text, 'а', 'ru')).toEqual(['if .A']);
    expect(guards(text, 'b', 'en')).toEqual(['if .A']);
    expect(guards(text, 'в', 'ru')).toEqual(guards(text, 'в', 'en'));
  });

  test('are those of the output action itself', () => {
    expect(guards('{{ with .Doc }}`{{ .Path }}`{{ end }}', '{{ .Path }}')).toEqual(['with .Doc']);
  });
});

describe('any template', () => {
  const text = fc.constantFrom('текст', '\n', ' ', '\n- шаг\n', 'English', '🙂', '');
  const { block } = fc.letrec<{ block: string; nodes: string }>((tie) => ({
    nodes: fc
      .array(fc.oneof({ depthSize: 'small' }, text, tie('block')), { maxLength: 5 })
      .map((parts) => parts.join('')),
    block: fc
      .tuple(
        fc.constantFrom('eq .PromptLocale "ru"', 'eq .PromptLocale "en"', '.A', 'and .A (eq .PromptLocale "ru")'),
        fc.constantFrom(['{{', '}}'], ['{{- ', ' }}'], ['{{ ', ' -}}'], ['{{- ', ' -}}']),
        tie('nodes'),
        tie('nodes'),
      )
      .map(([condition, [open, close], one, other]) => {
        const action = (words: string) => `${open}${words}${close}`;
        return `${action(`if ${condition}`)}${one}${action('.X')}${action('else')}${other}${action('end')}`;
      }),
  }));

  test('every span is the very text of the file, in order', () => {
    fc.assert(
      fc.property(fc.oneof(block, fc.string({ unit: 'grapheme' })), fc.constantFrom('ru', 'en'), (source, locale) => {
        const { spans, text: seenText } = view(source, locale);
        let from = 0;
        let reached = 0;
        for (const span of spans) {
          expect(span.from).toBe(from);
          expect(span.length).toBeGreaterThan(0);
          expect(span.start).toBeGreaterThanOrEqual(reached);
          expect(seenText.slice(span.from, span.from + span.length)).toBe(
            source.slice(span.start, span.start + span.length),
          );
          from += span.length;
          reached = span.start + span.length;
        }
        expect(from).toBe(seenText.length);
      }),
      { numRuns: 500 },
    );
  });
});
