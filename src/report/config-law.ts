import type { EvidencePart, Law, Parameter, Policy, PolicyScope } from '../core/policy.ts';

/** The law in the shape of `policies.yaml`: what it says by default left out, one thing not written as a list of one. */
export function lawWritten({ policies, writeScopes }: Law): Record<string, unknown> {
  return {
    ...(policies.length === 0 ? {} : { policies: Object.fromEntries(policies.map((one) => [one.id, written(one)])) }),
    ...(writeScopes.length === 0
      ? {}
      : {
          writeScope: writeScopes.map(({ match, write, tools, labels }) => ({
            ...(Object.keys(match.cells).length === 0 ? {} : { match: match.cells }),
            write: typeof write === 'string' ? write : write.paths,
            tools,
            labels,
          })),
        }),
  };
}

function written(policy: Policy): Record<string, unknown> {
  const { title, force, within, before, after, evidence, parameters, traces, waivers } = policy;
  const scope = policy.scope.map(scopeWritten);
  return {
    title: title[''] ?? title,
    force,
    ...(scope.every((one) => Object.keys(one).length === 0) ? {} : { scope: single(scope) }),
    ...some('except', policy.except.map(scopeWritten)),
    ...(within === 'seed' ? {} : { within }),
    ...some('section', policy.sections),
    ...(before.length + after.length === 0 ? {} : { order: { ...some('before', before), ...some('after', after) } }),
    ...some('carried', policy.carried),
    ...(Object.keys(evidence).length === 0
      ? {}
      : {
          evidence: Object.fromEntries(Object.entries(evidence).map(([tag, parts]) => [tag, parts.map(partWritten)])),
        }),
    ...(parameters.length === 0
      ? {}
      : { parameters: Object.fromEntries(parameters.map((one) => [one.name, parameterWritten(one)])) }),
    ...(traces.length === 0 ? {} : { traces }),
    ...(waivers.length === 0
      ? {}
      : {
          waivers: waivers.map(({ scope: off, reason, owner, until }) => {
            return { scope: scopeWritten(off), reason, owner, until };
          }),
        }),
  };
}

function scopeWritten({ classes, cells }: PolicyScope): Record<string, unknown> {
  return { ...some('class', classes ?? []), ...cells };
}

function partWritten(part: EvidencePart): unknown {
  const alternatives = part.map(single);
  return alternatives.length === 1 ? alternatives[0] : { any: alternatives };
}

function parameterWritten({ value, stricter, near }: Parameter): Record<string, unknown> {
  return {
    ...(value ? { value: value[0] === value[1] ? value[0] : value } : {}),
    ...(stricter === undefined ? {} : { stricter }),
    ...(Object.keys(near).length === 0 ? {} : { near }),
  };
}

function some(key: string, list: readonly unknown[]): Record<string, unknown> {
  return list.length === 0 ? {} : { [key]: single(list) };
}

function single<Item>(list: readonly Item[]): Item | readonly Item[] | undefined {
  return list.length === 1 ? list[0] : list;
}
