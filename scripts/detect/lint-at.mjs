import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './corpus.mjs';

/** Findings that count, in the files of `source`, with the configuration that fits the day of those files. */
export async function lintAt(api, source, folder) {
  const config = await api.loadConfig({
    config: join(root, 'fixtures', 'wild', eraOf(source.paths(), source.label), 'seedlint.config.yaml'),
    cwd: folder,
    from: root,
    rules: api.rules,
    files: { read: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined), exists: existsSync },
  });
  const { catalogue, problems } = api.readCatalogue(source, config, api.builtInPacks());
  const report = await api.lint(catalogue, { rules: api.rules, config, problems, today: '2026-11-23' });
  if (report.problems.length > 0) throw new Error(`${source.label}: ${report.problems.map(String).join('\n')}`);
  return report.findings;
}

/** Which of the configurations in fixtures/wild a checkout needs, told by the folders and files it has. */
function eraOf(paths, label) {
  const has = (part) => [...paths].some((path) => path.includes(part));
  if (!has('/promptseeds/')) return 'review-era';
  if (has('/templates/prompt_blocks/')) return 'head';
  // A duty that was added to the seeds together with its law is missed by that law only.
  if (label.includes('fd4062ef')) return 'feedback-era';
  return has('/promptseeds/ai-repair-work.md') ? 'repair-era' : 'revise-era';
}
