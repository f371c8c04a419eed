import { readFileSync, readdirSync } from 'node:fs';
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
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  // Every text of a package: boundary has one of its own and one of what it was ported from.
  const texts = readdirSync(folder)
    .filter((entry) => /^(?:licen[cs]e|copying|notice)(?:[-.]\w+)?$/i.test(entry))
    .toSorted()
    .map((entry) => readFileSync(join(folder, entry), 'utf8'));
  const text = (texts.length > 0 ? texts.join('\n\n') : inReadme(folder)).trim().replaceAll('\r\n', '\n');
  const licence = license ?? licenses?.map(({ type }) => type).join(', ');
  if (!text || !licence)
    throw new Error(`${name} ${version} comes without a licence; say in scripts/notices.mjs which`);
  return { name, version, licence, text };
}

/** Some packages say it in their README only, with a link for the terms. */
function inReadme(folder) {
  const file = readdirSync(folder).find((entry) => /^readme(?:\.md)?$/i.test(entry));
  const readme = file ? readFileSync(join(folder, file), 'utf8') : '';
  const said = /^(?:#+ licen[cs]e.*|licen[cs]e\n=+)\n([^]+?)(?=\n#|$(?![^]))/im.exec(readme)?.[1]?.trim() ?? '';
  return /\bMIT\b/.test(said) && !said.includes('Permission is hereby granted') ? `${said}\n\n${mit}` : said;
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
