import test from 'ava';
import { at, explore, seconds, send, without, type Failure, type Scenario } from 'routeproof';
import { partsOf, replayToken } from 'routeproof/engines';
import { definePlugin } from 'routeproof/plugins';
import stopsWhatItHasRouted from './planted-races/planted/stops-what-it-has-routed.ts';
import { isLong } from '../sizes.ts';
import { raceNames, twins } from './planted-races/twins.ts';

/** The race of example 11 in a contact centre with much that it does not need. */
const crowded = (): Scenario => {
  const scenario = stopsWhatItHasRouted();
  const { centre = {}, drive, load, plugins } = scenario;
  return {
    ...scenario,
    centre: {
      ...centre,
      agents: [{ name: 'bob', does: [] }, ...(centre.agents ?? []), { name: 'cyd' }],
      groups: [{ name: 'everybody', agents: ['ann', 'bob'] }],
      queues: [...(centre.queues ?? []), { name: 'Back office', strategy: null }],
      workbins: [{ name: 'Drafts' }],
    },
    plugins: [
      ...plugins,
      definePlugin({ name: 'clock on the wall', setup: ({ clock }) => void clock.at(3, () => {}) }),
    ],
    load: { interactions: [{ at: seconds(60) }, ...(load?.interactions ?? [])] },
    drive: {
      script: [
        at(
          seconds(1),
          'email-server',
          send('RequestGetInteractionProperties', { InteractionId: 'nothing' }, { refused: 'unknown-interaction' }),
        ),
        ...(drive?.script ?? []),
        at(seconds(70), 'ann', send('RequestAgentLogout')),
      ],
    },
  };
};

const names = ({ leftOut }: Failure) => leftOut.map(({ kind, name }) => `${kind} ${name}`);

test('what takes no part in a counterexample is left out, and the rest keeps its names', async (t) => {
  const { failures } = await explore(crowded);
  t.deepEqual(failures.map(names), [
    [
      'agent bob',
      'agent cyd',
      'queue Back office',
      'workbin Drafts',
      'group everybody',
      'interaction 0000RP0000000001',
      'script line email-server at 1.000 s: RequestGetInteractionProperties',
      'script line ann at 70.000 s: RequestAgentLogout',
      'plugin clock on the wall',
    ],
  ]);
  t.like(failures[0], { shrunk: { isMinimal: true } });
  t.true((await explore(crowded, { shrink: 0 })).failures[0]!.messages.length > failures[0]!.messages.length);
});

test('a token says what was left out, and plays the same run again, byte for byte', async (t) => {
  const [failure] = (await explore(crowded)).failures;
  t.regex(failure!.token, /-a0\.a2\.q1\.w0\.g0\.i0\.s0\.s3\.p5$/);
  const { messages, findings } = await replayToken(crowded, failure!.token);
  t.is(JSON.stringify(messages), JSON.stringify(failure!.messages));
  t.deepEqual(findings, [failure!.finding]);
});

test('a token that leaves out what is not there is refused', (t) => {
  const played = () => replayToken(stopsWhatItHasRouted, '34319642-1-1000-23x0.1-a7');
  return t.throwsAsync(played, { code: 'RP_NOTHING_TO_LEAVE_OUT', message: /'a7' names nothing/ });
});

test('interactions without identifiers keep those that the server gave them', (t) => {
  const load = { interactions: [{ at: 9 }, { InteractionId: 'own' }, { at: 5 }, { at: 7 }] };
  const smaller = without(() => ({ name: 'four', plugins: [], load }), 'i2');
  t.deepEqual(
    smaller().load?.interactions?.map(({ InteractionId }) => InteractionId),
    ['0000RP0000000003', 'own', '0000RP0000000002'],
  );
});

