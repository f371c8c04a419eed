import { Command, CommanderError, Option } from 'commander';
import {
  asFailure,
  collect,
  common,
  examples,
  language,
  positiveNumber,
  textJsonOrPage,
  textOrJson,
  wholeNumber,
  type Example,
} from './command-line.ts';
import { reportFailure } from './failure.ts';
import { improveCommand, sessionCommand } from './improve-program.ts';
import { guardFormats, traceFormats, verdictFormats, type CommonOptions } from './options.ts';
import { version } from './version.ts';
import type { World } from './world.ts';

/** Parses a command line, runs its command and resolves to the exit code. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let code = 0;
  const done = (result: number): void => {
    code = result;
  };
  const program = programOf(world, done);
  let options: CommonOptions = {};
  program.hook('preAction', (_, command) => {
    options = command.opts();
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // commander has said what is wrong already; asking for help is no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportFailure(error, options, world);
  }
}

function programOf(world: World, done: (code: number) => void): Command {
  const program = new Command('seedlint');
  // Before any .command(): sub-commands copy these when they are made, and commander's own exit code is 1.
  program.exitOverride().configureOutput({
    writeOut: (text) => world.stdout.write(text),
    writeErr: (text) => world.stderr.write(text),
    outputError: (text, write) => write(asFailure(text)),
    getOutHelpWidth: () => world.stdout.columns ?? 100,
    getErrHelpWidth: () => world.stderr.columns ?? 100,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  program
    // What stands behind a command is its own, and that of a command of a command likewise.
    .enablePositionalOptions()
    .description('Quality gate for catalogues of coding-agent prompts.')
    .version(version, '-v, --version', 'Print the version.')
    .helpOption('-h, --help', 'Show this help.')
    .helpCommand('help [command]', 'Show the help of a command.')
    .showHelpAfterError('  seedlint --help lists commands, options and examples.')
    .addHelpText('after', `\n"seedlint" alone is "seedlint lint".\n\n${exitCodes}\n${examples(programExamples)}`);
  lintCommand(program, world, done);
  initCommand(program, world, done);
  newCommand(program, world, done);
  matrixCommand(program, world, done);
  resolveCommand(program, world, done);
  renderCommand(program, world, done);
  configCommand(program, world, done);
  explainCommand(program, world, done);
  explainUnitCommand(program, world, done);
  translationsCommand(program, world, done);
  traceCommand(program, world, done);
  guardCommand(program, world, done);
  diffCommand(program, world, done);
  baselineCommand(program, world, done);
  mutateCommand(program, world, done);
  sessionCommand(program, world, done);
  improveCommand(program, world, done);
  rulesCommand(program, world, done);
  return program;
}

function lintCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('lint', { isDefault: true })
    .description('Report what is wrong with the prompts of a catalogue.')
    .argument('[paths...]', 'files or folders to report on; everything is read all the same');
  common(command)
    .option('--format <name[=file]>', `report format, repeatable: ${formats}`, collect)
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .option('--fix', 'apply fixes that keep the meaning')
    .option('--fix-unsafe', 'apply fixes that want a reader, too')
    .option('--fix-dry-run', 'print what fixing would change as a diff; write nothing')
    .option('--max-warnings <n>', 'exit 1 when there are more warnings than this', wholeNumber)
    .option('--quiet', 'report errors only')
    .option('--since <revision>', 'report only what is new since a git revision')
    .option('--staged', 'lint the git index instead of the files; report only what is new')
    .option('--stdin', 'read one file from stdin; needs --stdin-filename')
    .option('--stdin-filename <path>', 'the file that stdin stands for')
    .option('--stats', 'say on stderr how long everything took')
    .addHelpText('after', `\n${exitCodes}\n${examples(lintExamples)}`)
    .action(async (paths: string[], options) => {
      const { lint } = await import('./commands/lint.ts');
      done(await lint(paths, options, world));
    });
}

function initCommand(program: Command, world: World, done: (code: number) => void): void {
  language(program.command('init'))
    .description('Begin a catalogue, or describe the prompts that are there.')
    .argument('[dir]', 'folder to begin in; default: this one')
    .option('-y, --yes', 'write without asking')
    .option('--dry-run', 'print what would be written; write nothing')
    .addHelpText(
      'after',
      `\nA folder without prompts gets the catalogue that seedlint ships, to be cut down. For a folder with prompts,
a configuration is proposed that fits them; no file that is there is changed. On a terminal it asks before it
writes; elsewhere it writes with --yes only, or where there is nothing but a readme and a licence.

Exit code: 0 written, or proposed, 2 there is a configuration already, or a file in the way; then nothing is written.\n${examples(
        [
          ['seedlint init --dry-run', 'what would it be?'],
          ['seedlint init agents/prompts --yes', 'somewhere else, without asking'],
        ],
      )}`,
    )
    .action(async (dir: string | undefined, options) => {
      const { init } = await import('./commands/init.ts');
      done(await init(dir, options, world));
    });
}

function newCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('new')
    .description('Begin a new file of a catalogue.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
  common(command.command('seed'))
    .description('Write the files of a new seed in every language, with the sections and policies it must have.')
    .option('--stage <value>', 'stage of the seed')
    .option('--role <value>', 'role of the seed')
    .option('--mode <value>', 'mode of the seed')
    .option('--kind <value>', 'kind of the seed; default: the only one there is')
    .addHelpText(
      'after',
      `\nThe names are those of the first pattern that has just these axes. The seed looks like the others of its pattern.

Exit code: 0 written, 2 a file is there already, or no name fits; then nothing is written.\n${examples([
        ['seedlint new seed --stage dev --kind work', 'dev-work in every language'],
        ['seedlint new seed --role analyst --kind review', 'a role that catalogue.yaml has and no file yet'],
      ])}`,
    )
    .action(async (options) => {
      const { newSeedCommand } = await import('./commands/new-seed.ts');
      done(await newSeedCommand(options, world));
    });
}

function matrixCommand(program: Command, world: World, done: (code: number) => void): void {
  common(program.command('matrix'))
    .description('Show which prompt every run gets: a file of its own, a fallback, or none.')
    .addOption(textJsonOrPage())
    .addHelpText(
      'after',
      examples([
        ['seedlint matrix', 'the whole catalogue on one screen'],
        ['seedlint matrix --format json', 'the same for a script'],
        ['seedlint matrix --format html > matrix.html', 'the same to look around in'],
      ]),
    )
    .action(async (options) => {
      const { matrix } = await import('./commands/matrix.ts');
      done(await matrix(options, world));
    });
}

function resolveCommand(program: Command, world: World, done: (code: number) => void): void {
  runOptions(common(program.command('resolve')))
    .description('Show which files one run gets, every candidate that was tried, and why one won.')
    .addOption(textOrJson())
    .addHelpText(
      'after',
      `\nExit code: 0 every required part has a file, 1 one has none, 2 could not judge.\n${examples([
        ['seedlint resolve --stage dev --role dev --kind work --locale ru', 'the prompt of one run'],
        ['seedlint resolve --stage dev --kind revise --locale ru_RU.UTF-8', 'locales are normalised'],
      ])}`,
    )
    .action(async (options) => {
      const { resolve } = await import('./commands/resolve.ts');
      done(await resolve(options, world));
    });
}

function renderCommand(program: Command, world: World, done: (code: number) => void): void {
  runOptions(common(program.command('render')))
    .description('Print the prompt of a run as its agent reads it: layers put together, templates executed.')
    .option(
      '--set <name=value>',
      'a field of the data, dots going down, repeatable; true, numbers and JSON are such',
      collect,
    )
    .option('--data <file>', 'fields of the data, as JSON or YAML')
    .option('--all', 'every run of the catalogue')
    .option('--out <folder>', 'write a file for each run; what seedlint did not write there is left alone')
    .option('--source-map', 'put the file and line each line comes from before it')
    .option('--no-marks', 'leave out lines that hold nothing but policy marks')
    .addOption(textJsonOrPage())
    .addHelpText(
      'after',
      `\nFields come from "data" in the catalogue, then from --data, then from --set. A field nobody gives is an error.

Exit code: 0 rendered, 1 a required part has no file, 2 could not render; then nothing is written.\n${examples([
        ['seedlint render --stage dev --role dev --kind work --locale ru', 'the prompt, ready to be piped'],
        ['seedlint render --stage dev --role dev --kind work --set BaseBranch=develop', 'with a value of your own'],
        ['seedlint render --stage dev --role dev --kind work --source-map', 'which line comes from which file?'],
        ['seedlint render --all --out rendered', 'every prompt, to be compared in review'],
        ['seedlint render --all --format html > prompts.html', 'every prompt on one page, each line with its source'],
      ])}`,
    )
    .action(async (options) => {
      const { render } = await import('./commands/render.ts');
      done(await render(options, world));
    });
}

function configCommand(program: Command, world: World, done: (code: number) => void): void {
  common(program.command('config'))
    .description('Print the configuration in force and where each value came from.')
    .addOption(textOrJson())
    .addHelpText('after', examples([['seedlint config --config ci/seedlint.config.yaml', 'try another file']]))
    .action(async (options) => {
      const { config } = await import('./commands/config.ts');
      done(await config(options, world));
    });
}

function explainCommand(program: Command, world: World, done: (code: number) => void): void {
  language(program.command('explain'))
    .description('Explain a rule: what it reports, why, and how to mend it.')
    .argument('<rule>', 'a rule id; "seedlint rules" lists them')
    .addHelpText('after', examples([['seedlint explain unreachable-seed', 'the page of one rule']]))
    .action(async (rule: string, options) => {
      const { explain } = await import('./commands/explain.ts');
      done(await explain(rule, options, world));
    });
}

function explainUnitCommand(program: Command, world: World, done: (code: number) => void): void {
  common(program.command('explain-unit'))
    .description('Explain how the force of a directive is read: which words forbid, order, allow or qualify.')
    .argument('<place>', 'a line of a prompt file: path:line')
    .addOption(textOrJson())
    .addHelpText(
      'after',
      `\nExit code: 0 explained, 2 there is no directive on the line.\n${examples([
        ['seedlint explain-unit prompts/dev-work_ru.md:12', 'why this line is a duty, and how strong'],
      ])}`,
    )
    .action(async (place: string, options) => {
      const { explainUnit } = await import('./commands/explain-unit.ts');
      done(await explainUnit(place, options, world));
    });
}

function translationsCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('translations')
    .description('Keep track of which translations are up to date, for rule stale-translation.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
  common(command.command('accept'))
    .description('Write down that translations say what their sources say now.')
    .argument('[paths...]', 'files or folders whose translations were read; default: all')
    .addHelpText(
      'after',
      `\nExit code: 0 written, or nothing to write, 2 could not read everything; then nothing is written.\n${examples([
        ['seedlint translations accept', 'the first time: everything is as it should be'],
        ['seedlint translations accept prompts/dev-work_en.md', 'one translation was brought up to date'],
      ])}`,
    )
    .action(async (paths: string[], options) => {
      const { acceptTranslations } = await import('./commands/translations.ts');
      done(await acceptTranslations(paths, options, world));
    });
}

function diffCommand(program: Command, world: World, done: (code: number) => void): void {
  common(program.command('diff'))
    .description(
      'Show what became of every directive between two states of a catalogue; silent on what only looks different.',
    )
    .option('--base <revision|folder>', 'what to compare with; default: where this branch left the default branch')
    .option('--head <revision|folder>', 'what is compared; default: the files as they are now')
    .addOption(textOrJson())
    .addHelpText(
      'after',
      `\nExit code: 0 compared, 2 could not compare. "seedlint guard" judges.\n${examples([
        ['seedlint diff', 'what this branch says otherwise than the default branch'],
        ['seedlint diff --base v1.2 --head v1.3', 'two revisions, without a checkout'],
      ])}`,
    )
    .action(async (options) => {
      const { diff } = await import('./commands/diff.ts');
      done(await diff(options, world));
    });
}

function guardCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = comparison(common(program.command('guard')))
    .description('Compare two states of a catalogue: did the change weaken what prompts demand, or what sees to it?')
    .option('--certificate <file>', 'write down what was compared and found, for anybody to check')
    .option('--strict', 'exit 1 for changes of words that somebody has to read, too')
    .addOption(new Option('--format <name>', 'report format').choices([...verdictFormats]).default('pretty'))
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .addHelpText(
      'after',
      `\nBase's law, configuration, locale packs and rules judge; what head says of them is part of what is judged.

Exit code: 0 held, 1 weakened, 2 could not judge: no base, unreadable files, no files at all.\n${examples([
        ['seedlint guard', 'this branch and what is not committed yet, against the default branch'],
        ['seedlint guard --base main --head HEAD --strict', 'two revisions, without a checkout'],
        ['seedlint guard --base old/ --head new/ --config seedlint.config.yaml', 'any two folders'],
      ])}`,
    )
    .action(async (options) => {
      const { guard } = await import('./commands/guard.ts');
      done(await guard(options, world));
    })
    .enablePositionalOptions();
  comparison(common(command.command('approve')))
    .description('Write down that somebody lets one weakening pass, for them to land before the change.')
    .argument('<item>', 'its id, as seedlint guard shows it')
    .requiredOption('--by <who>', 'who approves: a name, a mail address, or both as in a commit')
    .requiredOption('--reason <text>', 'why it may become weaker')
    .option('--until <date>', 'the last day it holds, at most 180 days ahead; default: in 30 days')
    .addHelpText(
      'after',
      `\nAn approval counts where base has it: bound to these words before and after, given by somebody other than the
authors, until its day, once. Only the file of approvals is written.

Exit code: 0 written, 2 no such item, or it would not count; then nothing is written.\n${examples([
        ['seedlint guard approve 3f9c01d2a4b5e677 --by grace@example.org --reason "agreed in #17"', 'for a month'],
      ])}`,
    )
    .action(async (item: string, options) => {
      const { approve } = await import('./commands/guard-approve.ts');
      done(await approve(item, options, world));
    });
  comparison(common(command.command('verify')))
    .description('Check a certificate: is it as it was written, and does the guard say the same again?')
    .argument('<file>', 'what seedlint guard --certificate wrote')
    .addHelpText(
      'after',
      `\nWithout --base and --head only the digest of the certificate is checked: whoever changes one of its lines and
counts anew is found by comparing the trees.

Exit code: 0 it is true, 1 it was changed, or says something else than the guard does now, 2 it cannot be read.\n${examples(
        [
          ['seedlint guard verify guard.json', 'is it whole?'],
          ['seedlint guard verify guard.json --base main --head HEAD', 'is it about these revisions, and true?'],
        ],
      )}`,
    )
    .action(async (file: string, options) => {
      const { verify } = await import('./commands/guard-verify.ts');
      done(await verify(file, options, world));
    });
}

/** What is compared, and who has a say in it. */
function comparison(command: Command): Command {
  return command
    .option('--base <revision|folder>', 'what to compare with; default: where this branch left the default branch')
    .option('--head <revision|folder>', 'what is judged; default: the files as they are now')
    .option('--approvals <file>', 'a reviewed file of approvals from outside the change; those of base count anyway')
    .option('--author <who>', 'an author of the change that git does not know of, repeatable', collect);
}

function baselineCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = program
    .command('baseline')
    .description('Let findings that are there already be for a time, so that an old catalogue can take seedlint up.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false);
  common(command.command('add'))
    .description('Write down the errors and warnings that are found now: seedlint lint hides them until a day.')
    .argument('[paths...]', 'only those of these files or folders')
    .option('--rule <ids...>', 'only those of these rules')
    .requiredOption('--reason <text>', 'why they are let be')
    .requiredOption('--until <date>', 'the last day they are let be: 2026-12-31, at most a year ahead')
    .addHelpText(
      'after',
      `\nWith CI set nothing is added: somebody has to look at the file.

Exit code: 0 written, or nothing to write, 2 could not read everything, or refused; then nothing is written.\n${examples(
        [
          ['seedlint baseline add --reason "taking seedlint up" --until 2026-12-31', 'all that is found now'],
          ['seedlint baseline add prompts/old --rule vague-unit --reason "#17" --until 2026-12-31', 'a part of it'],
        ],
      )}`,
    )
    .action(async (paths: string[], options) => {
      const { addToBaseline } = await import('./commands/baseline.ts');
      done(await addToBaseline(paths, options, world));
    });
  common(command.command('prune'))
    .description(
      'Take out entries that hide nothing any more: what they were about is mended, or their day has passed.',
    )
    .addHelpText(
      'after',
      '\nExit code: 0 written, or nothing to write, 2 could not read everything; then nothing is written.',
    )
    .action(async (options) => {
      const { pruneBaseline } = await import('./commands/baseline.ts');
      done(await pruneBaseline(options, world));
    });
  common(command.command('check'))
    .description('See whether every entry still hides a finding.')
    .addHelpText('after', '\nExit code: 0 every one does, 1 one does not and can go, 2 could not read everything.')
    .action(async (options) => {
      const { checkBaseline } = await import('./commands/baseline.ts');
      done(await checkBaseline(options, world));
    });
}

