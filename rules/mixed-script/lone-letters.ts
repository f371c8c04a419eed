import type { Found } from '../../src/core/finding.ts';
import { codePoint, cyrillicTwin, latinTwin, scriptOf } from '../../src/core/script.ts';
import type { Run, Seed } from '../../src/core/seed.ts';
import { placeAt } from '../../src/core/text.ts';

/** A word of one letter typed on the wrong layout: «c целевой веткой» with a Latin c, "is а branch" with a Cyrillic а. */
export function* loneLetters(seed: Seed): Generator<Found> {
  for (const { locale, runs } of seed.views) {
    const isCyrillic = scriptOf(locale) === 'Cyrl';
    const pattern = isCyrillic ? loneLatin : loneCyrillic;
    for (const [index, run] of runs.entries()) {
      if (run.kind !== 'prose') continue;
      for (const match of run.text.matchAll(pattern)) {
        const [letter] = match;
        if (isCyrillic && !isRussianWord(letter, match.index, run, runs[index - 1])) continue;
        const twin = (isCyrillic ? cyrillicTwin(letter) : latinTwin(letter)) ?? letter;
        const start = run.start + match.index;
        const letters = `${letter} ${codePoint(letter)} → ${twin} ${codePoint(twin)}`;
        yield {
          message: isCyrillic ? 'lone-latin' : 'lone-cyrillic',
          data: { twin, letters },
          at: placeAt(seed.file, start, start + 1),
          fixes: [
            { title: 'retype', safety: 'safe', edits: [{ path: seed.file.path, start, end: start + 1, text: twin }] },
          ],
        };
      }
    }
  }
}

// «пункт c проверкой» and «для k записей» speak of a letter: what stands before decides.
function isRussianWord(letter: string, index: number, run: Run, previous: Run | undefined): boolean {
  const before = run.text.slice(0, index).trimEnd();
  const opens = before === '' ? previous?.unit !== run.unit || run.unit === undefined : /[.!?…:;]$/u.test(before);
  if (opens) return true;
  if (letter !== letter.toLowerCase()) return false;
  const word = /(\p{Script=Cyrillic}+)[,»")]?$/u.exec(before)?.[1]?.toLowerCase();
  if (word === undefined) return before === '';
  return !prepositions.has(word) && !naming.test(word);
}

const loneLatin =
  /(?<![\p{L}\p{M}\p{N}_.,'’`@#$/\\=+*-])[acoykACOYKB](?=\s+(?!(?:или|либо|да|это|есть|при|для|из|от|до|по|за|на|не|больше|меньше|равн[а-я]+)\s)[а-яё]{2})/gu;
const loneCyrillic = /(?<=[a-z]{2,},?\s)[аАсСуУхХ](?=\s+[a-z]{2})/gu;
const prepositions = new Set('в во на с со из к ко о об от до по за у для при под над без через или и'.split(' '));
const naming =
  /^(?:пункт|подпункт|вариант|шаг|литер|букв|част|раздел|приложени|переменн|параметр|класс|тип|символ|групп|верси|язык|колон|столб|стро|случа|точк|ось|ос|числ|значени)/u;
