import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { acceptedFrom, type AcceptedTwins } from '../core/translation-lock.ts';
import { twinsOf } from '../core/twins.ts';
import { testConfig } from '../testing/config.ts';
import { readCatalogue } from './catalogue.ts';
import { loadConfig } from './config.ts';
import { builtInPacks } from './locale-packs.ts';
import { memorySource } from './source-memory.ts';
import { digest, readLock, writeLock } from './translation-lock.ts';

const seeds = {
  'dev-work_ru.md': 'Правила:\n- Не публикуйте секреты.\n- Повторяйте запрос не более 3 раз.\n',
  'dev-work_en.md': 'Rules:\n- Do not publish secrets.\n- Retry the request at most 3 times.\n',
  'qa-work_ru.md': 'Порядок:\n1. Проверьте сценарии.\n',
  'qa-work_en.md': 'Steps:\n1. Check the scenarios.\n',
};

test('what was written is read back, and is the same in whatever order it came', () => {
  const accepted = acceptedIn(seeds);
  expect(accepted).toHaveLength(2);
  const text = writeLock(accepted);
  expect(readLock('translations.lock.yaml', text)?.accepted).toEqual(accepted);
  expect(writeLock(accepted.toReversed())).toBe(text);
});

test('a directive that moves changes no line of the record, one that changes changes one', () => {
  const before = acceptedIn(seeds)[0]?.units ?? [];
  const moved = {
    ...seeds,
    'dev-work_ru.md': 'Правила:\n- Повторяйте запрос не более 3 раз.\n- Не публикуйте секреты.\n',
    'dev-work_en.md': 'Rules:\n- Retry the request at most 3 times.\n- Do not publish secrets.\n',
  };
  expect(acceptedIn(moved)[0]?.units).toEqual(before);
  const changed = acceptedIn({ ...seeds, 'dev-work_en.md': seeds['dev-work_en.md'].replace('secrets', 'tokens') });
  expect(changed[0]?.units.filter((line) => !before.includes(line))).toHaveLength(1);
});

test.each([
  ['Не публикуйте секреты', true],
  ['не публикуйте **секреты**!', true],
  ['Не публикуйте\n  секреты', true],
  ['Не публикуйте `секреты`', true],
  ['Публикуйте секреты', false],
  ['Не публикуйте секреты, если их < 3', false],
])('«%s»: the same directive is %s', (text, same) => {
  const before = acceptedIn(seeds)[0]?.units;
  const after = acceptedIn({
    ...seeds,
    'dev-work_ru.md': seeds['dev-work_ru.md'].replace('Не публикуйте секреты.', text),
  });
  expect(JSON.stringify(after[0]?.units) === JSON.stringify(before)).toBe(same);
});

test.each([
  ['version: 2\ntranslations: []\n', 'translations.lock.yaml:1:10'],
  ['version: 1\n', 'translations.lock.yaml:1:1'],
  ['version: 1\ntranslations: [{ main: a.md }]\n', 'translations.lock.yaml:2:16'],
  ['version: 1\ntranslations: [\n', 'translations.lock.yaml:3:1'],
])('a record that is not one is a problem with a place: %j', (text, place) => {
  const { problems, catalogue } = readCatalogue(
    memorySource({ ...seeds, 'translations.lock.yaml': text }),
    testConfig(),
    builtInPacks(),
  );
  expect(problems.map(({ at }) => `${at?.path}:${at?.line}:${at?.column}`)).toEqual([place]);
  expect(catalogue.translations).toBeUndefined();
});

test('a record outside the root is read with the configuration, beside the catalogue or where it says', async () => {
  const lock = writeLock(acceptedIn(seeds));
  const files: Record<string, string> = {
    '/home/ci/seedlint.config.yaml': 'catalogue: ./law/catalogue.yaml\n',
    '/home/ci/other.yaml': 'catalogue: ./law/catalogue.yaml\ntranslations: ./accepted.yaml\n',
    '/home/ci/law/catalogue.yaml':
      "axes: { stage: [dev, qa], kind: [work], locale: [ru, en] }\nlocale: { default: ru, unmarked: ru }\nclasses: { seed: { folder: '', names: ['{stage}-{kind}_{locale}.md'] } }\n",
    '/home/ci/law/translations.lock.yaml': lock,
  };
  const load = (config: string) =>
    loadConfig({ config, cwd: '/seeds', from: '/home/ci', rules, files: { read: (path) => files[path] } });
  const beside = await load('seedlint.config.yaml');
  expect(beside.translations).toEqual({ path: '/home/ci/law/translations.lock.yaml', outside: lock });
  expect(readCatalogue(memorySource(seeds), beside, builtInPacks()).catalogue.translations?.accepted).toHaveLength(2);
  expect((await load('other.yaml')).translations).toEqual({ path: '/home/ci/accepted.yaml' });
});

function acceptedIn(files: Record<string, string>): AcceptedTwins[] {
  const packs = builtInPacks();
  const { catalogue } = readCatalogue(memorySource(files), testConfig(), packs);
  return twinsOf(catalogue).map((twins) => acceptedFrom(twins, { packs, digest }));
}
