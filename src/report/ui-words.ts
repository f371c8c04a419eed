import { forceWords } from './force-words.ts';
import { pageUiWords } from './page-words.ts';

/**
 * What seedlint says besides the messages of its rules and errors, in English.
 * Other languages: `locales/<tag>/messages.yaml` under `ui`. Slots and plural forms: see `sentence.ts`.
 */
export const uiWords = {
  'severity.error': 'error',
  'severity.warning': 'warning',
  'severity.info': 'info',
  'severity.off': 'off',

  'category.catalogue': 'catalogue',
  'category.structure': 'structure',
  'category.front matter': 'front matter',
  'category.template': 'template',
  'category.references': 'references',
  'category.language': 'language',
  'category.policy': 'policy',
  'category.parity': 'parity',
  'category.security': 'security',
  'category.style': 'style',
  'category.seedlint': "seedlint's own",

  'axis.stage': 'stage',
  'axis.role': 'role',
  'axis.mode': 'mode',
  'axis.kind': 'kind',
  'axis.locale': 'locale',

  'count.errors': '{count} {count|error|errors}',
  'count.warnings': '{count} {count|warning|warnings}',
  'count.infos': '{count} {count|info|infos}',
  'count.problems': '{count} {count|problem|problems}',
  'count.findings': '{count} {count|finding|findings}',
  'count.files': '{count} {count|file|files}',

  'summary.clean': 'No findings in {seeds} {seeds|seed|seeds}',
  'summary.seeds': 'in {files} of {seeds} {seeds|seed|seeds}',
  'summary.others': ' and {files} other {files|file|files}',
  'summary.files': 'in {files} {files|file|files} besides {seeds} {seeds|seed|seeds}',
  'summary.none': '({seeds} {seeds|seed|seeds} read)',
  'summary.fixable': '{count} fixable with --fix',
  'summary.fixableUnsafe': '{count} fixable with --fix-unsafe',
  'summary.suppressed': '{count} suppressed',
  'summary.hidden': '{count} not listed (--quiet)',

  'time.ms': '{ms} ms',
  'time.s': '{seconds} s',

  'fix.safe': 'fix: {title} (--fix)',
  'fix.unsafe': 'fix to review: {title} (--fix-unsafe)',

  'problems.heading': 'Could not be judged',

  'github.more':
    '{count} more {count|finding is|findings are} not annotated: GitHub keeps ten of a kind. The other reports list them all.',
  'markdown.more': '{count} more {count|finding does|findings do} not fit into a job summary.',
  'table.rule': 'rule',

  'config.more': 'and {count} more, see --format json',

  'hint.suggestion': 'Did you mean "{suggestion}"?',
  'hint.known': 'Known: {known}.',
  'hint.more': '{more} more like it in this file.',

  'rule.fix.safe': '--fix',
  'rule.fix.unsafe': '--fix-unsafe',
  'explain.fixed': '{name} after --fix',
  'explain.fixedUnsafe': '{name} after --fix-unsafe',

  'state.present': 'present',
  'state.fallback': 'by fallback',
  'state.missing': 'missing',

  'matrix.noRuns': 'The catalogue declares no runs.',
  'matrix.unreachable': 'Files that no run gets, and what is taken instead',
  'matrix.unasked': 'No declared run asks for it.',
  'matrix.moreWinners': 'and {count} more',
  'matrix.missing': 'Required files that are missing',
  'matrix.runs': '{count} {count|run|runs}: {present} present, {fallback} by fallback, {missing} missing',
  'matrix.requiredMissing': '{count} required {count|file|files} missing',
  'matrix.unreachableCount': '{count} unreachable',

  'resolve.canonical': 'taken: the canonical file',
  'resolve.fallback': 'taken: a fallback',
  'resolve.shadowed': 'exists, but comes later',
  'resolve.absent': 'not there',
  'resolve.noCandidates': 'No candidate has a name for this run.',
  'resolve.undeclared': 'The catalogue declares no such run; this is what it would get.',
  'resolve.noLayers': 'No layer of the catalogue applies to this run.',

  'render.missing': 'Part "{layer}" has no file, so the prompt lacks it: {run}',
  'render.unchanged': '{count} {count|file|files} unchanged.',
  'render.removed': 'Removed {count} {count|file|files} that no run stands for any more:',
  'render.runs': '{count} {count|run|runs}: {runs}',
  'render.nothing': 'Nothing was written.',

  'progress.reading': 'Reading {path} …',
  'progress.checking': 'Checked {rule} …',
  'progress.comparing': 'Comparing with {revision} …',
  'since.known': '{count} {count|finding|findings} not listed: already in {revision}.',
  'mended.done': 'Fixed {count} {count|finding|findings} in {files} {files|file|files}.',
  'mended.would': 'Would fix {count} {count|finding|findings} in {files} {files|file|files}.',
  'mended.nothing': 'Nothing to fix.',
  'mended.incomplete': 'Some fixes were left out: they undo each other or would bring new errors.',
  'translations.accepted':
    'Accepted {count} {count|translation|translations} in {path}: {changed} changed, {dropped} dropped.',
  'init.start': 'There are no prompts here yet. This is a catalogue to begin with and to cut down:',
  'init.preset': 'These are the prompts of codex-k8s, which a preset describes.',
  'init.found': 'There are prompts here. Their names and texts say:',
  'init.pattern': '{count} {count|file|files}, such as {example}',
  'init.none': 'none',
  'init.languages': 'languages',
  'init.languages.files': 'a file for each',
  'init.languages.one': 'one',
  'init.languages.branches': 'branches that ask for {variable}',
  'init.template': 'template',
  'init.template.go': 'Go; fields: {variables}',
  'init.template.doubtful': '{name} in {file} is left out: probably {near} was meant',
  'init.frontMatter': 'front matter',
  'init.frontMatter.all': 'in all of them, so it is required',
  'init.frontMatter.some': 'in {count} of {files}, so it is allowed',
  'init.listing': 'listed in',
  'init.listing.names': '{file}, {named} of {files}',
  'init.left': 'left out',
  'init.left.names': '{names}: {count|its name follows|their names follow} no pattern',
  'init.ask': 'Write {count|this file|these files}? [y/N]',
  'init.nothing': 'Nothing was written. seedlint init --yes writes {count|it|them}.',
  'init.dry': 'Nothing was written: --dry-run.',
  'init.wrote': 'Wrote {count} {count|file|files}.',
  'init.next': 'Next:',
  'init.workflow': 'In {path}, replace your-org by the owner of the repository you have seedlint in.',
  'newSeed.left': 'Left to write, as seedlint says it:',
  'newSeed.next': 'Next: fill the sections in every language, then run seedlint.',
  'warnings.many': '{count} {count|warning|warnings}, --max-warnings allows {limit}.',
  'system.EACCES': 'permission denied',
  'system.EISDIR': 'it is a folder',
  'system.ELOOP': 'its links lead in a circle',
  'system.ENAMETOOLONG': 'the name is too long',
  'system.ENOENT': 'there is no such file',
  'system.ENOSPC': 'the disk is full',
  'system.ENOTDIR': 'a part of the path is no folder',
  'system.EPERM': 'the system does not permit it',
  'system.EROFS': 'the disk is read-only',
  'stats.parts': 'Time by part',
  'stats.rules': 'Slowest rules',

  ...forceWords,
  ...pageUiWords,
} as const satisfies Record<string, string>;

export type UiKey = keyof typeof uiWords;
