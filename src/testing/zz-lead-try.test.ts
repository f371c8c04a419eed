import { existsSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../lint/lint.ts';
import { readCatalogue } from '../read/catalogue.ts';
import { loadConfig } from '../read/config.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { diskSource } from '../read/source-disk.ts';
import { fill } from '../core/errors.ts';
test('try', async () => {
  const snapshot = process.env['SNAP'] ?? 'head';
  const own = snapshot === 'own';
  const config = await loadConfig({
    ...(own ? {} : { config: `fixtures/wild/${snapshot}/seedlint.config.yaml`, cwd: `../shared/corpus/codex-k8s/${snapshot}` }),
    from: process.cwd(), rules,
    files: { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined) },
  });
  const { catalogue, problems } = readCatalogue(diskSource(config.root), config, builtInPacks());
  const t: Record<string, number> = {};
  const report = await lint(catalogue, { rules, config, problems, today: '2026-11-23', timing: { now: () => performance.now(), record: (r, m) => { t[r] = Math.round(m); } } });
  for (const p of problems) console.log('PROBLEM', p.code, p.message, p.at);
  const counts: Record<string, number> = {};
  const only = process.env['RULE'];
  for (const f of report.findings) {
    counts[f.rule] = (counts[f.rule] ?? 0) + 1;
    if (only && !f.rule.match(only)) continue;
    const r = rules.find(({ id }) => id === f.rule);
    console.log(`${f.at.path.split('/').pop()}:${f.at.line}:${f.at.column} ${f.severity} ${f.rule} ${fill(r?.messages[f.message] ?? f.message, f.data)}`);
  }
  console.log(report.seeds, counts, t);
});
