import { readFileSync } from 'node:fs';
import { publishTask, type PublishTask } from './publish-task.ts';

/* A process of its own, that can be killed: publishes what the file named by its first argument asks for. */

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the test that starts it
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as PublishTask;
process.stdout.write(JSON.stringify(await publishTask(task)));
