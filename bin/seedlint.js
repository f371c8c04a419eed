#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { main } from '../dist/seedlint.js';

/*
 * A run is a few seconds of code that has never run before: V8's strongest compiler costs as much as the run itself and
 * seldom pays. It is asked for later, by a flag that only the V8 of that Node knows; Node 24 has a cheaper compiler between.
 */
const compileLater = { 20: '--interrupt-budget=1000000', 22: '--invocation-count-for-turbofan=20000' };
const flag = compileLater[process.versions.node.split('.', 1)[0]];
if (flag !== undefined) setFlagsFromString(flag);

const code = await main(process.argv.slice(2));
// All has been written and nothing is left to wait for; the system takes down a heap faster than Node does.
process.exit(code);
