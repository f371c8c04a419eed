import { keyName, type Path } from './config-merge.ts';
import type { Locate } from './definition-axes.ts';
import type { DataFile } from './yaml-file.ts';

/** A file, and where in it a part of the configuration begins. */
export interface Owner {
  readonly file: DataFile;
  readonly below: Path;
}

/** Who wrote which value of data that several files make up. */
export class Owners {
  readonly #owners = new Map<string, Owner>();
  /** What of it is part of which value: a law may have thousands. */
  readonly #below = new Map<string, Set<string>>();

  /** A value was taken from a file, or removed by it. */
  take(path: Path, owner: Owner | undefined): void {
    const pointer = pointerOf(path);
    this.#forget(pointer);
    if (!owner) return;
    this.#owners.set(pointer, owner);
    for (let length = 1; length < path.length; length++) {
      const above = pointerOf(path.slice(0, length));
      const below = this.#below.get(above);
      // Whoever wrote last stands last.
      below?.delete(pointer);
      if (below) below.add(pointer);
      else this.#below.set(above, new Set([pointer]));
    }
  }

  clear(): void {
    this.#owners.clear();
    this.#below.clear();
  }

  #forget(pointer: string): void {
    this.#owners.delete(pointer);
    for (const known of this.#below.get(pointer) ?? []) this.#owners.delete(known);
    this.#below.delete(pointer);
  }

  /** Where a key stands; `last` wrote what nobody else did. */
  locator(last: Owner): Locate {
    return (path, part) => {
      const { file, below } = this.#ownerOf(path) ?? last;
      return file.placeOf([...below, ...path], part);
    };
  }

  /** `catalogue.classes.seed.folder` → where it was said. */
  origins(prefix: Path): Map<string, string> {
    const origins = new Map<string, string>();
    for (const [pointer, { file }] of this.#owners) origins.set(keyName([...prefix, ...keysOf(pointer)]), file.path);
    return origins;
  }

  /** Whoever wrote the value, what it is part of, or else the last who wrote a part of it. */
  #ownerOf(path: Path): Owner | undefined {
    for (let length = path.length; length > 0; length--) {
      const owner = this.#owners.get(pointerOf(path.slice(0, length)));
      if (owner) return owner;
    }
    let last: Owner | undefined;
    for (const pointer of this.#below.get(pointerOf(path)) ?? []) last = this.#owners.get(pointer) ?? last;
    return last;
  }
}

function pointerOf(path: Path): string {
  return path.join('\0');
}

function keysOf(pointer: string): string[] {
  return pointer === '' ? [] : pointer.split('\0');
}
