import { readFileSync } from 'node:fs';
import { hashOf } from '../cli/digest.ts';
import type { Draft } from '../core/draft.ts';
import { githubHost } from '../update/hosts/github/host.ts';
import { workingCopyHost } from '../update/hosts/working-copy.ts';
import { publish } from '../update/publish.ts';

/** What a process of its own is asked to publish: a file of JSON, named by its first argument. */
export interface PublishTask {
  readonly repository: string;
  /** Absent: to the working copy. */
  readonly forge?: { readonly url: string; readonly token: string };
  readonly draft: Omit<Draft, 'commits'> & {
    readonly commits: readonly { readonly message: string; readonly files: Readonly<Record<string, string>> }[];
  };
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test that starts it
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PublishTask;
const draft: Draft = {
  ...task.draft,
  commits: task.draft.commits.map(({ message, files }) => ({
    message,
    files: new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
  })),
};
const host = task.forge
  ? await githubHost({
      repository: task.repository,
      remote: 'origin',
      env: { SEEDLINT_TOKEN: task.forge.token, GITHUB_API_URL: task.forge.url },
      version: '0.0.0',
      pace: 0,
    })
  : workingCopyHost({ repository: task.repository });
const publication = await publish(draft, {
  host,
  settings: { maxOpen: 1000 },
  hash: hashOf,
  foreignNote: () => 'Left alone.',
});
process.stdout.write(JSON.stringify(publication));
