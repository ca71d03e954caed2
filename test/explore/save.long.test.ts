import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { rolldown } from 'rolldown';
import { openSession } from '../cli/cli-session.ts';

// Below the project, where a saved test finds its packages.
const folder = mkdtempSync(resolve('build', 'saved-'));
const session = openSession(folder);
test.after.always(() => {
  session.close();
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
mkdirSync(join(folder, 'node_modules'));
symlinkSync(resolve('.'), join(folder, 'node_modules', 'routeproof'));

/** Runs a saved test with ava, as its author would, and says whether it passes and what it prints. */
async function ran(name: string): Promise<{ readonly passes: boolean; readonly out: string }> {
  const bundle = await rolldown({ input: join(folder, name), external: /^[a-z]/, platform: 'node' });
  await bundle.write({ file: join(folder, name.replace('.ts', '.js')) });
  await bundle.close();
  const ava = resolve('node_modules/ava/entrypoints/cli.mjs');
  return promisify(execFile)(process.execPath, [ava, name.replace('.ts', '.js')], { cwd: folder }).then(
    ({ stdout }) => ({ passes: true, out: stdout }),
    (error: unknown) => ({ passes: false, out: (error as { readonly stdout: string }).stdout }),
  );
}

test('a saved counterexample fails under ava, and passes when the strategy is mended', async (t) => {
  const route = (decision: string) =>
    writeFileSync(
      join(folder, 'vip.ts'),
      `import { defineStrategy, stop } from 'routeproof';
export default () => defineStrategy({ name: 'vip', route: () => ${decision} });\n`,
    );
  route('[]');
  const { code, stderr } = await session.run('explore', 'vip.ts', '--save', 'vip.test.ts');
  t.deepEqual([code, stderr], [1, '']);
  const failing = await ran('vip.test.ts');
  t.false(failing.passes);
  t.regex(failing.out, /1 test failed/);
  route('stop()');
  const mended = await ran('vip.test.ts');
  t.true(mended.passes, mended.out);
});
