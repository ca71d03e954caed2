import test from 'ava';
import { explore, minutes, oneOf, play, seconds, send, sometimes, whenever, type Played } from 'routeproof';
import { works, scenarioWith, linkOf, happens } from './happens.ts';

test('`after: oneOf(…)` is a choice of times: one in time, one too late', async (t) => {
  const after = oneOf(seconds(1), seconds(31));
  const does = [whenever('EventInvite', send('RequestAccept'), { after }), works[1]!];
  const properties = [
    sometimes('ann handles it', ({ store }) => store.interactions.some(({ state }) => state === 'handling')),
    sometimes('it is routed again', ({ store }) => store.interactions.some(({ attempts }) => attempts > 1)),
  ];
  const scenario = scenarioWith(undefined, { agents: [{ name: 'ann', does }], properties, until: minutes(1) });
  const late = await happens('how long ann takes on EventInvite', scenario);
  t.deepEqual(
    linkOf('ann', late).filter((line) => line.startsWith('31')),
    ['31 > RequestAccept', '31 > RequestAccept', '31 < EventError', '31 < EventAck'],
  );
  t.true(linkOf('ann', await play(scenario)).includes('1 > RequestAccept'));
  const { verdict, goals } = await explore(scenario, { synchronous: true });
  t.is(verdict, 'proved');
  t.true(goals.every(({ reached }) => reached));
});

test('`at: oneOf(…)` lets an interaction come at one time or another', async (t) => {
  const load = { interactions: [{ InteractionId: 'X1', at: oneOf(seconds(2), seconds(7)) }] };
  const scenario = scenarioWith(undefined, { load });
  const submitted = (played: Played) => linkOf('email-server', played).filter((line) => line.includes('Submit'));
  t.deepEqual(submitted(await play(scenario)), ['2 > RequestSubmit']);
  t.deepEqual(submitted(await happens('when X1 comes', scenario)), ['7 > RequestSubmit']);
});
