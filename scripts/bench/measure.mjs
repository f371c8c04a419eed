import { cpu } from './cpu.mjs';

/** Reads, parses, judges and reports one catalogue; what each part and each rule cost, in milliseconds of processor time. */
export async function measure(api, config) {
  const parts = { read: 0, parse: 0, rules: 0, report: 0 };
  const rules = new Map();
  const disk = api.diskSource(config.root);
  const source = Object.fromEntries(
    Object.entries(disk).map(([name, value]) => [
      name,
      typeof value === 'function' ? (...args) => clocked(parts, 'read', () => value.apply(disk, args)) : value,
    ]),
  );
  const began = cpu();
  const { catalogue, problems } = api.readCatalogue(source, config, api.builtInPacks());
  parts.parse = cpu() - began - parts.read;

  const timing = {
    now: cpu,
    record: (rule, spent) => rules.set(rule, (rules.get(rule) ?? 0) + spent),
  };
  const judging = cpu();
  const report = await api.lint(catalogue, {
    rules: api.rules,
    config,
    problems,
    today: '2026-01-15',
    timing,
  });
  parts.rules = cpu() - judging;

  const texts = new Map(catalogue.seeds.map(({ file }) => [file.path, file]));
  const words = await api.wordsFor('en');
  const writing = cpu();
  await api.render('pretty', {
    report,
    words,
    rules: api.rules,
    files: (path) => texts.get(path),
    durationMs: 0,
    version: '0.0.0',
    width: 100,
    colour: 0,
  });
  parts.report = cpu() - writing;
  return { report, parts, rules };
}

function clocked(parts, part, work) {
  const began = cpu();
  try {
    return work();
  } finally {
    parts[part] += cpu() - began;
  }
}
