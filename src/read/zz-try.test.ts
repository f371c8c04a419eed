import { test } from 'vitest';
import { readFileSync, existsSync } from 'node:fs';
import { loadConfig } from './config.ts';
import { rules } from '../../rules/index.ts';
test('try', async () => {
  for (const s of ['head', 'revise-era', 'review-era']) {
    const c = await loadConfig({ config: `fixtures/wild/${s}/seedlint.config.yaml`, cwd: `../shared/corpus/codex-k8s/${s}`, from: process.cwd(), rules, files: { read: (p) => { try { return readFileSync(p, 'utf8') } catch { return undefined } }, exists: existsSync } });
    console.log(s, c.root, c.inventory.length, c.catalogueFile?.path, JSON.stringify(c.catalogue.runs.length), JSON.stringify(c.catalogue.axes.kind), c.catalogue.classes['envelope']?.template?.variables?.length, [...c.origins].filter(([k]) => /kind|runs|extends|variables|inventory|rules.missing-seed/.test(k)));
  }
});
