import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { redact } from '../../../rules/redact.ts';
import { SeedlintError } from '../../core/errors.ts';
import { readSession, type SessionReading } from '../../read/session/session.ts';
import { sha256 } from '../../read/tree-digest.ts';
import { namedFile, notReadable } from '../named-file.ts';
import type { World } from '../world.ts';
import { sessionsFromServer, type ServerFlags } from './mcp-sessions.ts';

/** Where sessions come from, as commander gives it. */
export interface SessionFlags extends ServerFlags {
  readonly session?: readonly string[];
  /** `owner/name` that short references mean. */
  readonly repository?: string;
}

/** A session and the name it goes by in messages. */
export interface NamedReading extends SessionReading {
  readonly path: string;
}

/** All sessions that were asked for, usable or not, in the order of their paths. Throws SeedlintError for what cannot be read at all. */
export async function readSessions(
  paths: readonly string[],
  flags: SessionFlags,
  world: World,
): Promise<NamedReading[]> {
  const { repository } = flags;
  if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new SeedlintError('session-repository', { repository });
  const options = {
    redact,
    sha256,
    ...(repository === undefined ? {} : { repository }),
  };
  const readings: NamedReading[] = [];
  for (const file of [...(await filesAt(paths, world)), ...(await sessionsFromServer(flags, world))]) {
    readings.push({ path: file.path, ...(await readSession(file, options)) });
  }
  return readings;
}

interface SessionBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function filesAt(paths: readonly string[], world: World): Promise<SessionBytes[]> {
  const files: SessionBytes[] = [];
  for (const path of paths) {
    if (path === '-') {
      files.push({ path: 'stdin', bytes: await world.readStdin() });
      continue;
    }
    const absolute = resolve(world.cwd, path);
    const found = isFolder(path, absolute) ? sessionsBelow(path, absolute) : [absolute];
    for (const one of found)
      files.push({ path: shown(one, world.cwd), bytes: namedFile(shown(one, world.cwd), world.cwd) });
  }
  return files;
}

/** `*.json` and `*.jsonl` at any depth, sorted; of a folder that a run keeps, the session alone. */
function sessionsBelow(path: string, folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter(
      (file) =>
        /\.jsonl?$/i.test(file) && !/(?:^|[/\\])(?:node_modules|\.git)[/\\]/.test(file) && statSync(file).isFile(),
    )
    .toSorted();
  const runs = new Set(all.filter((file) => basename(file) === sessionFile).map((file) => dirname(file)));
  const chosen = all.filter((file) => !runs.has(dirname(file)) || basename(file) === sessionFile);
  if (chosen.length === 0) throw new SeedlintError('session-none', { path });
  return chosen;
}

/** What runs keep below `/tmp/codex-sessions/<run-id>/`. */
const sessionFile = 'codex-session.json';

function isFolder(path: string, absolute: string): boolean {
  try {
    return statSync(absolute).isDirectory();
  } catch (error) {
    throw notReadable(path, error);
  }
}

function shown(absolute: string, cwd: string): string {
  const inside = relative(cwd, absolute);
  return (inside.startsWith('..') && !inside.startsWith(`..${sep}`)) || inside.split(sep).length > 8
    ? absolute
    : inside;
}
