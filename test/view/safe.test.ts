import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import test from 'ava';
import { openSession } from '../cli/cli-session.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { problemIn, shownIn, viewing } from './viewing.ts';

const folder = temporaryFolder();
const { run: routeproof, close } = openSession(folder);
test.after.always(close);
const race = resolve('examples/11-a-race/scenario.ts');

test('view serves its page to this machine alone, to its own page alone, and nothing else', async (t) => {
  const view = await viewing(t, folder, race);
  const { ask, port } = view;
  const page = await ask('/');
  t.is(page.status, 200);
  const policy = String(page.headers['content-security-policy']);
  t.regex(
    policy,
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; .*connect-src 'self'; frame-ancestors 'none'$/,
  );
  t.true(page.text.includes(policy.replace("; frame-ancestors 'none'", '')));
  t.false(page.text.includes('They ask nobody'));
  t.is((await ask('/', { headers: { host: `localhost:${port}` } })).status, 200);

  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.evil.example:${port}`,
  ])
    for (const path of ['/', '/saves', '/play', '/nothing'])
      t.is((await ask(path, { headers: { host } })).status, 403, `${host} ${path}`);

  const json = { 'content-type': 'application/json' };
  for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${port}`, 'http://127.0.0.1', `http://127.0.0.1:${port}.evil.example`])
    for (const [path, method] of [['/', 'GET'], ['/saves', 'GET'], ['/play', 'POST']] as const)
      t.is((await ask(path, { method, headers: { ...json, origin }, ...(method === 'POST' && { body: '{}' }) })).status, 403, `${origin} ${path}`); // prettier-ignore
  t.is((await ask('/play', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } })).status, 403);

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ])
    t.is((await ask('/play', { method: 'POST', headers: { 'content-type': type }, body: '{}' })).status, 415, type);
  t.is((await ask('/play', { method: 'POST', headers: json, body: '{}' })).status, 200);
  for (const body of [
    '',
    '{',
    '[]',
    '{"file":"/etc/passwd"}',
    '{"path":3}',
    '{"links":{"ann":-1}}',
    '{"links":{"ann":"1"}}',
    '{"choose":{"point":0}}',
    '{"set":{"x":null}}',
    '{"faults":[{"kind":"exec","of":"ann","time":1}]}',
  ])
    // prettier-ignore
    t.is((await ask('/play', { method: 'POST', headers: json, body })).status, 400, body);
  t.is((await ask('/play', { method: 'POST', headers: json, body: ' '.repeat(9 * 1024 ** 2) })).status, 413);

  for (const path of [
    '/scenario.ts',
    '/index.html',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '//etc/passwd',
    '/play',
    '/saves/',
    '/page/',
    '/.git/config',
  ])
    // prettier-ignore
    t.is((await ask(path)).status, 404, path);
  t.is((await ask('/', { method: 'DELETE' })).status, 404);
  // No other address of this machine, by which others could reach it.
  const others = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ internal }) => !internal));
  for (const { address } of [...others, { address: '::1' }]) t.false(await answers(address, port), address);
  t.is(await view.end(), 0);
});

const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (isThere: boolean) => (socket.destroy(), done(isThere));
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => end(false));
  });

test('a port that is taken is told in a sentence, and so is what is no file', async (t) => {
  t.timeout(240_000);
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const { port } = taken.address() as { readonly port: number };
  const { code, stdout, stderr } = await routeproof('view', race, '--port', String(port));
  taken.close();
  t.is(code, 3);
  t.is(stdout, '');
  t.is(
    stderr,
    `Port ${port} of this machine cannot be opened: another program has it. Give another one with \`--port\`, or none: then one is taken that is free.\n`,
  );
  t.regex((await routeproof('view', 'gone.ts')).stderr, /^There is no file 'gone\.ts'/);
  t.regex((await routeproof('view', race, '--port', '70000')).stderr, /It must be a whole number from 1 to 65535/);
});

test('code that never comes back is ended and told, and Ctrl-C leaves nothing behind', async (t) => {
  writeFileSync(
    join(folder, 'stuck.ts'),
    [
      "import { defineStrategy, stop } from 'routeproof';",
      'export default defineStrategy({',
      "  name: 'stuck',",
      "  route: () => (/^(a+)+$/.test('a'.repeat(60) + '!'), stop()),",
      '});',
    ].join('\n'),
  );
  const view = await viewing(t, folder, 'stuck.ts', '--step-time', '1');
  const { page } = shownIn(await view.play());
  const [part] = page.parts;
  t.is(part?.kind === 'run' ? part.verdict : '', 'fail');
  t.regex(JSON.stringify(part?.kind === 'run' ? part.findings : ''), /stuck\.ts:4:\d+.*RP_STUCK|RP_STUCK.*stuck\.ts:4/);

  // What is in hand is ended, too.
  writeFileSync(join(folder, 'loading.ts'), 'for (;;) {}\n');
  const loading = viewing(t, folder, 'loading.ts', '--step-time', '1');
  t.regex(problemIn(await (await loading).play()).sentence, /loading\.ts:1/);
  t.is(await view.end(), 0);
  t.is(await (await loading).end(), 0);
  await t.throwsAsync(view.ask('/'), { code: 'ECONNREFUSED' });
});
