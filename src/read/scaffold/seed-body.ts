import { matches, type FileClass } from '../../core/catalogue.ts';
import { labelsOf, type LocalePack } from '../../core/locale-pack.ts';
import { concerns, titleIn, type Law, type Policy } from '../../core/policy.ts';
import type { Cell, Seed, Section, View } from '../../core/seed.ts';

export interface BodyContext {
  readonly class: string;
  readonly fileClass: FileClass;
  readonly cell: Cell;
  readonly locale: string;
  readonly law: Law;
  readonly pack: LocalePack | undefined;
  /** Seeds like the new one: they show what a seed of this catalogue looks like. */
  readonly siblings: readonly Seed[];
}

/** The sections of a new seed in one language, empty but for what its policies say. */
export function seedBody(context: BodyContext): string {
  const { cell, siblings, locale } = context;
  const views = siblings.flatMap((seed) => seed.views.filter((view) => view.locale === locale));
  const style = styleOf(views.length > 0 ? views : siblings.flatMap((seed) => seed.views));
  const policies = inOrder(policiesOf(context));
  const sections = sectionsOf(context, policies).map((role) => {
    const label = views.flatMap(({ sections: own }) => own.filter((one) => one.role === role))[0]?.label;
    const shown = label ?? labelsOf(context.pack ?? none, role)[0] ?? role;
    const lines = contentOf(role, policies, context);
    if (style.form === 'label') return [`${shown}:`, ...lines].join('\n');
    return [`${'#'.repeat(style.level)} ${shown}`, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
  });
  // Names stand in code: they are the same in every language.
  const values = [cell.stage, cell.role, cell.mode, cell.kind].filter((value) => value !== undefined);
  const title = style.title ? [`# ${values.map((value) => `\`${value}\``).join(': ')}`] : [];
  return `${[...title, ...sections].join('\n\n')}\n`;
}

const none: LocalePack = { tag: '', sections: {}, policies: {} };

/** How the sections of a catalogue are announced: most of them decide. */
function styleOf(views: readonly View[]): { form: 'heading' | 'label'; level: number; title: boolean } {
  const known = views.flatMap(({ sections }) => sections.filter(({ role }) => role !== undefined));
  const labels = known.filter(({ form }) => form === 'label').length;
  const level = known.find(({ form }) => form === 'heading')?.level ?? 2;
  const titled = views.filter(({ sections }) => sections.some(isTitle)).length;
  return {
    form: labels * 2 > known.length ? 'label' : 'heading',
    level,
    title: views.length === 0 || titled * 2 > views.length,
  };
}

function isTitle({ form, level, role }: Section): boolean {
  return form === 'heading' && level === 1 && role === undefined;
}

/** Those that the seed itself has to carry. */
function policiesOf({ law, class: name, cell, locale }: BodyContext): Policy[] {
  return law.policies.filter((policy) => policy.within === 'seed' && concerns(policy, name, { ...cell, locale }));
}

/** What is required, what policies need, what all siblings have – in the order of the siblings. */
function sectionsOf({ fileClass, cell, locale, siblings, pack }: BodyContext, policies: readonly Policy[]): string[] {
  const required = fileClass.sections.flatMap(({ match, require }) =>
    matches({ ...cell, locale }, match) ? require : [],
  );
  const outlines = siblings.flatMap(({ views }) =>
    views.map(({ sections }) => [...new Set(sections.flatMap(({ role }) => role ?? []))]),
  );
  const [first = []] = outlines;
  const common = first.filter((role) => outlines.every((roles) => roles.includes(role)));
  const asked = policies.map((policy) => homeOf(policy));
  const wanted = new Set([...required, ...common, ...asked]);
  if (wanted.size === 0) for (const role of usual) if (pack?.sections[role]) wanted.add(role);
  const known = (roles: readonly string[]): number => roles.filter((role) => wanted.has(role)).length;
  const order = outlines.toSorted((a, b) => known(b) - known(a))[0] ?? [];
  const rank = (role: string): number => (order.includes(role) ? order.indexOf(role) : order.length);
  return [...wanted].toSorted((a, b) => rank(a) - rank(b));
}

const usual = ['goal', 'steps', 'done', 'forbidden'];

/** Where a policy belongs; one that may stand anywhere stands where its force is at home. */
function homeOf({ sections, force }: Policy): string {
  return sections[0] ?? (force === 'must-not' || force === 'should-not' ? 'forbidden' : 'rules');
}

function contentOf(section: string, policies: readonly Policy[], { locale }: BodyContext): string[] {
  const own = policies.filter((policy) => homeOf(policy) === section);
  let step = 0;
  const written = own.flatMap((policy) => {
    const text = policy.texts[locale]?.text;
    const managed = policy.carried.includes('managed');
    if (text === undefined || (!managed && !policy.carried.includes('literal'))) return [];
    if (managed) return [`<!-- policy:${policy.id} -->`, ...text.split('\n'), `<!-- /policy:${policy.id} -->`];
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(text)) return text.split('\n');
    const marker = section === 'steps' ? `${++step}. ` : '- ';
    return text.split('\n').map((line, index) => (index === 0 ? marker + line : ' '.repeat(marker.length) + line));
  });
  // Below the list, which they would cut in two.
  const open = own.filter(({ carried }) => !carried.includes('managed') && !carried.includes('literal'));
  const notes = open.map((policy) => `<!-- TODO ${policy.id}: ${titleIn(policy, locale).replaceAll('--', '–')} -->`);
  return [...written, ...(written.length > 0 && notes.length > 0 ? [''] : []), ...notes];
}

/** Policies as the law orders them: before the first step, then what others come after, then in the order of the law. */
function inOrder(policies: readonly Policy[]): Policy[] {
  const left = policies.toSorted((a, b) => Number(opens(b)) - Number(opens(a)));
  const done: Policy[] = [];
  while (left.length > 0) {
    const ready = left.findIndex((policy) => !left.some((other) => other !== policy && precedes(other, policy)));
    // Policies that wait for each other are told by rule policy-order.
    done.push(...left.splice(Math.max(ready, 0), 1));
  }
  return done;
}

function opens({ before }: Policy): boolean {
  return before.includes('first-step');
}

function precedes(one: Policy, other: Policy): boolean {
  return one.before.includes(other.id) || other.after.includes(one.id);
}