function mutateCommand(program: Command, world: World, done: (code: number) => void): void {
  common(program.command('mutate'))
    .description('Weaken the catalogue in many ways, in memory, and report what the guard would let pass.')
    .option('--per-rule', 'ask the linter, too: which of its rules report them?')
    .option('--seed <n>', 'draw another sample; default: 1', wholeNumber)
    .option('--limit <n>', 'how many to try; default: 300, as many of each operator as can be', positiveNumber)
    .option('--all', 'try every one')
    .option('--operator <names...>', 'only these operators; docs/guard.md lists them')
    .addOption(new Option('--format <name>', 'report format').choices([...guardFormats]).default('pretty'))
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .addHelpText(
      'after',
      `\nNo file is changed. The same seed draws the same sample.

Exit code: 0 the guard catches all, 1 some survive, 2 could not judge: nothing to weaken, unreadable files.\n${examples(
        [
          ['seedlint mutate', 'would the guard see it?'],
          ['seedlint mutate --operator drop-only add-exception --all', 'two operators, everywhere'],
          ['seedlint mutate --per-rule --format json --output-file mutants.json', 'for a script, with the linter'],
        ],
      )}`,
    )
    .action(async (options) => {
      const { mutate } = await import('./commands/mutate.ts');
      done(await mutate(options, world));
    });
}

