import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import test from 'ava';
import { placeInQueue, routeTo } from 'routeproof';
import { playLanes } from 'routeproof/testing';
import longestReady from '../../examples/01-longest-ready/scenario.ts';

const run = promisify(execFile);

test('`routeproof run FILE --lanes` prints a test that is green when it is pasted', async (t) => {
  const { stdout, stderr } = await run(process.execPath, [
    'build/core/cli/main.js',
    'run',
    'examples/01-longest-ready/scenario.ts',
    '--lanes',
  ]);
  t.is(stderr, '');
  const code = `export default async (playLanes, scenario, routeTo, placeInQueue) => { ${stdout} }`;
  const { default: pasted } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    readonly default: (...given: readonly unknown[]) => Promise<void>;
  };
  await t.notThrowsAsync(pasted(playLanes, longestReady, routeTo, placeInQueue));
});
