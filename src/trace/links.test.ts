import { describe, expect, test } from 'vitest';
import { traceFiles, type TraceFilesOptions } from '../testing/trace.ts';
import type { TraceLink } from './trace.ts';

const law = `policies:
  no-secrets:
    title: { ru: секреты не публикуются, en: secrets are not published }
    force: must-not
    carried: managed
    traces: [REQ-001, REQ-999]
`;
const files = {
  'policies.yaml': law,
  'locales/ru/policies/no-secrets.md': 'Не публикуйте секреты.\n',
  'locales/en/policies/no-secrets.md': 'Do not publish secrets.\n',
  'role-dev-work_ru.md':
    '---\ntraces: [REQ-002]\nlinks: { issues: [12] }\n---\n\n<!-- policy:no-secrets -->\nНе публикуйте секреты.\n<!-- /policy:no-secrets -->\n',
  'role-dev-work_en.md': '<!-- policy:no-secrets -->\nDo not publish any.\n<!-- /policy:no-secrets -->\n',
};
const register = { 'REQ-001': { en: 'No secrets.' }, 'REQ-002': {} };

async function links(options: TraceFilesOptions = {}): Promise<readonly TraceLink[]> {
  return (await traceFiles(files, { register, ...options })).links;
}

async function states(options: TraceFilesOptions = {}): Promise<string[]> {
  return (await links(options)).map(({ id, state }) => `${id}: ${state}`);
}

describe('a link', () => {
  test('is current as long as nothing has been reviewed, and broken where its target is not there', async () => {
    expect(await states()).toEqual([
      'policy no-secrets -> REQ-001: current',
      'policy no-secrets -> REQ-999: broken',
      'block role-dev-work_en.md#no-secrets -> policy no-secrets: suspect',
      'seed role-dev-work_ru.md -> REQ-002: current',
      'seed role-dev-work_ru.md -> #12: current',
      'block role-dev-work_ru.md#no-secrets -> policy no-secrets: current',
    ]);
  });

  test('is new until it has been reviewed, then current, then suspect when the requirement changes', async () => {
    const id = 'policy no-secrets -> REQ-001';
    const stateOf = async (options: TraceFilesOptions): Promise<string | undefined> =>
      (await links(options)).find((link) => link.id === id)?.state;
    expect(await stateOf({ reviewed: {} })).toBe('new');
    const hash = (await links()).find((link) => link.id === id)?.hash ?? '';
    expect(hash).toMatch(/^[0-9a-f]{12}$/);
    expect(await stateOf({ reviewed: { [id]: hash } })).toBe('current');
    const changed = { ...register, 'REQ-001': { en: 'No secrets and no personal data.' } };
    expect(await stateOf({ reviewed: { [id]: hash }, register: changed })).toBe('suspect');
    const reflowed = { ...register, 'REQ-001': { en: 'No  secrets. ', status: 'in review' } };
    expect(await stateOf({ reviewed: { [id]: hash }, register: reflowed })).toBe('current');
  });

  test('that is suspect makes what it covers outdated', async () => {
    const reviewed = {
      'policy no-secrets -> REQ-001': '000000000000',
      'seed role-dev-work_ru.md -> REQ-002': '000000000000',
    };
    const { requirements } = await traceFiles(files, { register, reviewed });
    expect(requirements.map(({ cells }) => cells.map(({ path, state, why }) => [path, state, why]))).toEqual([
      [
        ['role-dev-work_en.md', 'outdated', 'altered'],
        ['role-dev-work_ru.md', 'outdated', 'suspect'],
      ],
      [
        ['role-dev-work_en.md', 'missing', undefined],
        ['role-dev-work_ru.md', 'outdated', 'suspect'],
      ],
    ]);
  });

  test('of a block in two branches is one, and in doubt when either is', async () => {
    const [ru, en] = [managed('Не публикуйте секреты.'), managed('Do not publish any.')];
    const { links: found } = await traceFiles(
      {
        'policies.yaml': law,
        'locales/ru/policies/no-secrets.md': 'Не публикуйте секреты.\n',
        'locales/en/policies/no-secrets.md': 'Do not publish secrets.\n',
        'dev-work.tmpl': `{{ if eq .PromptLocale "ru" }}\n${ru}\n{{ else }}\n${en}\n{{ end }}\n`,
      },
      { register, catalogue: { classes: { seed: { languages: 'branches' } } } },
    );
    expect(found.filter(({ from }) => from.startsWith('block ')).map(({ state, at }) => [state, at.line])).toEqual([
      ['suspect', 6],
    ]);
  });

  test('stands where it is written', async () => {
    const found = await links();
    const at = found.find(({ id }) => id === 'seed role-dev-work_ru.md -> REQ-002')?.at;
    expect([at?.line, at?.column, at?.endColumn]).toEqual([2, 10, 17]);
    expect(found.find(({ to }) => to === '#12')?.at).toMatchObject({ line: 3, column: 19 });
  });
});

function managed(text: string): string {
  return `<!-- policy:no-secrets -->\n${text}\n<!-- /policy:no-secrets -->`;
}
