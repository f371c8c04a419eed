import type { PageData } from '../data.ts';
import { matrixView } from './matrix-view.ts';
import { promptsView } from './prompts-view.ts';
import { sayFrom } from './say.ts';
import { traceView } from './trace-view.ts';

const data: PageData = JSON.parse(document.getElementById('data')?.textContent ?? 'null');
const say = sayFrom(data);
if (data.page === 'trace') traceView(data, say);
else if (data.page === 'matrix') matrixView(data, say);
else promptsView(data, say);
