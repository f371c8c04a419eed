import { SeedlintError } from '../core/errors.ts';
import { runGit } from './source-git-command.ts';
import { assertSize, unreadable } from './source.ts';

/** File contents of a repository by object id. What was asked for in advance is loaded together with the first one read. */
export interface GitObjects {
  readonly willRead: (id: string) => void;
  /** `path` is for messages. Throws `file-large` above the limit, without loading the object, and `file-unreadable`. */
  readonly read: (id: string, path: string, limit?: number) => Uint8Array;
}

export function gitObjects(repository: string): GitObjects {
  const wanted = new Set<string>();
  const sizes = new Map<string, number>();
  const contents = new Map<string, Uint8Array>();

  function load(limit: number): void {
    const unknown = [...wanted].filter((id) => !sizes.has(id));
    for (const { id, size } of unknown.length > 0 ? ask(repository, '--batch-check', unknown) : []) sizes.set(id, size);
    const small = [...wanted].filter((id) => !contents.has(id) && (sizes.get(id) ?? Infinity) <= limit);
    for (const { id, bytes } of small.length > 0 ? ask(repository, '--batch', small) : []) contents.set(id, bytes);
    wanted.clear();
  }

  return {
    willRead: (id) => void wanted.add(id),
    read(id, path, limit = Infinity) {
      if (!contents.has(id)) {
        wanted.add(id);
        load(limit);
      }
      const size = sizes.get(id);
      if (size !== undefined) assertSize(path, size, limit);
      const bytes = contents.get(id);
      // A partial clone without its server, or a damaged repository.
      if (!bytes) throw unreadable(path, `object ${id} is not in the repository`);
      return bytes;
    },
  };
}

interface Answered {
  readonly id: string;
  readonly size: number;
  /** Empty for `--batch-check`. */
  readonly bytes: Uint8Array;
}

function ask(repository: string, mode: '--batch' | '--batch-check', ids: readonly string[]): Answered[] {
  const answer = runGit(repository, ['cat-file', mode, '--buffer'], ids.map((id) => `${id}\n`).join(''));
  if (!answer.ok) throw new SeedlintError('git-repository', { path: repository, reason: answer.complaint });
  const stream = answer.stdout;
  const answers: Answered[] = [];
  for (let at = 0; at < stream.length;) {
    const end = stream.indexOf(10, at);
    // `<id> <type> <size>`, or `<id> missing`.
    const [id = '', , length] = stream.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (length === undefined) continue;
    const size = Number(length);
    const bytes = mode === '--batch' ? stream.subarray(at, at + size) : stream.subarray(0, 0);
    answers.push({ id, size, bytes });
    if (mode === '--batch') at += size + 1;
  }
  return answers;
}
