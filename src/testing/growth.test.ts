import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lintFiles } from './lint-files.ts';

/*
 * What reading and judging a hostile file costs may grow with the file, not with its square. Four times the text takes a
 * linear program four times as long and a quadratic one sixteen times; the limit lies in between, and processor time
 * rather than the clock is measured, because other programs run beside the tests.
 *
 * Not here: texts on which micromark itself is quadratic (`<!--`, `[a](`, thousands of setext headings).
 */

const repeated: Readonly<Record<string, string>> = {
  blanks: ' ',
  'words with rows of blanks': `слово${' '.repeat(500)}`,
  letters: 'а',
  'lone letters': 'а ',
  digits: '1',
  'numbers with dots and dashes': '1.2-',
  backticks: '`',
  'guillemets left open': '«',
  'quotes left open': '“',
  'words in straight quotes': '"да" - ',
  'blanks before commas': 'да ,',
  dots: '.',
  abbreviations: 'См. ',
  'line separators': '\u2028',
  'angle brackets left open': '<',
  'placeholders left open': '<а',
  'placeholders between outputs': '<a>{{ .X }}',
  'braces left open': '{{',
  'labels alone on their lines': 'Цель:\n',
  'headings with a row of dots': '# а.....\n',
  'templates called under headings': '# а\n\n{{ template "x" }}\n\n',
  'zero-width characters between letters': 'а\u200b',
  'words in two alphabets': 'Prосто ',
  slashes: 'а/',
  'code with colons': '`a:1:1` ',
  prohibitions: 'не пропускайте тесты ',
  hedges: 'если нужно, правильно сделайте ',
  'lists left open': 'логи и т. д. ',
  'commands in a blanket': 'rm -rf ~ ',
  suppressions: '<!-- seedlint-disable doubled-word -- так надо -->\n\n',
  'stacked suppressions': '<!-- seedlint-disable-next-line doubled-word -- так надо -->\n\n',
  'orders hidden behind blank lines': '\n\n',
};

for (const [what, unit] of Object.entries(repeated)) {
  test(`${what} take time in proportion to their number`, { timeout: 60_000 }, async () => {
    const [small, large] = [seedOf(unit, 8_000), seedOf(unit, 32_000)];
    await costOf(small);
    const once = Math.min(await costOf(small), await costOf(small));
    const fourfold = await costOf(large);
    // Below some tens of milliseconds, garbage collection decides.
    expect(fourfold).toBeLessThan(10 * Math.max(once, 40));
  });
}

test('directives of two languages are paired in time in proportion to their number', { timeout: 60_000 }, async () => {
  const [small, large] = [twins(200), twins(800)];
  await costOfFiles(small);
  const once = Math.min(await costOfFiles(small), await costOfFiles(small));
  const fourfold = await costOfFiles(large);
  expect(fourfold).toBeLessThan(10 * Math.max(once, 40));
});

test('policies that prompts lack take time in proportion to their number', { timeout: 60_000 }, async () => {
  const [small, large] = [lacking(100), lacking(400)];
  await costOfFiles(small);
  const once = Math.min(await costOfFiles(small), await costOfFiles(small));
  const fourfold = await costOfFiles(large);
  expect(fourfold).toBeLessThan(10 * Math.max(once, 40));
});

/** Two prompts that say a part of so many policies. */
function lacking(count: number): Record<string, string> {
  const law = Array.from({ length: count }, (_, index) => {
    return `  p${index}: { force: must, evidence: { ru: [слово${index}], en: [word${index}] } }\n`;
  });
  return {
    'policies.yaml': `policies:\n${law.join('')}`,
    'role-dev-work_ru.md': 'Правила:\n- Пишите слово1 и слово3.\n',
    'role-dev-work_en.md': 'Rules:\n- Write word1 and word2.\n',
  };
}

/** A prompt of so many bullets in Russian and English; every third has code of its own, others share their words. */
function twins(count: number): Record<string, string> {
  const bullets = (text: (code: string, times: number) => string) =>
    Array.from({ length: count }, (_, index) => text(index % 3 === 0 ? ` \`step-${index}\`` : '', index % 7)).join(
      '\n',
    );
  return {
    'role-dev-work_ru.md': `Правила:\n${bullets((code, times) => `- Проверьте очередь${code} ${times} раз.`)}\n`,
    'role-dev-work_en.md': `Rules:\n${bullets((code, times) => `- Check the queue${code} ${times} times.`)}\n`,
  };
}

/** A seed of so many characters; what matters is repeated within its prose, where nothing trims it. */
function seedOf(unit: string, size: number): string {
  const body = unit.repeat(Math.ceil(size / unit.length));
  // Within a comment the same text is looked at as an instruction.
  const hidden = unit.includes('--') ? '' : `\n\n<!-- а${body}а -->\n`;
  return `Вы — разработчик ${body}конец${hidden}`;
}

/** Processor time of one run in milliseconds. */
function costOf(text: string): Promise<number> {
  return costOfFiles({ 'dev-work_ru.md': text });
}

async function costOfFiles(files: Record<string, string>): Promise<number> {
  const before = process.cpuUsage();
  await lintFiles(files, { rules });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
