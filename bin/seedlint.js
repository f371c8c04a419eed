#!/usr/bin/env node
import { main } from '../dist/seedlint.js';

process.exitCode = await main(process.argv.slice(2));
