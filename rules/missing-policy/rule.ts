import type { Carrier } from '../../src/core/carried.ts';
import { translationsOf, type Catalogue } from '../../src/core/catalogue.ts';
import { inline } from '../../src/core/difference.ts';
import { dutiesOf, type Duty } from '../../src/core/duties.ts';
import type { Found, Related } from '../../src/core/finding.ts';
import { groupBy } from '../../src/core/group.ts';
import { labelsOf } from '../../src/core/locale-pack.ts';
import { titleIn } from '../../src/core/policy.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';
import { insertion } from '../../src/core/policy-insertion.ts';

export default defineRule({
  id: 'missing-policy',
  scope: 'catalogue',
  category: 'policy',
  severity: 'error',
  summary: 'A prompt does not say what a policy asks it to say, or says it where it does not bind.',
  messages: {
    missing: 'Policy "{policy}" is not in the {locale} text: {say}. Say it here, or waive it with a reason.',
    prompt: 'No part of the prompt of {run} says policy "{policy}": {say}. Say it in one of them.',
    runs: 'No part of the prompt of {run} (+{more}) says policy "{policy}": {say}. Say it in one of them.',
    elsewhere: 'Policy "{policy}" stands outside its section. Move this under "{label}".',
    twin: 'The {locale} text says it here',
    part: 'Part of the same prompt',
    insert: 'Insert the text of policy {policy}',
  },
  *check(catalogue): Generator<Found> {
    const duties = dutiesOf(catalogue);
    const seedDuties = duties.filter(({ run }) => !run);
    const byFile = groupBy(seedDuties, ({ policy, home }) => fileKey(policy, home.seed));
    for (const duty of seedDuties) {
      if (duty.carrying.state === 'missing') yield missing(duty, byFile, catalogue);
      else if (duty.carrying.state === 'elsewhere') yield elsewhere(duty, catalogue);
    }
    const lacking = duties.filter(({ run, carrying: { state } }) => run && state === 'missing');
    for (const runs of groupBy(lacking, ({ policy, run }) => `${policy.id} ${run?.locale}`).values()) {
      // What no run has is lacking in what all of them read; else one file serves many runs, and is one thing to mend.
      const shared = sharedBy(runs);
      const groups = shared ? [runs] : groupBy(runs, ({ home }) => keyOf(home)).values();
      for (const group of groups) {
        const [first] = group;
        if (first) yield missingInPrompt(shared ? { ...first, home: shared } : first, group.length - 1);
      }
    }
    const misplaced = duties.filter(({ run, carrying: { state } }) => run && state === 'elsewhere');
    for (const group of groupBy(misplaced, ({ policy, home }) => `${policy.id} ${keyOf(home)}`).values()) {
      const [first] = group;
      if (first) yield elsewhere(first, catalogue);
    }
  },
});

function missing({ policy, home }: Duty, duties: DutiesByFile, catalogue: Catalogue): Found {
  const { seed, view } = home;
  const fix = insertion(policy, home, catalogue.packs.get(view.locale));
  return {
    message: 'missing',
    data: { policy: policy.id, locale: view.locale, say: sayIn(policy, view.locale) },
    at: wholeFile(seed.file),
    related: twins({ policy, home }, duties, catalogue),
    ...(fix ? { fixes: [{ title: 'insert', safety: 'unsafe' as const, edits: [fix] }] } : {}),
    anchor: `${policy.id} ${view.locale}`,
  };
}

/** The first part that the prompts of several files have in common. */
function sharedBy(duties: readonly Duty[]): Carrier | undefined {
  if (new Set(duties.map(({ home }) => keyOf(home))).size < 2) return undefined;
  return duties[0]?.carriers.find((part) =>
    duties.every(({ carriers }) => carriers.some((other) => keyOf(other) === keyOf(part))),
  );
}

function missingInPrompt({ policy, home, run, carriers }: Duty, more: number): Found {
  return {
    message: more > 0 ? 'runs' : 'prompt',
    data: {
      policy: policy.id,
      run: describeCell(run ?? {}),
      say: sayIn(policy, home.view.locale),
      ...(more > 0 ? { more } : {}),
    },
    at: wholeFile(home.seed.file),
    related: carriers
      .filter((carrier) => carrier.seed !== home.seed)
      .map(({ seed }) => ({ at: wholeFile(seed.file), message: 'part' })),
    anchor: `${policy.id} ${home.view.locale}`,
  };
}

function elsewhere({ policy, carrying }: Duty, { packs }: Catalogue): Found {
  if (carrying.state !== 'elsewhere') throw new Error('asked of what stands where it belongs');
  const { unit, view } = carrying.by;
  const pack = packs.get(view.locale);
  const [role = ''] = policy.sections;
  const label = (pack && labelsOf(pack, role)[0]) ?? role;
  return {
    message: 'elsewhere',
    data: { policy: policy.id, label },
    at: unit.place,
    anchor: `${policy.id} ${unit.text}`,
  };
}

/** Where the same seed says it in another language. */
function twins({ policy, home }: Pick<Duty, 'policy' | 'home'>, duties: DutiesByFile, catalogue: Catalogue): Related[] {
  const files = [home.seed, ...translationsOf(catalogue, home.seed)];
  return files.flatMap((file) =>
    (duties.get(fileKey(policy, file)) ?? []).flatMap(({ carrying, home: { view } }) => {
      const [said] = carrying.state === 'carried' ? carrying.by : [];
      if (!said || view.locale === home.view.locale) return [];
      return [{ at: said.unit.place, message: 'twin', data: { locale: view.locale } }];
    }),
  );
}

type DutiesByFile = ReadonlyMap<string, readonly Duty[]>;

function fileKey({ id }: Duty['policy'], { file }: Seed): string {
  return `${id} ${file.path}`;
}

/** The words of the policy, or at least what it is about. */
function sayIn(policy: Duty['policy'], locale: string): string {
  const said = policy.texts[locale]?.view.units.map(({ text }) => text).join(' ');
  return inline(said || titleIn(policy, locale));
}

function keyOf({ seed, view }: Carrier): string {
  return `${seed.file.path} ${view.locale}`;
}
