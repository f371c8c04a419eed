import { expect, test } from 'vitest';
import { testConfig } from '../testing/config.ts';

test('the test catalogue is a configuration of its own', () => {
  const config = testConfig();
  expect(Object.keys(config.catalogue.axes.stage)).toEqual(['intake', 'dev', 'qa', 'self-improve']);
});
