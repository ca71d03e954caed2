import test from 'ava';
import { serverFixture } from '../server-fixture.ts';

test('a request that brings its own ReferenceId is answered under it, and no later request gets that number', (t) => {
  const fixture = serverFixture();
  const ms = fixture.actor('ms');
  const submit = (attributes: object = {}): number =>
    ms.send('RequestSubmit', { MediaType: 'email', Queue: 'Inbound', ...attributes });
  const first = submit();
  const own = first + 2;
  const sent = [first, submit({ ReferenceId: own }), submit(), submit(), submit({ ReferenceId: 500 }), submit()];
  t.deepEqual(sent, [first, own, own + 1, own + 2, 500, 501]);
  fixture.run();
  const answered = ms.got.map(({ ref }) => ref);
  t.deepEqual(answered.slice(-sent.length), sent);
});

test('a ReferenceId below the latest does not set the numbering back', (t) => {
  const ms = serverFixture().actor('ms');
  const latest = ms.send('RequestSubmit', { ReferenceId: 40 });
  t.is(ms.send('RequestSubmit', { ReferenceId: 7 }), 7);
  t.is(ms.send('RequestSubmit'), latest + 1);
});
