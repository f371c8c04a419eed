import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ItemOutcome } from '../core/improvement.ts';
import type { PlanChange } from '../core/plan.ts';
import { groundOf, improvable, improvableGround, planWith } from '../testing/improvable.ts';
import { commitAll, git } from '../testing/temporary-folder.ts';
import { improve } from './improve.ts';
import { spreading } from './plan/policy-changes.ts';

const digest = '0'.repeat(64);

describe('a plan', () => {
  test('brings a policy to every seed that lacks it, in both languages, in the form of its neighbours', async () => {
    const { ground } = await improvableGround();
    const change = theChange(ground);
    expect(change).toMatchObject({
      change: 'add-policy',
      paths: ['prompts/dev-review_en.md', 'prompts/dev-review_ru.md', 'prompts/qa-work_en.md', 'prompts/qa-work_ru.md'],
      after: { en: 'Read the issue and all of its comments.' },
    });
    const { items, before, after, files } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([
      {
        state: 'applied',
        gains: expect.arrayContaining([{ gain: 'policy', id: 'preflight', before: 2, after: 6, cells: 6 }]),
      },
    ]);
    expect(before.errors - after.errors).toBe(4);
    expect(textIn(files, 'prompts/dev-review_en.md')).toContain(`1. Read the issue and all of its comments.
2. Check before publishing that the PR is mergeable (\`mergeable\`):
   - in case of a conflict resolve it first.
3. Answer every remark.
`);
    expect(textIn(files, 'prompts/qa-work_ru.md')).toContain(`- Прочитайте задачу и все комментарии к ней.
- Проверьте перед публикацией, что PR сливаем (\`mergeable\`):
  - при конфликте сначала разрешите его.
- Выполните каждый сценарий.
`);
  });

  test('that has been carried out is done, and changes nothing', async () => {
    const { ground } = await improvableGround();
    const change = theChange(ground);
    const { items, files } = await improve({ plan: planWith([change], [change]), digest }, ground);
    expect(items.map(({ state }) => state)).toEqual(['applied', 'done']);
    expect(files.size).toBe(4);
  });

  test('comes to the same bytes every time', async () => {
    const { folder, ground } = await improvableGround();
    const plan = planWith([theChange(ground)]);
    const one = await improve({ plan, digest }, ground);
    const other = await improve({ plan, digest }, await groundOf(folder));
    expect({ ...other, base: one.base }).toEqual(one);
  });

  test('goes on behind an item that is dropped', async () => {
    const { ground } = await improvableGround();
    const weaker: PlanChange = {
      change: 'edit',
      path: 'prompts/dev-work_en.md',
      find: '- Pushing changes straight to `main`.\n',
      replace: '',
    };
    const { items, files } = await improve({ plan: planWith([weaker], [theChange(ground)], []), digest }, ground);
    expect(items.map(({ state }) => state)).toEqual(['rejected', 'applied', 'needs-author']);
    expect([...files.keys()]).not.toContain('prompts/dev-work_en.md');
  });

  test('takes no more than it may at once', async () => {
    const { ground } = await improvableGround();
    const change = theChange(ground);
    const small = { ...ground, settings: { ...ground.settings, maxFiles: 3 } };
    expect((await improve({ plan: planWith([change]), digest }, small)).items).toMatchObject([
      { state: 'capped', because: [{ why: 'limit', code: 'files', found: 4, limit: 3 }] },
    ]);
    const few = { ...ground, settings: { ...ground.settings, maxItems: 0 } };
    expect((await improve({ plan: planWith([change]), digest }, few)).items).toMatchObject([{ state: 'capped' }]);
  });
});