test('an agent goes with the plugin, the lines and the memberships that are its own; lanes become lines', (t) => {
  const drive = { script: [at(1, 'bob', send('RequestAgentLogout'))], lanes: { words: { l: send('RequestAgentLogout') }, picture: 'ann does: -l\nbob does: l' } };
  const centre = { agents: [{ name: 'ann' }, { name: 'bob' }], groups: [{ name: 'all', agents: ['ann', 'bob'] }] };
  const plugins = [definePlugin({ name: 'agent bob' }), definePlugin({ name: 'agent ann' })];
  const smaller = without(() => ({ name: 'two', centre, plugins, drive }), 'a1')();
  t.like(smaller, { centre: { agents: [{ name: 'ann' }], groups: [{ agents: ['ann'] }] }, plugins: [{ name: 'agent ann' }] });
  t.deepEqual(smaller.drive?.script?.map(({ actor, at: time }) => [actor, time]), [['ann', 1000]]);
}); // prettier-ignore

test('every planted race, shrunk, fails as before, in no more steps, and nothing more can be left out', async (t) => {
  t.timeout(120_000);
  const races = await raceNames();
  for (const name of races.filter((race) => isLong || race === 'stops-twice')) {
    const { planted: scenario } = await twins(name);
    const [found] = (await explore(scenario, { shrink: 0 })).failures;
    const [failure] = (await explore(scenario)).failures;
    t.is(failure!.property, found!.property, name);
    t.true(failure!.steps <= found!.steps, `${name}: ${failure!.steps} steps, not shrunk ${found!.steps}`);
    t.like(failure, { shrunk: { isMinimal: true } }, name);
    const { messages, findings } = await replayToken(scenario, failure!.token);
    t.deepEqual([JSON.stringify(messages), findings[0]], [JSON.stringify(failure!.messages), failure!.finding], name);
    const smaller = without(scenario, failure!.leftOut.map(({ code }) => code).join('.'));
    for (const { code, name: part } of partsOf(smaller()))
      t.false(await failsWithout(smaller, code, failure!), `${name} without ${part}`);
  }
});

/** Whether a scenario still fails when one thing more is left out, with nothing else wrong in the ordinary run. */
async function failsWithout(scenario: () => Scenario, code: string, { property, steps }: Failure): Promise<boolean> {
  try {
    const less = without(scenario, code);
    const ordinary = await explore(less, { runs: 1, shrink: 0 });
    if (ordinary.failures.length > 0) return false;
    const { failures } = await explore(less, { shrink: 0 });
    return failures.some((failure) => failure.property === property && failure.steps <= steps);
  } catch {
    return false;
  }
}

test('a bound of runs is kept, and said', async (t) => {
  const { failures } = await explore(crowded, { shrink: 12 });
  t.like(failures, [{ property: 'decided-twice', shrunk: { isMinimal: false } }]);
  t.true(failures[0]!.shrunk!.runs <= 12 + 3);
  const { findings } = await replayToken(crowded, failures[0]!.token);
  t.deepEqual(findings, [failures[0]!.finding]);
});

/** Fails where the second of three messages is lost, whatever becomes of the others. */
const losing = (): Scenario => ({
  name: 'losing',
  plugins: [
    definePlugin({
      name: 'network',
      synchronous: true,
      setup: ({ clock, choices, finding }) => {
        for (const [index, message] of ['RequestSubmit', 'RequestAccept', 'EventInvite'].entries())
          clock.at(seconds(index + 1), () => {
            const options = ['it arrives', 'it is late by 31 s', 'it is lost'];
            const chosen = choices.pick(3, { about: `fault of ${message}`, options });
            if (chosen > 0 && index === 1) finding({ kind: 'lost', sentence: 'The answer does not come in time.' });
          });
      },
    }),
  ],
});

test('faults that the failure does not need do not happen, and the others are as small as can be', async (t) => {
  let failed = 0;
  for (let seed = 1; seed < 12; seed++) {
    const { failures } = await explore(losing, { random: 1, seed });
    if (failures.length === 0) continue;
    failed++;
    t.regex(failures[0]!.token, /^[0-9a-f]{8}-\d+-1000-0\.1$/);
    t.deepEqual(failures[0]!.race, ['Fault of RequestAccept: it is late by 31 s; in the ordinary run it arrives.']);
  }
  t.true(failed > 2);
});

test('of two runs with as many steps the one that is nearer to the ordinary run is shown', async (t) => {
  const { failures } = await explore(losing, { shrink: 0 });
  t.regex(failures[0]!.token, /-0\.1$/);
});
