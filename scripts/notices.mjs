import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/* The packages that travel inside dist/, and under which terms: their licences ask to be passed on. */

/** A notices page for the modules of a bundle (ids as rolldown gives them). Throws when a package has no licence text. */
export function noticesFor(moduleIds) {
  const packages = [...new Set(moduleIds.flatMap((id) => packageOf(id) ?? []))].map(describe);
  packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return [
    '# Third-party notices',
    '',
    'Written by `npm run build`. The files under `dist/` contain code of these packages:',
    '',
    '| Package | Version | Licence |',
    '| --- | --- | --- |',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    ...packages.flatMap(({ name, version, text }) => ['', `## ${name} ${version}`, '', '```text', text, '```']),
    '',
  ].join('\n');
}

/** Folder of the package a module belongs to; undefined for our own. */
function packageOf(id) {
  const match = /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id);
  return match ? [match[1]] : undefined;
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:[-.]\w+)?$/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8') : inReadme(folder);
  if (!text) throw new Error(`${name} ${version} comes without a licence text; say in scripts/notices.mjs where it is`);
  return { name, version, licence: license, text: text.trim().replaceAll('\r\n', '\n') };
}

/** Some packages say it at the end of their README only. */
function inReadme(folder) {
  const file = join(folder, 'README.md');
  if (!existsSync(file)) return undefined;
  return /^#+ licen[cs]e[^\n]*\n([^]+?)(?=\n#|$(?![^]))/im.exec(readFileSync(file, 'utf8'))?.[1];
}
