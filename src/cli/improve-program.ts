import { Option, type Command } from 'commander';
import { collect, common, examples, language, positiveNumber, textOrJson } from './command-line.ts';
import type { World } from './world.ts';

/** `seedlint improve`: plan, approve, apply. */
export function improveCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('improve')
    .description('Turn what earlier runs taught, or what seedlint finds, into a pull request that weakens nothing.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
  planCommand(command, world, done);
  approveCommand(command, world, done);
  applyCommand(command, world, done);
}

function planCommand(command: Command, world: World, done: (code: number) => void): void {
  sessions(common(command.command('plan')))
    .description('Write a plan: what is to be changed, where, why and on what evidence.')
    .option('--findings', 'plan what seedlint itself can mend, instead of what sessions ask for')
    .option('--safe-only', 'of the findings, only fixes that keep the meaning')
    .option('--base <branch>', 'branch to be improved; default: the default branch')
    .option('--remote <name>', 'remote that tells which repository this is; default: origin')
    .option('--output-file <file>', 'where the plan is written', 'plan.yaml')
    .option('--proposer <command>', 'a program that fills in changes: JSON in, JSON out, in a copy of the tree')
    .option('--proposer-timeout <seconds>', 'how long the program may take', positiveNumber, 300)
    .addOption(textOrJson())
    .addHelpText(
      'after',
      `\nAn action item in free words becomes a change where it can mean just one; else it needs an author, and the plan lists
what it might mean. Nothing but the plan is written.

Exit code: 0 written, 2 no usable session, or not everything could be read; then nothing is written.\n${examples([
        ['seedlint improve plan --session session.json', 'what one run taught'],
        ['seedlint improve plan --findings --safe-only', 'what can be mended without a reader'],
        ["seedlint improve plan --session runs/ --proposer 'node propose.mjs'", 'with a program that knows more'],
      ])}`,
    )
    .action(async (options) => {
      const { planImprovement } = await import('./commands/improve-plan.ts');
      done(await planImprovement(options, world));
    });
}

function approveCommand(command: Command, world: World, done: (code: number) => void): void {
  common(command.command('approve'))
    .description('Write under a plan who lets it pass. Changing one byte of it voids that.')
    .argument('<plan>', 'the plan')
    .requiredOption('--by <name>', 'who approves: a name, a mail address, or both as in a commit')
    .option('--base <branch>', 'branch whose configuration says who may; default: the default branch')
    .addHelpText(
      'after',
      `\nExit code: 0 written, 2 nothing is ready, or this person may not; then nothing is written.\n${examples([
        ['seedlint improve approve plan.yaml --by "Grace Hopper <grace@example.org>"', 'after reading it'],
      ])}`,
    )
    .action(async (path: string, options) => {
      const { approvePlan } = await import('./commands/improve-approve.ts');
      done(await approvePlan(path, options, world));
    });
}

function applyCommand(command: Command, world: World, done: (code: number) => void): void {
  common(command.command('apply'))
    .description('Show what a plan comes to, or publish it as a draft pull request. It is never merged from here.')
    .argument('<plan>', 'the plan')
    .option('--dry-run', 'show the diff and the pull request, publish nothing; the default')
    .addOption(new Option('--host <name>', 'where to publish').choices(['working-copy', 'github']))
    .option('--base <branch>', 'branch the pull request goes to; default: the default branch')
    .option('--remote <name>', 'remote of the repository; default: origin')
    .option('--out <folder>', 'folder for the working-copy host; default: .seedlint/<name of the branch>')
    .option('--recreate', 'ask again for what somebody has closed')
    .addOption(new Option('--format <name>', 'report format').choices(['pretty', 'json']).default('pretty'))
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .addHelpText(
      'after',
      `\nEach item is made on the base branch and judged there, by base's law: it is dropped when anything gets weaker or
cannot be told, when there is a new error, when nothing is measurably better, or when it touches what it may not.
working-copy makes a branch, and beside it the text, a patch and a bundle; no network. github pushes the branch and
opens a draft; the token is SEEDLINT_TOKEN, GH_TOKEN, GITHUB_TOKEN, that of an app, or of gh.

Exit code: 0 applied, published, declined before or nothing to do, 1 an item was dropped or somebody has to look,
2 could not judge or publish.\n${examples([
        ['seedlint improve apply plan.yaml', 'what would it be?'],
        ['seedlint improve apply plan.yaml --host working-copy', 'a branch to look at'],
        ['seedlint improve apply plan.yaml --host github --format json', 'from a workflow'],
      ])}`,
    )
    .action(async (path: string, options) => {
      const { applyPlan } = await import('./commands/improve-apply.ts');
      done(await applyPlan(path, options, world));
    });
}

/** `seedlint session`: what earlier runs left behind. */
export function sessionCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('session')
    .description('Look at what earlier runs left behind.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
  language(server(command.command('check')))
    .description('Is a session whole, and what does it tell?')
    .argument('[paths...]', 'sessions, or folders of sessions; - is stdin')
    .option(
      '--repository <owner/name>',
      'repository that short references mean; default: that of the pull request of the session',
    )
    .addOption(new Option('--format <name>', 'report format').choices(['pretty', 'json']).default('pretty'))
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .addHelpText(
      'after',
      `\nRead are snapshots of a runner (session_json, v1), answers of an agent, rows that hold them, and session files of the
Codex CLI. Secrets are taken out before anything is shown.

Exit code: 0 all can be used, 1 one cannot, 2 no sessions, or unreadable.\n${examples([
        ['seedlint session check session.json', 'one session'],
        ['seedlint session check /tmp/codex-sessions', 'all that runs have kept'],
        ["seedlint session check --mcp 'node server.mjs' --pr 41", 'those a server knows of a pull request'],
      ])}`,
    )
    .action(async (paths: string[], options) => {
      const { checkSessions } = await import('./commands/session-check.ts');
      done(await checkSessions(paths, options, world));
    });
}

/** Where sessions come from. */
function sessions(command: Command): Command {
  return server(
    command
      .option('--session <path>', 'a session, or a folder of sessions; repeatable', collect)
      .option('--repository <owner/name>', 'repository that short references mean; default: that of the remote'),
  );
}

/** An MCP server that keeps them. */
function server(command: Command): Command {
  return command
    .option('--mcp <command>', 'an MCP server that keeps sessions, started by this command')
    .option('--mcp-env <names...>', 'variables it gets besides PATH, HOME and LANG')
    .option('--run <ids...>', 'of the server: only these runs')
    .option('--issue <number>', 'of the server: only runs of this issue', positiveNumber)
    .option('--pr <number>', 'of the server: only runs of this pull request', positiveNumber);
}
