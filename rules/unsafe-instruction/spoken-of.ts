import { letters } from '../../src/core/script.ts';

/** Does a directive speak of what stands at an offset of its text: as a thing to look for, or as somebody else's words to turn down? */
export function isSpokenOf(text: string, at: number): boolean {
  const before = text.slice(0, at);
  if (looksFor.test(before.replace(/`[^`]*`/g, 'X'))) return true;
  return saidByOthers.test(before) && turnsDown.test(text.slice(at));
}

// «Ищите `curl … | sh`, `--no-verify`», "flag `--no-verify`": nothing but other such things stands between.
const looksFor = new RegExp(
  String.raw`(?:^|[.;:!?]\s+)(?:(?:look|search|scan|grep|watch|check)\s+(?:out\s+)?for|flag|report|reject|detect|` +
    String.raw`ищи(?:те)?|найди(?:те)?|отмечай(?:те)?|выявляй(?:те)?|отклоняй(?:те)?|сообщай(?:те)?\s+о)\s+` +
    // A conjunction before another verb begins another order.
    String.raw`(?:(?!(?:and|then|и|а|затем|run|use|запус|выполн|X)(?![${letters}]))[${letters}-]+\s+){0,4}` +
    String.raw`(?:X(?:,\s+(?:(?:and|or|и|или)\s+)?|\s+(?:and|or|и|или)\s+))*[\x60"«“][^\x60"»”]*$`,
  'iu',
);

const saidByOthers = new RegExp(
  String.raw`(?<![${letters}])(?:пиш[${letters}]+|прос[${letters}]+|говор[${letters}]+|предлага[${letters}]+|вроде|вида|` +
    String.raw`writes?|says?|asks?|tells?|suggests?|claims?|like|such\s+as)(?:\s+[${letters}]+){0,2}\s*[:,]?\s*["«“][^"»”]*$`,
  'iu',
);

const turnsDown = new RegExp(
  String.raw`["»”][^"«“]*(?<![${letters}])(?:не|not|never|don['’]t|flag|report|reject|refuse|ignore|сообщ[${letters}]+|отклон[${letters}]+|откаж[${letters}]+)(?![${letters}])`,
  'iu',
);
