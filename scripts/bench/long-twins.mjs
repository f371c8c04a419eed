import { seal } from './copies.mjs';
import { cpu } from './cpu.mjs';

/**
 * What pairing the directives of two files of so many each costs: the rules of parity on one prompt in two languages, in
 * milliseconds by rule. The first that asks pays for the pairing. A quarter of the directives has no code in it, a tenth no
 * partner.
 */
export async function longTwins(api, config, count) {
  const source = api.memorySource({
    'role-dev-work_ru.md': textOf('ru', count),
    'role-dev-work_en.md': textOf('en', count),
  });
  const { catalogue, problems } = api.readCatalogue(
    source,
    { ...config, catalogue: pairOf(config.catalogue) },
    api.builtInPacks(),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const rules = api.rules.filter(({ category }) => category === 'parity');
  const byRule = {};
  await api.lint(catalogue, {
    rules,
    config: { ...config, catalogue: catalogue.definition },
    today: '2026-01-15',
    timing: { now: cpu, record: (rule, took) => (byRule[rule] = (byRule[rule] ?? 0) + took) },
  });
  return { byRule, units: catalogue.seeds.map(({ views }) => views[0].units.length) };
}

function textOf(locale, count) {
  const [label, order, rest] =
    locale === 'ru'
      ? ['Правила', 'Проверьте и обновите', 'до публикации']
      : ['Rules', 'Check and update', 'before publishing'];
  const lines = [];
  for (let index = 0; count > 0; index++) {
    // Each language leaves out others.
    if (index % 20 === (locale === 'ru' ? 7 : 13)) continue;
    if (index % 10 === 0) lines.push(`\n${label} ${seal(3, index, locale === 'ru')}:\n`);
    const code = index % 4 === 0 ? '' : ` \`step-${index % 500}\``;
    count--;
    lines.push(`- ${order} ${seal(1, index, locale === 'ru')}${code} ${rest}.`);
  }
  return `${lines.join('\n')}\n`;
}

/** A catalogue of one seed in two languages. */
function pairOf(definition) {
  const [shape] = Object.values(definition.classes);
  return {
    ...definition,
    axes: { ...definition.axes, mode: {} },
    classes: {
      seed: {
        ...shape,
        folder: '',
        names: ['role-{role}-{kind}_{locale}.md'],
        sections: [],
        listing: undefined,
        languages: 'files',
      },
    },
    layers: [],
    runs: [],
    required: [],
  };
}
