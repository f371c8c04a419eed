import { expect, test } from 'vitest';
import { parseScenario, writeScenario } from './scenario.ts';
import { play } from './scenario-suite.ts';

const page = (...lines: string[]) => `${lines.join('\n')}\n`;

test('a page comes back as it was when the commands do what it says', async () => {
  const text = page(
    '# A clean catalogue',
    '',
    'Ada writes a seed.',
    '',
    '```md prompts/dev-work_ru.md',
    '# Роль',
    '```',
    '',
    '```console',
    '$ cat prompts/dev-work_ru.md',
    '# Роль',
    '$ seedlint --quiet prompts',
    'prompts: --quiet',
    'exit: 1',
    '```',
    '',
    '```stderr',
    'one warning',
    '```',
    '',
    'And that is all.',
  );
  const actual = await play(text, async ([option, path], world) => {
    world.stdout.write(`${path}: ${option}\n`);
    world.stderr.write('one warning\n');
    return 1;
  });
  expect(actual).toBe(text);
});

test('what really happened replaces what the page said', async () => {
  const text = page('```console', '$ seedlint', 'all is well', 'exit: 0', '```', '', '```stderr', 'old', '```', 'End.');
  const actual = await play(text, async (_, world) => {
    world.stdout.write('```\n');
    return 2;
  });
  expect(actual).toBe(page('````console', '$ seedlint', '```', 'exit: 2', '````', 'End.'));
});

test('bytes that nobody can type are written as escapes', () => {
  const { parts } = parseScenario(page('```md a.md escaped', 'a\\u{200B}\\xFF\\r', 'b\\', '```'));
  expect(parts[0]).toMatchObject({
    path: 'a.md',
    bytes: Buffer.from([0x61, 0xe2, 0x80, 0x8b, 0xff, 0x0d, 0x0a, 0x62]),
  });
});

test('a fence that names no file is prose', () => {
  const text = page('```yaml', 'rules: {}', '```');
  expect(writeScenario(parseScenario(text), new Map())).toBe(text);
});

test('a fence left open is an error with its line', () => {
  expect(() => parseScenario(page('# Title', '```md a.md'))).toThrow('line 2: the fence is not closed');
});

test('the folder of the story is called /seeds, and stdin, quotes and variables reach the command', async () => {
  const text = page(
    '```md "a b"',
    'x',
    '```',
    '```console',
    "$ LANG=ru_RU.UTF-8 seedlint --stdin 'two words' < in.md",
    '```',
  );
  const actual = await play(text.replace('"a b"', 'in.md'), async (argv, world) => {
    const stdin = Buffer.from(await world.readStdin()).toString();
    world.stdout.write(`${world.cwd} ${argv.join('|')} ${world.env['LANG']} ${stdin}`);
    return 0;
  });
  expect(actual).toContain('\n/seeds --stdin|two words ru_RU.UTF-8 x\nexit: 0\n');
});
