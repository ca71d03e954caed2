import fs from 'node:fs';
import { relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { endAtOnce } from '../process/end-process.ts';
import { exitCodes } from '../process/exit-codes.ts';
import { type PositionsOfModule, positionIn } from '../process/threads/known-positions.ts';
import { PulseWatch } from '../process/threads/pulse-watch.ts';
import { stillError } from '../process/threads/stop-at.ts';
import { lineOf } from '../process/threads/known-positions.ts';

/** What the thread that watches test files is given. */
export interface WatchedTests {
  readonly pulses: SharedArrayBuffer;
  /** In milliseconds. */
  readonly patience: number;
}

const { pulses, patience } = workerData as WatchedTests;
const modules: PositionsOfModule[] = [];
parentPort!.on('message', (positions: PositionsOfModule) => void modules.push(positions));
parentPort!.unref();

const watch = new PulseWatch(pulses, (still) => {
  const position = positionIn(modules, still);
  const where = position && lineOf(position);
  const what = position === undefined ? 'What is loaded here' : `What runs behind this line, in ${position.what},`;
  const { message } = stillError(still, what);
  const [test] = modules.toSorted((one, other) => one.key - other.key);
  const file = test?.positions[0] && `In ${relative(process.cwd(), test.positions[0].file)}`;
  const heading = [file, where].filter((each) => each !== undefined).join(', ');
  fs.writeSync(2, `${heading === '' ? '' : `${heading}: `}${message}\n`);
  endAtOnce(exitCodes.fail);
});
watch.patience = patience;
