import type { Seed, Unit } from '../../src/core/seed.ts';

/** Does the directive itself say why a path it names need not be here: the run makes it, or it lies in another checkout? */
export function isMadeOrElsewhere({ file }: Seed, { text, place }: Unit, start: number): boolean {
  if (elsewhere.test(text)) return true;
  // Of «создайте `a.md` и `b.md`» the run makes both.
  const before = file.text.slice(place.start, start).replace(/`[^`\n]*`(?:,\s+|,?\s+(?:and|or|и|или)\s+)(?=`|$)/g, '');
  return makes.test(before);
}

const elsewhere = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:target|other|another)\s+(?:project|repositor|repo)|git-?ignored|\.gitignore|(?:to|will)\s+be\s+(?:created|generated)|` +
    String.raw`(?:целев|друг)\p{L}{2,3}\s+(?:проект|репозитори)|буд[еу]т\s+(?:создан|сгенерирован))`,
  'iu',
);

// The path is what is made: "create `x.md`", "save the report to `x.md`"; not "write the plan as `x.md` says".
const makes = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:` +
    String.raw`(?:create|generate|созда(?:й|йте|ть)|завед(?:и|ите)|завести|сгенериру(?:й|йте)|сформиру(?:й|йте))|` +
    String.raw`(?:write|save|store|put|dump|export)\s(?:[^.;:!?\x60\n]{0,60}\s)?(?:to|in|into|under)|` +
    String.raw`(?:сохран(?:и|ите|ить)|запи(?:ши|шите|сать)|полож(?:и|ите|ить)|выгруз(?:и|ите|ить)|помест(?:и|ите|ить)|напи(?:ши|шите|сать))\s(?:[^.;:!?\x60\n]{0,60}\s)?в` +
    String.raw`)\s+(?:(?:the|an?|new|file|folder|directory|document|page|нов\p{L}{2}|файл\p{L}?|папк\p{L}|каталог\p{L}?|документ\p{L}?|страниц\p{L})\s+){0,3}\x60?$`,
  'iu',
);
