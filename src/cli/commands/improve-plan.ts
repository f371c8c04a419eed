import { pathIn } from '../../core/catalogue.ts';
import { SeedlintError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Plan } from '../../core/plan.ts';
import { readPlan, writePlan } from '../../read/plan.ts';
import { gitSource } from '../../read/source-git.ts';
import { planText } from '../../report/plan.ts';
import { wordsFor } from '../../report/words.ts';
import { planOfFindings } from '../../update/plan/findings.ts';
import type { Known } from '../../update/plan/meaning.ts';
import { isOwnEcho, planOfSessions } from '../../update/plan/sessions.ts';
import { openGround, type GroundFlags, type OpenGround } from '../improve/ground.ts';
import { planWords } from '../improve/plan-words.ts';
import { propose } from '../improve/proposer.ts';
import { readSessions, type SessionFlags } from '../sessions/session-files.ts';
import { textOptions } from '../workspace.ts';
import type { World } from '../world.ts';
import { writeReport } from '../write-file.ts';

/** What `seedlint improve plan` was asked, as commander gives it. */
export interface PlanFlags extends GroundFlags, SessionFlags {
  readonly findings?: boolean;
  readonly safeOnly?: boolean;
  readonly outputFile: string;
  readonly format: 'text' | 'json';
  /** A program that fills in the changes, as a shell has it. */
  readonly proposer?: string;
  /** Seconds it may take. */
  readonly proposerTimeout: number;
}

/** `seedlint improve plan`: what earlier runs taught, or what seedlint finds, as changes that somebody can read and approve. */
export async function planImprovement(flags: PlanFlags, world: World): Promise<number> {
  assertAsked(flags);
  const text = await textOptions(flags, world);
  const ground = await openGround(flags, world, { words: text.words });
  const drawn = flags.findings ? await fromFindings(flags, ground) : await fromSessions(flags, ground, world);
  const plan = flags.proposer === undefined ? drawn : await asked(drawn, flags.proposer, { flags, ground, world });
  // What is written is what will be read: an invalid plan is our mistake, and is found here.
  const written = writePlan(plan);
  readPlan(flags.outputFile, written);
  writeReport(flags.outputFile, written, world.cwd);
  world.stdout.write(
    flags.format === 'json' ? `${JSON.stringify(plan, undefined, 2)}\n` : planText(plan, flags.outputFile, text),
  );
  return 0;
}

async function fromFindings({ safeOnly = false }: PlanFlags, ground: OpenGround): Promise<Plan> {
  const { lang } = ground.settings;
  const words = planWords(await wordsFor(lang));
  return planOfFindings(knownOf(ground, words.because), {
    safeOnly,
    commit: ground.base.commit,
    lang,
    words,
    urlOf: (finding) => urlOf(finding, ground),
  });
}

async function fromSessions(flags: PlanFlags, ground: OpenGround, world: World): Promise<Plan> {
  const { repository } = ground.base;
  const readings = await readSessions(
    flags.session ?? [],
    { ...flags, ...(flags.repository === undefined && repository !== undefined ? { repository } : {}) },
    world,
  );
  // What is not whole is not half believed.
  const broken = readings.find(({ session }) => session === undefined);
  if (broken) throw new SeedlintError('session-unusable', { path: broken.path });
  const sessions = readings.flatMap(({ session }) => session ?? []);
  const others = sessions.filter((session) => !isOwnEcho(session));
  if (others.length === 0)
    throw new SeedlintError('improve-echo', { sessions: sessions.map(({ id }) => id).join(', ') });
  const { lang } = ground.settings;
  return planOfSessions(others, knownOf(ground, planWords(await wordsFor(lang)).because), lang);
}

function asked(
  plan: Plan,
  command: string,
  { flags, ground, world }: { readonly flags: PlanFlags; readonly ground: OpenGround; readonly world: World },
): Promise<Plan> {
  const source = gitSource(ground.top, ground.base.commit, { folder: ground.base.folder });
  return propose(
    plan,
    { command, seconds: flags.proposerTimeout },
    { source, start: ground.start, path: world.env['PATH'] ?? '' },
  );
}

function knownOf({ start }: OpenGround, because: Known['because']): Known {
  return { ...start, because };
}

function urlOf({ at }: Finding, { base }: OpenGround): string | undefined {
  if (base.web === undefined) return undefined;
  return `${base.web}/blob/${base.commit}/${pathIn(base.folder, at.path).split('/').map(encodeURIComponent).join('/')}#L${at.line}`;
}

function assertAsked({ findings, safeOnly, session = [], mcp }: PlanFlags): void {
  const sessions = session.length > 0 || mcp !== undefined;
  if (!findings && !sessions) throw new SeedlintError('improve-source');
  if (findings && sessions)
    throw new SeedlintError('usage', {
      reason: '--findings and --session contradict each other.',
      hint: 'A plan is made of one or the other.',
    });
  if (safeOnly && !findings)
    throw new SeedlintError('usage', {
      reason: '--safe-only says nothing without --findings.',
      hint: 'Add --findings.',
    });
}
