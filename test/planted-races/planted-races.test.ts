import test from 'ava';
import { explore, play } from 'routeproof';
import { clients } from './clients.ts';
import { strategies } from './strategies.ts';

/** What exploration must find, and in how many steps at most, registration and login among them. */
const planted: Readonly<Record<string, readonly [property: string, steps: number]>> = {
  'decides after the loss': ['decision-after-loss', 29],
  'attaches to a stopped interaction': ['decision-after-loss', 29],
  'ignores a refusal': ['refusal-unheard', 32],
  'stops what it has routed': ['decided-twice', 36],
  'two strategies send it round in a circle': ['no interaction is sent round', 45],
  'forgets an interaction after a refused invitation': ['path-ends-without-decision', 36],
  'gives one agent two at a time': ['ann has one at a time', 48],
  'accepts what was revoked': ['refused', 28],
  'accepts in the last moment': ['refused', 28],
  'invites to what is stopped': ['refused', 30],
  'puts back what is stopped': ['refused', 30],
  'attaches to what is stopped': ['refused', 30],
  'leaves twice': ['refused', 30],
  'stops twice': ['refused', 30],
  'both leave, and each thinks that the other stays': ['nobody waits in the queue', 36],
};

for (const [name, make] of Object.entries({ ...strategies, ...clients })) {
  test(`${name}: run passes it, explore finds it, and the mended twin is proved`, async (t) => {
    const [property, most] = planted[name]!;
    t.like(await play(() => make(false)), { verdict: 'pass', findings: [] });
    const found = await explore(() => make(false));
    t.is(found.verdict, 'violated');
    t.deepEqual(
      found.failures.map((failure) => failure.property),
      [property],
    );
    const { steps, race } = found.failures[0]!;
    t.true(steps <= most, `${steps} steps`);
    t.true(race.length > 0);
    t.like(await play(() => make(true)), { verdict: 'pass', findings: [] });
    const mended = await explore(() => make(true));
    t.is(mended.verdict, 'proved', JSON.stringify(mended.failures.map(({ finding }) => finding)));
    t.true(mended.goals.length > 0 && mended.goals.every(({ reached }) => reached));
  });
}
