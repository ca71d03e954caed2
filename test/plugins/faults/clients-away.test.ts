import test from 'ava';
import { explore, seconds, type Played } from 'routeproof';
import { isLong } from '../../sizes.ts';
import { scenarioWith, linkOf, endOf, happens } from './happens.ts';

const login = (at: number): readonly string[] => [
  `${at} > RequestRegisterClient`,
  `${at} < EventAck`,
  `${at} > RequestAgentLogin`,
  `${at} < EventAck`,
];

test('a client that disconnects loses what it had, comes back, registers and logs in', async (t) => {
  const played = await happens('fault: ann disconnects after EventInvite', scenarioWith({ disconnect: ['ann'] }));
  t.is(played.verdict, 'pass');
  t.deepEqual(linkOf('ann', played), [...login(0), '0 < EventInvite', ...login(5)]);
  t.is(endOf(played), 'Back office');
});

test('a fault stands in the notes of the run, and so in its picture', async (t) => {
  const question = 'fault: ann disconnects after EventInvite';
  const { notes } = await happens(question, scenarioWith({ disconnect: ['ann'] }));
  t.like(notes, [{ at: 0, actor: 'ann', text: question }]);
});

test('what an agent application was about to do ends with its connection', async (t) => {
  const scenario = scenarioWith({ disconnect: [{ of: 'ann', at: seconds(5), away: seconds(1) }] });
  const played = await happens('fault: ann disconnects at 5000 ms', scenario);
  t.false(linkOf('ann', played).includes('13 > RequestStopProcessing'));
  t.true(linkOf('ann', played).includes('6 > RequestAgentLogin'));
});

test('a client that is away without end does not come back', async (t) => {
  const scenario = scenarioWith({ disconnect: [{ of: 'ann', when: 'EventInvite', away: Infinity }] });
  const played = await happens('fault: ann disconnects after EventInvite', scenario);
  t.deepEqual(linkOf('ann', played), [...login(0), '0 < EventInvite']);
});

test('a media server submits again what was not answered, and keeps what comes while it is away', async (t) => {
  const load = { interactions: [{ InteractionId: 'X1' }, { InteractionId: 'X2', at: seconds(2) }] };
  const scenario = scenarioWith({ disconnect: ['email-server'] }, { load });
  const lost = await happens('fault: email-server disconnects after EventAck', scenario);
  const submits = (played: Played) => linkOf('email-server', played).filter((line) => !line.includes('Register'));
  t.is(lost.verdict, 'pass');
  t.deepEqual(submits(lost), [
    '0 < EventAck',
    '5 < EventAck',
    '5 > RequestSubmit',
    '5 > RequestSubmit',
    '5 < EventAck',
    '5 < EventAck',
  ]);
  if (!isLong) return;
  const answerLost = await explore(scenario, { synchronous: true });
  t.is(answerLost.verdict, 'proved');
});

test('URS that is started again has forgotten all, registers, and is asked again', async (t) => {
  const question = 'fault: urs restarts after EventRouteRequest';
  for (const tLibrary of [true, false]) {
    const played = await happens(question, scenarioWith({ restart: ['urs'] }, { tLibrary }));
    t.is(played.verdict, 'pass');
    t.is(endOf(played), 'stopped');
    const said = linkOf('urs', played).filter((line) => />|RouteRequest/.test(line) && !line.startsWith('0'));
    t.deepEqual(said.slice(0, 3), [
      tLibrary ? '5 > RequestRegisterAddress' : '5 > RequestRegisterClient',
      '5 < EventRouteRequest',
      '7 > RequestOpenStatistic',
    ]);
  }
});

test('T13: the Interaction Server that is started again keeps what waits, and nothing else; its clients come back one by one', async (t) => {
  const played = await happens(
    'fault: interaction-server restarts at 6000 ms',
    scenarioWith({ restart: [{ of: 'interaction-server', at: seconds(6) }] }),
  );
  t.is(played.verdict, 'pass');
  const registrations = played.messages.filter(
    ({ type, standsFor }) => (standsFor ?? type) === 'RequestRegisterClient',
  );
  t.deepEqual(
    registrations.filter(({ at }) => at > 0).map(({ at, from }) => `${at / 1000} ${from}`),
    ['11 stat-server', '13 urs', '15 email-server', '17 ann'],
  );
  t.deepEqual(linkOf('ann', played).slice(6, 12), ['3 < EventAck', ...login(17), '17 < EventInvite']);
  t.is(endOf(played), 'stopped');
});

test('a reporting engine that loses the server takes its agents for logged out, and tells URS', async (t) => {
  const scenario = scenarioWith(
    { disconnect: [{ of: 'stat-server', at: seconds(1) }] },
    { load: { interactions: [{ InteractionId: 'X1', at: seconds(2) }] } },
  );
  const played = await happens('fault: stat-server disconnects at 1000 ms', scenario);
  const told = played.messages
    .filter(({ type }) => type === 'EventInfo')
    .map(({ at, body }) => [at, (body as { LoggedIn: boolean }).LoggedIn]);
  t.deepEqual(told.slice(0, 2), [
    [0, true],
    [1000, false],
  ]);
  t.true(linkOf('ann', played).includes('6 < EventInvite'));
});

test('a reporting engine that is started again is asked for its statistics once more', async (t) => {
  const scenario = scenarioWith(
    { restart: [{ of: 'stat-server', at: seconds(1) }] },
    { load: { interactions: [{ InteractionId: 'X1', at: seconds(2) }] } },
  );
  const played = await happens('fault: stat-server restarts at 1000 ms', scenario);
  t.true(linkOf('urs', played).includes('8 > RequestOpenStatistic'));
  t.true(linkOf('ann', played).includes('8 < EventInvite'));
});
