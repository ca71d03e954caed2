import fs from 'node:fs';
import { relative } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { endAtOnce } from '../process/end-at-once.ts';
import { exitCodes } from '../process/exit-codes.ts';
import type { PlacesOfModule } from '../process/threads/known-places.ts';
import { placeIn } from '../process/threads/place-in.ts';
import { PulseWatch } from '../process/threads/pulse-watch.ts';
import { stillError } from '../process/threads/stop-at.ts';
import { lineOf } from '../process/threads/watched-thread.ts';

/** What the thread that watches test files is given. */
export interface WatchedTests {
  readonly pulses: SharedArrayBuffer;
  /** In milliseconds. */
  readonly patience: number;
}

const { pulses, patience } = workerData as WatchedTests;
const modules: PlacesOfModule[] = [];
parentPort!.on('message', (places: PlacesOfModule) => void modules.push(places));
parentPort!.unref();

const watch = new PulseWatch(pulses, (still) => {
  const place = placeIn(modules, still);
  const where = place && lineOf(place);
  const what = place === undefined ? 'What is loaded here' : `What runs behind this line, in ${place.what},`;
  const { message } = stillError(still, what);
  const [test] = modules.toSorted((one, other) => one.key - other.key);
  const file = test?.places[0] && `In ${relative(process.cwd(), test.places[0].file)}`;
  const heading = [file, where].filter((each) => each !== undefined).join(', ');
  fs.writeSync(2, `${heading === '' ? '' : `${heading}: `}${message}\n`);
  endAtOnce(exitCodes.fail);
});
watch.patience = patience;
