import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SeedlintError } from '../../core/errors.ts';
import type { Plan, PlanItem } from '../../core/plan.ts';
import { describeCell } from '../../core/seed.ts';
import { readPlan, writePlan } from '../../read/plan.ts';
import type { Source } from '../../read/source.ts';
import type { Judged } from '../../update/improve.ts';

/** A program that says what to change where seedlint cannot tell. */
export interface Proposer {
  /** As a shell has it. */
  readonly command: string;
  readonly seconds: number;
}

/** What is asked of it, on stdin: one JSON object. */
export interface ProposerQuestion {
  readonly format: 1;
  readonly plan: Plan;
  /** Ids of the items that want changes. */
  readonly items: readonly string[];
  /** JSON Schema of an answer: `{ items: [{ id, changes, title? }] }`. */
  readonly seeds: readonly { readonly path: string; readonly cell: string }[];
  readonly policies: readonly {
    readonly id: string;
    readonly force: string;
    readonly title: Readonly<Record<string, string>>;
  }[];
}

/**
 * Asks a program for the changes that items lack. It runs in a copy of the tree that is thrown away, with no variable of ours but PATH,
 * and is killed with all it has started when its time is up. What it answers is untrusted: it is checked by the schema of the plan here,
 * and judged like any other change later. Throws SeedlintError where it fails or answers something else.
 */
export async function propose(plan: Plan, { command, seconds }: Proposer, tree: ProposerTree): Promise<Plan> {
  const open = plan.items.filter(({ state }) => state === 'needs-author');
  if (open.length === 0) return plan;
  const folder = mkdtempSync(join(tmpdir(), 'seedlint-proposer-'));
  try {
    const home = join(folder, 'home');
    const copy = join(folder, 'tree');
    mkdirSync(home);
    copyTree(tree.source, copy);
    const question: ProposerQuestion = {
      format: 1,
      plan,
      items: open.map(({ id }) => id),
      seeds: tree.start.catalogue.seeds.map(({ file, cell }) => ({ path: file.path, cell: describeCell(cell) })),
      policies: tree.start.catalogue.law.policies.map(({ id, force, title }) => ({ id, force, title })),
    };
    const answer = await run(command, { cwd: copy, home, seconds, input: JSON.stringify(question), path: tree.path });
    return answered(plan, new Set(question.items), answer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ProposerTree {
  readonly source: Source;
  readonly start: Judged;
  /** `PATH` of whoever runs seedlint. */
  readonly path: string;
}

function copyTree(source: Source, folder: string): void {
  mkdirSync(folder);
  for (const path of source.list(['**'])) {
    if (path.endsWith('/')) continue;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    try {
      writeFileSync(target, source.read(path));
    } catch (error) {
      // A link that leads out of the tree is not followed.
      if (!(error instanceof SeedlintError)) throw error;
    }
  }
}

interface Running {
  readonly cwd: string;
  readonly home: string;
  readonly seconds: number;
  readonly input: string;
  readonly path: string;
}

function run(command: string, { cwd, home, seconds, input, path }: Running): Promise<string> {
  return new Promise((done, fail) => {
    const env = { PATH: path, HOME: home, TMPDIR: home, LANG: 'C.UTF-8' };
    // A group of its own, so that nothing it starts outlives it.
    const child = spawn('/bin/sh', ['-c', command], { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    let size = 0;
    let complaint = '';
    let reason: string | undefined;
    const stop = (why: string): void => {
      reason ??= why;
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => stop(`no answer within ${seconds} s`), seconds * 1000);
    child.on('error', (error) => stop(error.message));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) stop(`an answer of more than ${mostBytes} bytes`);
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, 2000);
    });
    // It need not read what it is asked.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      // What it has left running goes with it.
      stop('');
      const [line = ''] = complaint.trim().split('\n');
      if (reason !== undefined && reason !== '') return fail(new SeedlintError('proposer-failed', { reason }));
      if (code !== 0)
        return fail(
          new SeedlintError('proposer-failed', {
            reason: `${signal ?? `exit code ${code}`}${line === '' ? '' : `: ${line}`}`,
          }),
        );
      done(Buffer.concat(chunks).toString());
    });
  });
}

const mostBytes = 4 * 1024 * 1024;

/** The plan with what was answered, read as any plan is; items nobody asked for are refused. */
function answered(plan: Plan, asked: ReadonlySet<string>, answer: string): Plan {
  const given = itemsIn(answer);
  const stranger = given.find(({ id }) => !asked.has(id));
  if (stranger) throw new SeedlintError('proposer-answer', { reason: `item "${stranger.id}" was not asked for` });
  const items = plan.items.map((item): unknown => {
    const one = given.find(({ id }) => id === item.id);
    if (!one || !asked.has(item.id) || one.changes === undefined || one.changes.length === 0) return item;
    return {
      ...item,
      ...(one.title === undefined ? {} : { title: one.title }),
      state: 'ready' satisfies PlanItem['state'],
      candidates: [],
      changes: one.changes,
    };
  });
  try {
    return readPlan('the answer of the proposer', writePlan({ ...plan, items })).plan;
  } catch (error) {
    if (!(error instanceof SeedlintError)) throw error;
    throw new SeedlintError('proposer-answer', { reason: error.message }, undefined, { cause: error });
  }
}

interface Given {
  readonly id: string;
  readonly title?: unknown;
  readonly changes?: readonly unknown[];
}

function itemsIn(answer: string): Given[] {
  let data: unknown;
  try {
    data = JSON.parse(answer);
  } catch (error) {
    throw new SeedlintError('proposer-answer', { reason: error instanceof Error ? error.message : String(error) });
  }
  const items: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'items') : undefined;
  if (!Array.isArray(items) || !items.every(isGiven))
    throw new SeedlintError('proposer-answer', { reason: 'expected { "items": [{ "id", "changes" }] }' });
  return items;
}

function isGiven(item: unknown): item is Given {
  if (typeof item !== 'object' || item === null) return false;
  const { id, changes }: { id?: unknown; changes?: unknown } = item;
  return typeof id === 'string' && (changes === undefined || Array.isArray(changes));
}
