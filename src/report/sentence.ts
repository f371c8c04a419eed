import type { Data } from '../core/finding.ts';

/**
 * A sentence with its slots filled. `{name}` is the value; `{count|error|errors}` is the form of the word that goes with the number
 * `count` in this language, the forms in the order one, few, many, other as far as the language has them:
 * `{count} {count|ошибка|ошибки|ошибок}`. A slot without a value stays as it is.
 */
export function sentence(template: string, data: Data, lang: string): string {
  return template.replace(slot, (whole, name: string, forms: string | undefined) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) return whole;
    return forms === undefined ? String(value) : pluralForm(forms.slice(1).split('|'), Number(value), lang);
  });
}

/** Names of the slots of a sentence, each once, sorted: what a translation must keep. */
export function slotsOf(template: string): string[] {
  return [...new Set([...template.matchAll(slot)].map((match) => match[1] ?? ''))].toSorted();
}

function pluralForm(forms: readonly string[], count: number, lang: string): string {
  const { rules, categories } = pluralsOf(lang);
  return forms[Math.min(categories.indexOf(rules.select(count)), forms.length - 1)] ?? '';
}

// A report asks thousands of times, and making the rules of a language costs more than asking them.
function pluralsOf(lang: string): Plurals {
  let plurals = known.get(lang);
  if (!plurals) {
    const rules = new Intl.PluralRules(lang);
    const { pluralCategories } = rules.resolvedOptions();
    known.set(lang, (plurals = { rules, categories: order.filter((category) => pluralCategories.includes(category)) }));
  }
  return plurals;
}

interface Plurals {
  readonly rules: Intl.PluralRules;
  readonly categories: readonly Intl.LDMLPluralRule[];
}

const known = new Map<string, Plurals>();
const order: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
const slot = /\{(\w+)((?:\|[^{}|]*)+)?\}/g;
