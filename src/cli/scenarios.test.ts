import { fileURLToPath } from 'node:url';
import { scenarioSuite } from '../testing/scenario-suite.ts';
import { main } from './main.ts';

scenarioSuite(fileURLToPath(new URL('../../fixtures/scenarios', import.meta.url)), main);
