import { defineRule } from '../../src/core/rule.ts';
import { placeAt } from '../../src/core/text.ts';
import { secretsIn } from './secrets.ts';

export default defineRule({
  id: 'leaked-secret',
  scope: 'seed',
  category: 'security',
  sensitive: true,
  severity: 'error',
  summary: 'A seed holds a secret: a token, a key, a password in an address.',
  // The value found stays out of messages, slots and anchors: all of them are printed and stored.
  messages: {
    token: 'This looks like a {service} secret. Revoke it, and name a variable instead.',
    'private-key': 'This looks like a private key. Revoke it, and name a variable instead.',
    address: 'This address holds a password. Change the password, and name a variable instead.',
    header: 'This authorization header holds credentials. Revoke them, and name a variable instead.',
    assignment: '"{name}" is given what looks like a real value. Revoke it, and name a variable instead.',
  },
  async *check(seed) {
    const { file } = seed;
    const counts = new Map<string, number>();
    for (const { message, data, start, end } of await secretsIn(file)) {
      const kind = JSON.stringify([message, data]);
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      yield { message, data, at: placeAt(file, start, end), anchor: `${kind} ${count}` };
    }
  },
});