describe('a change', () => {
  test.each<[string, PlanChange, string]>([
    [
      'a new directive before the first one',
      {
        change: 'add-unit',
        paths: ['prompts/qa-work_en.md', 'prompts/qa-work_ru.md'],
        section: 'steps',
        position: 'first',
        text: { en: 'Never skip a scenario.', ru: 'Никогда не пропускайте сценарий.' },
      },
      'Steps:\n- Never skip a scenario.\n- Read the issue',
    ],
    [
      'a new directive behind another one, and the numbers count on',
      {
        change: 'add-unit',
        paths: ['prompts/dev-work_en.md', 'prompts/dev-work_ru.md'],
        section: 'steps',
        after: { en: 'Read the issue and all of its comments.', ru: 'Прочитайте задачу и все комментарии к ней.' },
        text: {
          en: '- Ask the owner before changing a contract.',
          ru: '- Спросите владельца, прежде чем менять контракт.',
        },
      },
      '1. Read the issue and all of its comments.\n2. Ask the owner before changing a contract.\n3. Check before',
    ],
    [
      'stronger words, and what is nested stays',
      {
        change: 'replace-unit',
        paths: ['prompts/dev-review_en.md', 'prompts/dev-review_ru.md'],
        unit: { en: 'Answer every remark.', ru: 'Ответьте на каждое замечание.' },
        text: {
          en: 'You must answer every remark and every question.',
          ru: 'Вы должны ответить на каждое замечание и на каждый вопрос.',
        },
      },
      '2. You must answer every remark and every question.\n',
    ],
  ])('is %s', async (_name, change, text) => {
    const { ground } = await improvableGround();
    const { items, files } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([{ state: 'applied' }]);
    expect([...files.keys()].map((path) => textIn(files, path)).join('\n')).toContain(text);
  });

  test('puts the words of the pack back where they were altered', async () => {
    const { ground } = await improvableGround({
      ...improvable,
      'prompts/qa-work_en.md': (improvable['prompts/qa-work_en.md'] ?? '').replace(
        '- Publishing secrets and tokens.',
        '- Publishing tokens.',
      ),
    });
    const change: PlanChange = { change: 'sync-policy', policy: 'no-secrets', paths: ['prompts/qa-work_en.md'] };
    const { items, files } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([{ state: 'applied' }]);
    expect(textIn(files, 'prompts/qa-work_en.md')).toBe(improvable['prompts/qa-work_en.md']);
  });

  test('adds a translation, and a file that is none is refused', async () => {
    const { 'prompts/dev-work_en.md': text = '', ...rest } = improvable;
    const { ground } = await improvableGround(rest);
    const translation = (path: string): PlanChange => ({
      change: 'add-translation',
      of: 'prompts/dev-work_ru.md',
      path,
      text,
    });
    const { items } = await improve(
      { plan: planWith([translation('prompts/dev-work_english.md')], [translation('prompts/dev-work_en.md')]), digest },
      ground,
    );
    expect(items).toMatchObject([
      {
        state: 'rejected',
        because: expect.arrayContaining([{ why: 'anchor', code: 'not-a-translation', data: expect.anything() }]),
      },
      { state: 'applied' },
    ]);
  });

  test('writes a new policy into the law, the packs and the seeds, and changes nothing else of the law', async () => {
    const { ground } = await improvableGround();
    const paths = ['dev-review', 'dev-work', 'qa-work'].flatMap((name) => [
      `prompts/${name}_en.md`,
      `prompts/${name}_ru.md`,
    ]);
    const change: PlanChange = {
      change: 'add-policy',
      policy: 'no-force-push',
      paths,
      section: 'forbidden',
      text: { en: '- Force-pushing to a shared branch.', ru: '- Перезаписывать общую ветку (`--force`).' },
      law: {
        title: { en: 'no force push', ru: 'без перезаписи веток' },
        force: 'must-not',
        scope: { stage: ['dev', 'qa'] },
      },
    };
    const { items, files } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([{ state: 'applied' }]);
    expect(textIn(files, 'policies.yaml')).toContain('\n  no-force-push:\n');
    expect(textIn(files, 'locales/ru/policies/no-force-push.md')).toBe('- Перезаписывать общую ветку (`--force`).\n');
    expect(textIn(files, 'prompts/qa-work_ru.md')).toContain('<!-- policy:no-force-push -->\n- Перезаписывать');
  });

  test.each<[string, PlanChange, string]>([
    ['a passage that is not there', edit('docs/guide.md', 'no such words', ''), 'no-passage'],
    ['a passage that is there twice', edit('docs/guide.md', 'e', 'a'), 'several-passages'],
    ['a file that is not there', edit('docs/none.md', 'a', 'b'), 'no-file'],
    [
      'a directive that has other words now',
      { change: 'remove-unit', paths: ['prompts/qa-work_en.md'], unit: { en: 'Run it.' } },
      'no-unit',
    ],
    [
      'a policy nobody knows',
      { change: 'sync-policy', policy: 'no-such', paths: ['prompts/qa-work_en.md'] },
      'no-policy',
    ],
    [
      'a section that is not there',
      { change: 'add-unit', paths: ['prompts/qa-work_en.md'], section: 'artefacts', text: { en: 'A report.' } },
      'no-section',
    ],
    [
      'a text in the wrong language only',
      { change: 'add-unit', paths: ['prompts/qa-work_en.md'], section: 'steps', text: { ru: 'Отчёт.' } },
      'no-text',
    ],
    [
      'a seed that is there already',
      { change: 'create-seed', files: [{ path: 'prompts/qa-work_en.md', text: 'Other.' }] },
      'file-exists',
    ],
  ])('cannot be made upon %s', async (_name, change, code) => {
    const { ground } = await improvableGround();
    const { items } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([{ state: 'conflict', because: [{ why: 'anchor', code }] }]);
  });
});

