import type { Found } from '../../src/core/finding.ts';
import { placeAt, type TextFile } from '../../src/core/text.ts';

/** Paths below somebody's home folder: right on one machine, wrong in every container. */
export function* homePaths(file: TextFile): Generator<Found> {
  for (const match of file.text.matchAll(home)) {
    const [path, unix, windows] = match;
    if (containerUsers.has(unix ?? windows ?? '')) continue;
    yield { message: 'home', data: { path }, at: placeAt(file, match.index, match.index + path.length), anchor: path };
  }
}

const home =
  /(?<![\p{L}\p{N}_.}/])(?:\/(?:home|Users)\/([\p{L}\p{N}_.-]+)|[A-Z]:[\\/]Users[\\/]([\p{L}\p{N}_.-]+))(?:[\\/][\p{L}\p{N}_./\\-]*[\p{L}\p{N}_/\\])?/gu;

// Users of well-known container images: the same on every machine.
const containerUsers = new Set([
  'node',
  'runner',
  'vscode',
  'codespace',
  'coder',
  'agent',
  'app',
  'user',
  'Shared',
  'Public',
]);
