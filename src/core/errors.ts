/**
 * What the user can mend: said once, with a place and a hint, and exit code 2.
 * Anything else that is thrown is our bug. The words for each code are in `report/words.ts`.
 */
export class SeedlintError extends Error {
  override readonly name = 'SeedlintError';
  readonly code: ErrorCode;
  /** Slots. Beside an English `hint` stand `suggestion` and `known`, so that other languages can say it themselves. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly at: ErrorPlace | undefined;

  constructor(
    code: ErrorCode,
    data: Readonly<Record<string, string | number>> = {},
    at?: ErrorPlace,
    options?: { cause?: unknown },
  ) {
    super(fill(errorWords[code].message, data), options);
    this.code = code;
    this.data = data;
    this.at = at;
  }
}

/** Where in a file the cause is; lines and columns from 1. */
export interface ErrorPlace {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
}

/** Is a place in what ships with seedlint, and so no user's to mend? */
export function isPreset({ path }: ErrorPlace): boolean {
  return path.startsWith('preset ');
}

export type ErrorCode = keyof typeof errorWords;

/** English words; other languages are in `locales/<tag>/messages.yaml` under `errors`. */
export const errorWords = {
  'config-missing': {
    message: 'No configuration found from {path} upwards.',
    hint: 'Create seedlint.config.yaml there, or name one with --config.',
  },
  'config-unreadable': { message: 'Cannot read {path}: {reason}.', hint: 'Check the path and its permissions.' },
  'config-syntax': { message: '{reason}', hint: 'Mend the YAML at this place.' },
  'config-invalid': { message: '{reason}', hint: '{hint}' },
  'config-several': {
    message: 'Two configurations in one folder: {first} and {second}.',
    hint: 'Keep one, or name one with --config.',
  },
  'config-type': { message: '"{key}": expected {expected}, found {found}.', hint: '{hint}' },
  'config-choice': { message: '"{key}": expected one of {known}, found {found}.', hint: '{hint}' },
  'config-no-catalogue': {
    message: 'The configuration names no catalogue.',
    hint: 'Set "catalogue" to the path of a catalogue.yaml, or extend a preset that brings one: {known}.',
  },
  'missing-key': { message: '"{key}" is missing in {where}.', hint: '{hint}' },
  'missing-path': {
    message: '{path} does not exist.',
    hint: 'Mend the path: it starts from the folder of the file that names it.',
  },
  'name-pattern': {
    message: 'The name pattern "{pattern}" is wrong at "{fault}".',
    hint: 'Axes are {known}, each at most once; "[…]" holds a part that may be left out, and is not nested.',
  },
  'name-taken': {
    message: '"{name}" already means {axis} "{other}".',
    hint: 'A value or alias stands for one thing of its axis: rename one of them.',
  },
  'unknown-class': { message: 'There is no file class "{class}".', hint: '{hint}' },
  'vocabulary-shape': {
    message: '"{shape}" is no regular expression that seedlint can run: {reason}.',
    hint: 'A repeated group may hold neither a repetition nor a choice: write "[a-z-]+", not "([a-z]+-?)+".',
  },
  'unknown-key': { message: 'Unknown key "{key}".', hint: '{hint}' },
  'unknown-rule': { message: 'There is no rule "{rule}".', hint: '{hint}' },
  'unknown-axis-value': { message: '"{value}" is not a {axis} of this catalogue.', hint: '{hint}' },
  'unknown-policy': { message: 'There is no policy "{policy}".', hint: '{hint}' },
  'unknown-parameter': {
    message: 'The {locale} text of policy "{policy}" names a parameter "{parameter}" that it does not have.',
    hint: '{hint}',
  },
  'policy-no-section': {
    message: 'Policy "{policy}" belongs in section "{section}", for which the {locale} pack has no label.',
    hint: '{hint} Labels are in sections.yaml of a folder of "locales".',
  },
  'policy-one-language': {
    message: 'Policy "{policy}" has a text in {has}, and none in {lacks}.',
    hint: 'Write {path} in a folder of "locales": a policy is told in every language of the catalogue.',
  },
  'policy-one-evidence': {
    message: 'Policy "{policy}" has evidence in {has}, and none in {lacks}.',
    hint: 'Add it under "evidence": what shows a policy is said for every language of the catalogue.',
  },
  'policy-silent': {
    message:
      'Nothing could show that a prompt carries policy "{policy}": it is carried as {way}, and has no such words.',
    hint: 'Write {path} in a folder of "locales", for every language, or give "evidence".',
  },
  'waiver-expired': {
    message: 'The waiver of policy "{policy}" ended on {until} ({owner}: {reason}).',
    hint: 'Carry the policy where it was waived, or let the owner decide anew.',
  },
  'plan-item-twice': {
    message: 'Two items of the plan are called "{id}".',
    hint: 'An id stands for one item and one commit: rename one of the two.',
  },
  'plan-unapproved': {
    message: 'Nobody has approved this plan.',
    hint: 'Read it, then: seedlint improve approve {path} --by <name>. Without --host nothing is published, and no approval is needed.',
  },
  'plan-void': {
    message: 'The plan was changed after {by} approved it: the approval is void.',
    hint: 'Read what was changed, then have it approved anew: seedlint improve approve {path} --by <name>.',
  },
  'plan-approver': {
    message: '{by} may not approve plans here: {approvers}.',
    hint: 'The list is "improve.approvers", or else "approvers", of the configuration on the base branch.',
  },
  'plan-nothing-ready': {
    message: 'No item of the plan is ready: there is nothing to approve.',
    hint: 'Give each item that "needs-author" its changes and the state "ready", or name a --proposer.',
  },
  'proposer-failed': {
    message: 'The proposer has not answered: {reason}.',
    hint: 'Try the command by hand: it gets one JSON object on stdin. No plan was written.',
  },
  'proposer-answer': {
    message: 'The proposer has answered something else than changes: {reason}.',
    hint: 'It has to print { "items": [{ "id": "…", "changes": [ … ] }] }; plan.schema.json says what a change looks like. No plan was written.',
  },
  'improve-source': {
    message: 'Nothing says what is to be improved.',
    hint: 'Name sessions (--session <file>), or ask for what seedlint finds (--findings).',
  },
  'improve-echo': {
    message: 'Every session is about a pull request of this updater: {sessions}.',
    hint: 'What would come of it would be about itself. Take the sessions of other runs.',
  },
  'publish-branch': {
    message: "Nothing is published on branch {branch}: it is not one of seedlint's own.",
    hint: 'Improvements go to branches below seedlint/, never to the base branch.',
  },
  'publish-moved': {
    message: 'Branch {branch} moved each of the {rounds} times it was looked at: another run is at work.',
    hint: 'Let it finish, then run this again: it goes on where things stand.',
  },
  'publish-checked-out': {
    message: 'Branch {branch} is checked out here: it is not moved under your feet.',
    hint: 'Switch to another branch, then run this again.',
  },
  'host-remote': {
    message: 'Remote {remote} names no repository on GitHub: {url}.',
    hint: 'Name another one with --remote, or set GITHUB_REPOSITORY to owner/name.',
  },
  'host-token': {
    message: 'There is no token for {host}.',
    hint: 'Set SEEDLINT_TOKEN, GH_TOKEN or GITHUB_TOKEN, or SEEDLINT_APP_ID with SEEDLINT_APP_PRIVATE_KEY, or run gh auth login. Without --host nothing is published and no token is needed.',
  },
  'host-app-key': {
    message: 'SEEDLINT_APP_PRIVATE_KEY holds no private key.',
    hint: 'Put the whole PEM file of the app in it, with its first and its last line.',
  },
  'host-token-refused': {
    message: '{host} does not know the token ({source}).',
    hint: 'It may have expired. Make a new one that may write contents and pull requests.',
  },
  'host-forbidden': {
    message: '{host} does not let the token {action}: {reason}.',
    hint: 'It needs "contents: write" and "pull requests: write" for this repository; an organisation may want it to be authorised for single sign-on, and an archived repository takes nothing.',
  },
  'host-actions-setting': {
    message: '{host} lets no workflow open pull requests here.',
    hint: 'The branch is pushed. Switch on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository and run this again, use the token of an app, or open it by hand: {compare}',
  },
  'host-not-found': {
    message: '{host} knows no {what}, or does not show it to this token.',
    hint: 'Check the name, and that the token may read the repository.',
  },
  'host-refused': {
    message: '{host} refused to {action} ({status}): {reason}.',
    hint: 'What was done before stays; run this again when the cause is mended.',
  },
  'host-limit': {
    message: '{host} asks to wait {seconds} s before going on to {action}.',
    hint: 'Run this again then: it goes on where things stand.',
  },
  'host-unreachable': {
    message: '{host} could not be asked to {action}: {reason}.',
    hint: 'Nothing is lost: run this again, and it goes on where things stand.',
  },
  'host-push-refused': {
    message: '{host} refused branch {branch}: {reason}.',
    hint: 'A rule of the repository protects it. Let the token create branches below seedlint/.',
  },
  'host-push': {
    message: 'Branch {branch} could not be pushed to {host}: {reason}.',
    hint: 'Nothing is lost: run this again, and it goes on where things stand.',
  },
  'git-failed': {
    message: '{command} failed: {reason}.',
    hint: 'What was there before is still there. Mend the cause and run it again.',
  },
  'git-mode': {
    message: '{path} is no plain file (mode {mode}): nothing is written over it.',
    hint: 'Leave it out of the plan.',
  },
  'baseline-twice': {
    message: 'Finding {fingerprint} is in the baseline twice; the first time in line {line}.',
    hint: 'A fingerprint stands for one finding: remove one of the two.',
  },
  'baseline-frozen': {
    message: 'The baseline is frozen here: CI is set.',
    hint: 'What a pipeline could add nobody would have looked at. Run it where you work, and have the file reviewed.',
  },
  'until-date': { message: '"{until}" is no day of the calendar.', hint: 'Write it as 2026-01-31.' },
  'until-past': { message: '{until} has passed.', hint: 'Name a day to come.' },
  'until-far': {
    message: '{until} is further ahead than {most} days.',
    hint: 'What is let be has to be looked at again some day: name an earlier one.',
  },
  'approval-hash': {
    message: '"{key}" is "{value}", which stands for no single thing.',
    hint: 'An approval is bound to one item and to both its texts by 16 hex digits each: seedlint guard approve writes them.',
  },
  'approval-empty': {
    message: 'An approval of nothing: there is a text neither before nor after.',
    hint: 'seedlint guard approve writes the hashes of both.',
  },
  'approval-unsaid': {
    message: 'An approval needs somebody who gives it, and a reason.',
    hint: 'Give both: --by and --reason.',
  },
  'approval-item': {
    message: 'Nothing that became weaker has the id {item}.',
    hint: 'seedlint guard shows the id of each: {items}.',
  },
  'approval-nothing': {
    message: 'There is nothing to approve: nothing has the id {item}, or anything else that is not approved.',
    hint: 'Name the same --base and --head as for seedlint guard.',
  },
  'approval-there': {
    message: '{item} has an approval here already: {by}, until {until}.',
    hint: 'Land it, or take it out first.',
  },
  'approval-own': {
    message: '{by} had a hand in this change and cannot approve it.',
    hint: 'Somebody else has to.',
  },
  'approval-no-approver': {
    message: '{by} is not among the approvers of base: {approvers}.',
    hint: 'Ask one of them; the list in base counts, not the one in this change.',
  },
  'approvals-inside': {
    message: '{path} lies in what is judged.',
    hint: 'Approvals are read from base. --approvals is for a reviewed file that the change cannot reach.',
  },
  'requirement-waiver-expired': {
    message: 'The waiver of {ids} ended on {until} ({owner}: {reason}).',
    hint: 'Carry the requirement where it was waived, or let the owner decide anew.',
  },
  'source-unmatched': {
    message: '{pattern} matches no file under {root}.',
    hint: 'Paths of registers, matrices and documents start from the root of the checkout. "optional: true" lets a file be missing.',
  },
  'no-table': {
    message: 'No table here has ids in a column called {columns}.',
    hint: 'Name its column under "columns". Each requirement, or issue, is a row of a Markdown table.',
  },
  'no-requirements': {
    message: 'No requirement is written here.',
    hint: 'Each needs an id, under a key called {columns}. Other names go under "columns".',
  },
  'requirement-id': {
    message: '"{id}" is no id of a requirement: ids look like {shape}.',
    hint: 'Mend the id, or say under "id" what ids look like.',
  },
  'requirement-twice': {
    message: 'Requirement {id} is registered twice; the first is at {first}.',
    hint: 'Give one of them another id, or take it out.',
  },
  'requirement-ragged': {
    message: 'Cells in this row: {cells}; in the head of its table: {expected}.',
    hint: 'A pipe within a cell is written "\\|", in code too.',
  },
  'requirement-unmatched': {
    message: '"{pattern}" fits no requirement of the register.',
    hint: '{hint}',
  },
  'unknown-preset': { message: 'There is no preset "{preset}".', hint: '{hint} A path starts with "./".' },
  'extends-cycle': { message: '"{path}" extends itself.', hint: 'Chain: {chain}.' },
  'no-files': {
    message: 'No prompt files matched.',
    hint: 'Looked under {root} for: {patterns}. Check "folder" and "names" in the catalogue, or --cwd.',
  },
  'path-outside': { message: '{path} lies outside {root}.', hint: 'Name files below the root, or set --cwd.' },
  'path-unmatched': {
    message: '{path} matches no prompt file of the catalogue.',
    hint: 'seedlint matrix lists what is read.',
  },
  'no-unit': {
    message: 'There is no directive at {path}:{line}.',
    hint: 'The nearest are at {near}.',
  },
  'no-force-words': {
    message: 'Nobody has written down how "{locale}" orders and forbids.',
    hint: 'Add force.yaml to a folder of "locales": docs/force.md tells how.',
  },
  'file-unreadable': {
    message: 'Cannot read the file: {reason}.',
    hint: 'Check its permissions or, if it is a link, where it leads.',
  },
  'file-encoding': { message: 'The file is not valid UTF-8 (byte {offset}).', hint: 'Save it as UTF-8.' },
  'file-binary': {
    message: 'The file holds a NUL byte (byte {offset}).',
    hint: 'A prompt is text: remove the byte, or ignore the file.',
  },
  'file-large': {
    message: 'The file is {size} bytes; the limit is {limit}.',
    hint: 'Split it, ignore it, or raise "maxFileSize".',
  },
  'file-crowded': {
    message: 'The file has more than {limit} marks "{mark}"; parsing it would take minutes.',
    hint: 'Split it, or ignore it.',
  },
  'file-nesting': {
    message: 'Lists or quotes are nested {depth} deep; the limit is {limit}.',
    hint: 'Flatten the list.',
  },
  'link-outside': {
    message: 'The link leads outside the root or in a circle.',
    hint: 'Replace it by the file itself, or ignore it.',
  },
  'git-no-base': {
    message: 'There is nothing to compare with: none of {known} has history in common with this revision.',
    hint: 'Name a revision or a folder with --base; in CI, fetch the history (fetch-depth: 0).',
  },
  'guard-same': {
    message: 'There is nothing to compare: base and head are both {revision}, and nothing is uncommitted.',
    hint: 'Name an older revision with --base: in CI of the default branch, the one before the push.',
  },
  'git-missing': { message: 'git did not run: {reason}.', hint: 'Install git, or lint the working tree.' },
  'git-repository': {
    message: 'git cannot read a repository at {path}: {reason}.',
    hint: 'Run it inside a clone, or lint the working tree.',
  },
  'git-revision': {
    message: 'There is no revision "{revision}" here.',
    hint: 'Check its name; a branch of a remote must be fetched first, and is then called origin/<branch>.',
  },
  'git-shallow': {
    message: 'This clone is shallow and does not hold the revision "{revision}".',
    hint: 'Fetch the history: git fetch --unshallow, or "fetch-depth: 0" in the checkout step of the workflow.',
  },
  usage: { message: '{reason}', hint: '{hint}' },
  'init-configured': {
    message: 'There is a configuration already: {path}.',
    hint: 'Run seedlint, or remove the file to begin anew.',
  },
  'file-exists': {
    message: '{path} is there already.',
    hint: 'Nothing was written. Move the file away, or do what it is for by hand.',
  },
  'no-name': {
    message: 'No file name of this catalogue is for {cell}.',
    hint: 'Names are {names}: give a value for each axis of one of them.',
  },
  'no-register': {
    message: 'The configuration names no requirements.',
    hint: 'Say where they are written: "requirements: { sources: [{ file: docs/requirements.md }] }"; docs/traceability.md tells how.',
  },
  'unknown-requirement': { message: 'No register has a requirement "{requirement}".', hint: '{hint}' },
  'unknown-link': {
    message: 'No link is called "{link}".',
    hint: 'seedlint trace --format json lists them under "links"; those of blocks and issues are not reviewed.',
  },
  'unknown-operator': { message: 'There is no operator "{operator}".', hint: '{hint}' },
  'no-mutants': {
    message: 'There is nothing to weaken: no directive binds, or none in a way these operators know.',
    hint: 'Tried: {operators}. seedlint explain-unit <path>:<line> tells how a directive is read.',
  },
  'render-syntax': {
    message: 'The template cannot be executed: an action is wrong here.',
    hint: 'Run seedlint lint: rule template-syntax tells what is wrong.',
  },
  'render-missing': {
    message: 'There is no value for "{field}".',
    hint: 'Give one: --set {field}=value, a file with --data, or "data" in the catalogue.',
  },
  'render-missing-here': {
    message: 'There is no "{field}" in the value that counts here.',
    hint: 'Fields it has: {fields}. A field of the whole data is written $.{field} within "range", "with" and "template".',
  },
  'render-field': {
    message: 'A value of type {found} has no field "{field}".',
    hint: 'Only maps have fields: mend the data or the action.',
  },
  'render-function': {
    message: 'seedlint cannot run the function "{function}".',
    hint: 'It runs the functions of Go itself; what others give must come as data.',
  },
  'render-unknown-function': {
    message: 'There is no function "{function}".',
    hint: 'Mend the name; or, if the runner has it, add it to "functions" of the class.',
  },
  'render-not-function': {
    message: '"{found}" is not a function and takes no arguments.',
    hint: 'Put a function before it, or remove what follows.',
  },
  'render-arguments': {
    message: 'Function "{function}" takes {expected} arguments, found {found}.',
    hint: 'Add what is missing or remove what is too much; what stands before "|" is the last argument.',
  },
  'render-type': {
    message: 'Function "{function}" cannot work on a value of type {found}.',
    hint: 'It takes {expected}: mend the data or the action.',
  },
  'render-comparison': {
    message: 'Values of types {one} and {other} cannot be compared.',
    hint: 'Compare values of one type: numbers without quotes, text within.',
  },
  'render-index': {
    message: 'There is no place {index} in something of length {length}.',
    hint: 'Places are counted from 0. Ask for the length with "len" first.',
  },
  'render-range': {
    message: '"range" cannot go through a value of type {found}.',
    hint: 'It goes through lists and maps, and with one variable through whole numbers.',
  },
  'render-constant': {
    message: 'The number {number} is none that seedlint can work with.',
    hint: 'Whole numbers have 64 bits; there are no complex numbers.',
  },
  'render-template': {
    message: 'There is no template "{name}" in this file.',
    hint: 'Define it in the same file, or mend the name.',
  },
  'render-recursion': {
    message: 'Templates call each other, or blocks nest, more than {limit} deep.',
    hint: 'A template that calls itself needs a condition under which it stops.',
  },
  'render-large': {
    message: 'The text grows beyond {limit} characters.',
    hint: 'A prompt is far shorter: look for a "range" or a template that repeats itself.',
  },
  'render-steps': {
    message: 'The template has taken more than {limit} steps and is not done.',
    hint: 'Look for a "range" over a large number.',
  },
  'json-end': { message: 'The JSON ends before it is complete.', hint: 'It was cut off: have it written anew.' },
  'json-unexpected': {
    message: 'Unexpected "{found}" in the JSON.',
    hint: 'Mostly a comma or a quote is missing here, or is one too many.',
  },
  'json-control': {
    message: 'A text in the JSON holds a line end, or another control character.',
    hint: 'Within quotes, a line end is written \\n, and a tab \\t.',
  },
  'session-empty': { message: 'The file is empty.', hint: 'Have the session written anew.' },
  'session-large': {
    message: 'The file is {size} bytes; the limit is {limit}.',
    hint: 'Give the snapshot, or the answer alone.',
  },
  'session-unusable': {
    message: 'The session {path} cannot be used.',
    hint: 'See what it lacks: seedlint session check {path}',
  },
  'session-none': {
    message: 'There are no sessions in {path}.',
    hint: 'Sessions are *.json and *.jsonl: snapshots of a runner, answers of an agent, session files of the Codex CLI.',
  },
  'session-form': {
    message: 'This is no session in a form that seedlint knows.',
    hint: 'It knows the snapshot of a runner, the answer of an agent, a row that holds them, and session files of the Codex CLI.',
  },
  'session-repository': {
    message: '"{repository}" names no repository.',
    hint: 'Write owner/name.',
  },
  'mcp-start': { message: 'The MCP server did not start: {reason}.', hint: 'Try its command by itself.' },
  'mcp-ended': {
    message: 'The MCP server ended before it had answered {tool}.',
    hint: 'Try its command by itself. It gets few variables: --mcp-env names others.',
  },
  'mcp-slow': {
    message: 'The MCP server took more than {seconds} s for {tool}.',
    hint: 'Try again, or ask for one run: --run.',
  },
  'mcp-tool': {
    message: 'The MCP server has no tool {tool}.',
    hint: 'It gives these tools to runs of self-improvement only: check what it was started for.',
  },
  'mcp-refused': { message: '{tool} failed: {reason}.', hint: 'This is what the server says.' },
  'mcp-answer': {
    message: 'The answer of {tool} is in no form that seedlint knows.',
    hint: 'Is it a server of another kind?',
  },
  'mcp-no-run': {
    message: 'The server knows no run like that.',
    hint: 'Ask without --run, --issue and --pr for all of them.',
  },
  'mcp-no-session': {
    message: 'There is no session of run {run}: {reason}.',
    hint: 'It was not kept, or the run has not begun. Leave it out.',
  },
  'write-readonly': {
    message: '{path} is read-only.',
    hint: 'Nothing was changed in it. Make it writable and run again.',
  },
  'write-conflict': {
    message: '{path} changed while seedlint was at work.',
    hint: 'Nothing was written to it. Run again.',
  },
  'write-failed': { message: 'Cannot write {path}: {reason}.', hint: 'Nothing was changed in this file.' },
} as const satisfies Record<string, { message: string; hint: string }>;

/** Puts slots into a sentence: `{name}` → its value. */
export function fill(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in data ? String(data[name]) : whole));
}