function traceCommand(program: Command, world: World, done: (code: number) => void): void {
  const command = common(program.command('trace'))
    .description('Show which requirement reaches which agent, in which language, and by which directive.')
    .addOption(
      new Option(
        '--format <name>',
        'pretty for people, json for programs, markdown for a pull request, html for a page, lobster-req and lobster-imp for LOBSTER',
      )
        .choices(traceFormats)
        .default('pretty'),
    )
    .option('--output-file <file>', 'write the report to a file instead of stdout')
    .option('--requirement <ids...>', 'only these requirements; a star stands for any text')
    .option('--seed <paths...>', 'only these files or folders')
    .option(
      '--all',
      'list everything: what is complete, too, every place of a gap, every directive that goes back to nothing',
    )
    .enablePositionalOptions()
    .addHelpText(
      'after',
      `\n"said": the share of files, or prompts, that say it at all. "deep": the share of those that say it with at least
its force in the prompt of every run that gets them.

Exit code: 0 as much is covered as the configuration asks for, 1 less is, 2 could not judge.\n${examples([
        ['seedlint trace', 'what is covered, and what is not'],
        ['seedlint trace --requirement REQ-015 --all', 'every place that lacks one requirement'],
        ['seedlint trace --format markdown --output-file trace.md', 'a comment for a pull request'],
        ['seedlint trace --format html --output-file trace.html', 'a page to look around in'],
      ])}`,
    )
    .action(async (options) => {
      const { trace } = await import('./commands/trace.ts');
      done(await trace(options, world));
    });
  common(command.command('review'))
    .description('Write down that both ends of these links were looked at: what they point at has not changed since.')
    .argument('[links...]', 'links as seedlint trace prints them; a star stands for any text')
    .option('--all', 'all links')
    .addHelpText(
      'after',
      `\nExit code: 0 written, or nothing to write, 2 no such link, or not everything could be read; then nothing is written.\n${examples(
        [
          ['seedlint trace review --all', 'the first time: everything is as it should be'],
          ['seedlint trace review "* -> REQ-015"', 'a requirement changed, and all that stands for it was reread'],
        ],
      )}`,
    )
    .action(async (links: string[], options) => {
      const { reviewTraces } = await import('./commands/trace-review.ts');
      done(await reviewTraces(links, options, world));
    });
}

