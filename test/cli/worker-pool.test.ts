import test from 'ava';
import { WorkerPool } from '../../core/process/threads/worker-pool.ts';

test('a pool that is let go at once ends its workers only when they have loaded, as Node 20 would take the process with it', async (t) => {
  const pool = new WorkerPool({
    module: new URL('../../core/cli/workers/validate-worker.js', import.meta.url),
    threads: 2,
  });
  const began = performance.now();
  let loaded = 0;
  pool.on('message', () => loaded++);
  await pool.destroy();
  // On a machine that is busy beyond that, nobody waits for ever.
  t.true(loaded === 2 || performance.now() - began >= 1500, `${loaded} had loaded`);
  t.is(pool.threads.length, 0);
});
