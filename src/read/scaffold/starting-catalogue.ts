import type { Source } from '../source.ts';
import { decode } from '../text-file.ts';

/** A catalogue to begin with: path → text. `shipped` is the package of seedlint, `version` its version. */
export function startingCatalogue(shipped: Source, version: string): Map<string, string> {
  const files = new Map<string, string>([['seedlint.config.yaml', config]]);
  files.set('.github/workflows/seedlint.yml', workflow(version));
  for (const path of shipped.list(['prompt-seeds/*', 'rules/policies.yaml', 'locales/*/policies/*.md'])) {
    files.set(moved(path), adapted(path, decode(path, shipped.read(path)).text));
  }
  return files;
}

const config = `# Every rule is on, warnings count as errors. "seedlint config" prints what is in force.
extends: strict
catalogue: prompts/catalogue.yaml
policies: policies.yaml
locales: [locales]
requirements:
  sources: [{ file: prompts/requirements.md }]
`;

function workflow(version: string): string {
  return `name: seedlint

# Without a filter of paths: a required check that is skipped blocks its pull request for ever.
on:
  pull_request:
  merge_group:

permissions:
  contents: read

jobs:
  seedlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      # Replace your-org by the owner of the repository you have seedlint in; a full commit id is safer than a tag.
      - uses: your-org/seedlint@v${version}
`;
}

function moved(path: string): string {
  return inside(path.replace(/^rules\//, ''));
}

function inside(text: string): string {
  return text.replaceAll('prompt-seeds', 'prompts');
}

/** What is said about the package is said about the new catalogue. */
function adapted(path: string, text: string): string {
  const changes = own[path] ?? [];
  return inside(changes.reduce((changed, [from, to]) => changed.replaceAll(from, to), text));
}

const schemaLine = /^# yaml-language-server: .*\n#\n/;
const own: Readonly<Record<string, readonly (readonly [RegExp | string, string])[]>> = {
  'prompt-seeds/catalogue.yaml': [
    [new RegExp(schemaLine, 'g'), ''],
    ['The catalogue seedlint ships: what seeds there are', 'What seeds there are'],
  ],
  'prompt-seeds/README.md': [
    [
      'The catalogue seedlint ships: prompts for a team of coding agents, in Russian and English. seedlint checks itself with it, and it is there to be copied as a starting point.',
      'Prompts for a team of coding agents, in Russian and English. Keep the stages and roles you have, and remove the others from `catalogue.yaml`, from this page, and from the folder.',
    ],
    ['../rules/policies.yaml', '../policies.yaml'],
  ],
  'prompt-seeds/requirements.md': [['rules/policies.yaml', 'policies.yaml']],
  'rules/policies.yaml': [
    [new RegExp(schemaLine, 'g'), ''],
    ['The law of the catalogue seedlint ships: what its prompts', 'The law of the catalogue: what its prompts'],
    ['; docs/policies.md tells what each key means', ''],
  ],
};