describe('refused is', () => {
  test.each<[string, PlanChange, string]>([
    [
      'a word that no longer binds',
      edit('prompts/dev-work_en.md', 'Check before publishing', 'Consider before publishing'),
      'weakened',
    ],
    ['an instruction for agents that is gone', edit('AGENTS.md', '- Never push to `main`.\n', ''), 'weakened'],
    [
      'an instruction for agents that is milder',
      edit('AGENTS.md', 'Run the tests before every commit.', 'You may run the tests before every commit.'),
      'weakened',
    ],
    ['a typo, since nothing measures it', edit('docs/guide.md', 'minut.', 'minute.'), 'no-gain'],
    [
      'a seed that leaves its translation behind',
      { change: 'remove-unit', paths: ['prompts/qa-work_en.md'], unit: { en: 'Run every scenario.' } },
      'weakened',
    ],
  ])('%s', async (_name, change, why) => {
    const { ground } = await improvableGround();
    const { items, files } = await improve({ plan: planWith([change]), digest }, ground);
    expect(whyOf(items)).toContain(why);
    expect(files.size).toBe(0);
  });

  test.each([
    ['the configuration', 'seedlint.config.yaml', 'guarded'],
    ['the law', 'policies.yaml', 'guarded'],
    ['the catalogue', 'catalogue.yaml', 'guarded'],
    ['the words of the law', 'locales/en/policies/no-secrets.md', 'guarded'],
    ['a workflow', '.github/workflows/lint.md', 'guarded'],
    ['a list of owners', 'docs/CODEOWNERS', 'guarded'],
    ['the packages', 'package.json', 'guarded'],
    ['a baseline', 'seedlint.baseline.yaml', 'guarded'],
    ['a configuration in other case', 'Seedlint.Config.yaml', 'confusable'],
    ['a configuration in letters that only look so', 'sееdlint.config.yaml', 'confusable'],
    ['a path outside', '../AGENTS.md', 'outside'],
    ['a path that comes back', 'docs/../AGENTS.md', 'outside'],
    ['an absolute path', '/etc/motd.md', 'outside'],
    ['a path with a backslash', 'docs\\x.md', 'outside'],
    ['a path with a letter nobody sees', 'docs/gu\u200bide.md', 'outside'],
    ['the inside of git', '.git/hooks/x.md', 'outside'],
    ['what the write scope leaves out', 'src/main.ts', 'scope'],
    ['a folder in letters that only look so', 'рrompts/qa-work_en.md', 'confusable'],
  ])('a file where %s is', async (_name, path, code) => {
    const { ground } = await improvableGround();
    const change: PlanChange = { change: 'create-seed', files: [{ path, text: 'New.\n' }] };
    const { items } = await improve({ plan: planWith([change]), digest }, ground);
    expect(items).toMatchObject([{ state: 'rejected', because: [{ why: 'path', path, code }] }]);
  });

  test('an edit of the configuration, the law or a pack that is there', async () => {
    const { ground } = await improvableGround();
    const edits = [
      edit('seedlint.config.yaml', 'extends: recommended', 'extends: strict'),
      edit('policies.yaml', 'must-not', 'should-not'),
      edit('locales/en/policies/no-secrets.md', 'and tokens', ''),
    ];
    const { items } = await improve({ plan: planWith(...edits.map((one) => [one])), digest }, ground);
    expect(items.map(({ state }) => state)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(whyOf(items)).toEqual(['path', 'path', 'path']);
  });

  test('whatever is written through a link', async () => {
    const { folder } = await improvableGround();
    symlinkSync('AGENTS.md', join(folder, 'CLAUDE.md'));
    symlinkSync('docs', join(folder, 'guides'));
    git(folder, 'add', '--all');
    commitAll(folder);
    const ground = await groundOf(folder);
    const { items } = await improve(
      {
        plan: planWith(
          [edit('CLAUDE.md', 'Never push', 'Never force-push')],
          [{ change: 'create-seed', files: [{ path: 'guides/new.md', text: 'New.\n' }] }],
        ),
        digest,
      },
      ground,
    );
    expect(items).toMatchObject([
      { state: 'rejected', because: [{ why: 'path', code: 'link' }] },
      { state: 'rejected', because: [{ why: 'path', code: 'link' }] },
    ]);
  });

  test('a suppression that hides what is wrong', async () => {
    const { ground } = await improvableGround();
    const change = edit(
      'prompts/qa-work_en.md',
      'You are a tester.',
      '<!-- seedlint-disable-file missing-policy -- later -->\nYou are a tester.',
    );
    const { items } = await improve({ plan: planWith([change]), digest }, ground);
    expect(whyOf(items)).toContain('weakened');
  });
});

function edit(path: string, find: string, replace: string): PlanChange {
  return { change: 'edit', path, find, replace };
}

function theChange({ start }: Awaited<ReturnType<typeof groundOf>>): PlanChange {
  const policy = start.catalogue.law.policies.find(({ id }) => id === 'preflight');
  const change = policy && spreading(policy, start.catalogue);
  if (!change) throw new Error('nothing lacks the preflight');
  return change;
}

function whyOf(items: readonly ItemOutcome[]): string[] {
  return items.flatMap((item) => ('because' in item ? item.because.map(({ why }) => why) : []));
}

function textIn(files: ReadonlyMap<string, Uint8Array | null>, path: string): string {
  const bytes = files.get(path);
  return bytes ? new TextDecoder().decode(bytes) : '';
}
