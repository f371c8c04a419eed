import { errorWords, type SeedlintError } from '../core/errors.ts';
import type { Data } from '../core/finding.ts';
import type { Rule } from '../core/rule.ts';
import { sentence } from './sentence.ts';
import { uiWords, type UiKey } from './ui-words.ts';

/** Everything seedlint says, in one language. What has no translation is said in English. */
export interface Words {
  readonly lang: string;
  /** The message of a finding, of a related place or of a fix. Without a rule, or for an unknown code, the code itself. */
  finding(rule: Rule | undefined, code: string, data: Data): string;
  /** What a rule reports, in one sentence. */
  summary(rule: Rule): string;
  /** `hint` is empty when the error has none. */
  error(error: SeedlintError): { message: string; hint: string };
  ui(key: UiKey, data?: Data): string;
}

/** The words of a language; English for a language without a `messages.yaml`. */
export async function wordsFor(lang: string): Promise<Words> {
  if (lang === 'en') return wordsFrom('en', {});
  const { default: packs } = await import('seedlint:messages');
  const messages = packs[lang]?.['messages'];
  return messages === undefined ? wordsFrom('en', {}) : wordsFrom(lang, messages);
}

/** Words out of the contents of a `messages.yaml`: sections `ui`, `errors` and `rules`. */
export function wordsFrom(lang: string, messages: unknown): Words {
  const say = (path: readonly string[], english: string, data: Data): string => {
    const translated = at(messages, path);
    return translated === undefined ? sentence(english, data, 'en') : sentence(translated, data, lang);
  };
  const ui = (key: UiKey, data: Data = {}): string => say(['ui', key], uiWords[key], data);
  return {
    lang,
    finding: (rule, code, data) => {
      const english = rule && Object.hasOwn(rule.messages, code) ? rule.messages[code] : undefined;
      return rule && english !== undefined ? say(['rules', rule.id, code], english, data) : code;
    },
    summary: (rule) => say(['rules', rule.id, 'summary'], rule.summary, {}),
    error: ({ code, data: given }) => {
      const english = errorWords[code];
      const data = { ...given, hint: hintFor(english.message, given, ui), ...reasonFor(given, ui) };
      return {
        message: say(['errors', code, 'message'], english.message, data),
        hint: say(['errors', code, 'hint'], english.hint, data),
      };
    },
    ui,
  };
}

// Who raises an error often knows more than a fixed hint could say: the word that was meant, the words there are.
function hintFor(message: string, data: Data, ui: Words['ui']): string {
  const { hint = '', suggestion, known = '', more = 0 } = data;
  const rest = more === 0 ? [] : [ui('hint.more', { more })];
  if (suggestion !== undefined) return [ui('hint.suggestion', { suggestion }), ...rest].join(' ');
  if (known !== '' && !message.includes('{known}')) return [ui('hint.known', { known }), ...rest].join(' ');
  return String(hint);
}

// `EACCES` is a word of the system, not of people.
function reasonFor({ reason }: Data, ui: Words['ui']): Data {
  const key = `system.${reason}`;
  return isUiKey(key) ? { reason: ui(key) } : {};
}

function isUiKey(key: string): key is UiKey {
  return Object.hasOwn(uiWords, key);
}

/**
 * The language to report in: what was asked for, else the first of the usual variables that is set, else English.
 * `ru_RU.UTF-8` → `ru`; `C` and `POSIX` mean English.
 */
export function reportLang(option: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const spellings = [option, env['SEEDLINT_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const wanted = spellings.find((spelling) => spelling !== undefined && spelling.trim() !== '') ?? 'en';
  return /^[a-z]{2,3}(?![a-z])/.exec(wanted.trim().toLowerCase())?.[0] ?? 'en';
}

function at(messages: unknown, path: readonly string[]): string | undefined {
  let value = messages;
  for (const key of path) value = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