function rulesCommand(program: Command, world: World, done: (code: number) => void): void {
  language(program.command('rules'))
    .description('List every rule with its usual severity.')
    .addOption(textOrJson())
    .addHelpText('after', examples([['seedlint rules --lang ru', 'in Russian']]))
    .action(async (options) => {
      const { rules } = await import('./commands/rules.ts');
      done(await rules(options, world));
    });
}

function runOptions(command: Command): Command {
  return command
    .option('--stage <value>', 'stage of the run')
    .option('--role <value>', 'role of the run')
    .option('--mode <value>', 'mode of the run')
    .option('--kind <value>', 'kind of the run; default: the only one there is')
    .option('--locale <value>', 'locale of the run, in any spelling; default: the default locale of the catalogue');
}

const formats = 'pretty, json, sarif, github, markdown';

const exitCodes = `Exit code: 0 clean, 1 findings of severity error (or more warnings than --max-warnings),
2 could not judge: wrong usage, broken configuration, unreadable files, no files at all.`;

const programExamples: Example[] = [
  ['seedlint', 'lint the catalogue that seedlint.config.yaml here or above describes'],
  ['seedlint lint --fix', 'and mend what can be mended without a reader'],
  ['seedlint explain missing-section', 'why a rule is there and how to satisfy it'],
];

const lintExamples: Example[] = [
  ['seedlint lint prompts/dev-work_ru.md', 'report on one file'],
  ['seedlint lint --format pretty --format sarif=out.sarif', 'two reports at once'],
  ['seedlint lint --since origin/main', 'only what this branch added'],
  ['seedlint lint --staged', 'only what this commit would add'],
  ['seedlint lint --fix-dry-run | git apply', 'the diff is a patch'],
  ['seedlint lint --stdin --stdin-filename prompts/dev-work_ru.md < draft.md', 'a text that is not saved yet'],
];
