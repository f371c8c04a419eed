/** Words in Cyrillic that are neither code nor quoted; the name of the Russian language itself may stand anywhere. */
export function cyrillicWords(text: string, accepted: ReadonlySet<string> = new Set()): string[] {
  if (!/\p{Script=Cyrillic}{2}/u.test(text)) return [];
  const words =
    prose(text)
      .replace(quoted, ' ')
      .replace(namedWord, ' ')
      .match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  // A word in two alphabets is mixed-script's.
  return words.filter(
    (word) =>
      /^[\p{Script=Cyrillic}\p{M}]+$/u.test(word) &&
      !word.toLowerCase().startsWith('русск') &&
      !accepted.has(word.toLowerCase()),
  );
}

/** Latin words that are neither code nor part of an address. */
export function englishWords(text: string, accepted: ReadonlySet<string>): string[] {
  const words = prose(text).match(/[a-z]+(?:['’][a-z]+)?/giu) ?? [];
  return words.map((word) => word.toLowerCase()).filter((word) => !accepted.has(word));
}

/** Words that Russian documents keep in their section names. */
export function isTerm(word: string): boolean {
  return terms.has(word);
}

/** Does a directive, or one sentence of it, read as English? Lists of technical terms do not. */
export function isEnglish(text: string, accepted: ReadonlySet<string>): boolean {
  // Tables are made of names.
  if (!/[a-z]{2}/i.test(text) || text.startsWith('|')) return false;
  return prose(text)
    .replace(quoted, ' ')
    .split(/(?<=[.!?:])\s+(?=\p{Lu})/u)
    .some((sentence) => {
      if (/\p{Script=Cyrillic}/u.test(sentence)) return false;
      const words = englishWords(sentence, accepted);
      const telling = words.filter((word) => sentenceWords.has(word)).length;
      const linking = words.filter((word) => linkingWords.has(word)).length;
      const opens = sentenceWords.has(words[0] ?? '');
      return words.length >= 4 && telling > 0 && (opens || telling + linking > 1);
    });
}

/** What is left when code, addresses, template outputs and placeholders are taken out. */
function prose(text: string): string {
  return text
    .replace(/(?<!`)(`+)(?!`)[\s\S]{1,1000}?(?<!`)\1(?!`)/g, ' ')
    .replace(/\{\{(?:(?!\{\{)[\s\S]){0,999}?\}\}|<[^<>\n]*>|\]\([^()]*\)|https?:\/\/\S+/g, ' ');
}

const quoted =
  /(?<!«)«[^»]{0,399}»|(?<!“)“[^”]{0,399}”|(?<!„)„[^“”]{0,399}[“”]|"[^"]*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}])/gu;

// A single word in italics is spoken of, not spoken: the word for thanks is *спасибо*.
const namedWord = /(?<![*_\p{L}])([*_])[\p{L}\p{M}-]+\1(?![*_\p{L}])/gu;

// Only these tell a sentence from a list of terms: «unit, integration and e2e tests» is Russian jargon, "run all the tests" is English.
const sentenceWords = new Set(
  `the this that these those it its you your they their is are was be been do does did don't not never always must should
  shall will may can if when whenever unless before after until then whether which who any each every only without`.split(
    /\s+/,
  ),
);
const terms = new Set(
  'scope criteria criterion gate gates statement goals deliverables done findings evidence follow-up runbook backlog checklist'.split(
    ' ',
  ),
);
const linkingWords = new Set('and or of in on to for with by from at as a an no into all'.split(' '));
