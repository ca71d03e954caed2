import test from 'ava';
import { seconds } from 'routeproof';
import { type ServerFixture } from '../../server-fixture.ts';
import { set, ask, does, attempt, decides, where, latest, sound, late, inviteBob } from './requests-about-x.ts';
import { routed } from '../../server-fixture.ts';

test('T7: an agent connects again, registers and logs in; nothing is replayed, and its old ticket is dead', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestConference', { AgentId: 'bob' });
  const TicketId = fixture.ticket('bob');
  const before = latest(fixture, 'bob', 'EventAck', 'ProxyClientId');
  const bob = fixture.actor('bob');
  bob.disconnect();
  fixture.run();
  fixture.said();
  bob.connect();
  bob.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'bob' });
  fixture.run();
  bob.send('RequestAgentLogin', { AgentId: 'bob', PlaceId: 'bob-place' });
  fixture.run(seconds(1));
  t.deepEqual(fixture.said(), ['bob EventAck', 'bob EventAck', 're EventAgentLogin']);
  t.not(latest(fixture, 'bob', 'EventAck', 'ProxyClientId'), before);
  does(fixture, 'bob', 'RequestAccept', { TicketId });
  t.deepEqual(fixture.said(), ['bob EventError no-such-ticket']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

test('T7: the interactions of an agent who was away are no more its own', (t) => {
  const fixture = set();
  fixture.handledBy('X', 'ann');
  const ann = fixture.actor('ann');
  ann.disconnect();
  fixture.run();
  ann.connect();
  ann.send('RequestRegisterClient', { ClientType: 'AgentApplication', ClientName: 'ann' });
  fixture.run();
  ann.send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'ann-place' });
  fixture.run();
  fixture.said();
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventError not-a-party']);
  t.is(where(fixture), 'queued in Waiting');
  sound(t, fixture);
});

test('T8: a request that is under way when the connection breaks is lost', (t) => {
  const fixture = set({ links: { bob: late } });
  fixture.handledBy('X', 'ann');
  inviteBob(fixture);
  fixture.said();
  ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  fixture.run(late / 2);
  fixture.actor('bob').disconnect();
  fixture.run(3 * late);
  t.deepEqual(fixture.said(), ['ann EventError invitation-withdrawn', 're EventAgentLogout']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

test('T8: one that has arrived is processed, and its answer is lost', (t) => {
  const fixture = set({ links: { bob: late } });
  fixture.handledBy('X', 'ann');
  inviteBob(fixture);
  fixture.said();
  fixture.heard('bob');
  ask(fixture, 'bob', 'RequestAccept', { TicketId: fixture.ticket('bob') });
  fixture.run(1.5 * late);
  fixture.actor('bob').disconnect();
  t.deepEqual(fixture.said(), ['bob EventAck', 'ann EventAck', 'ann EventPartyAdded bob', 're EventPartyAdded bob']);
  t.is(where(fixture), 'handling by ann, bob');
  fixture.run(3 * late);
  t.deepEqual(fixture.heard('bob'), []);
  t.deepEqual(fixture.said(), ['ann EventPartyRemoved bob', 're EventPartyRemoved bob', 're EventAgentLogout']);
  t.is(where(fixture), 'handling by ann');
  sound(t, fixture);
});

test('T8: what the server says before it knows that the connection is gone is lost, and no fault', (t) => {
  const fixture = set({ links: { bob: late } });
  fixture.handledBy('X', 'ann', 'bob');
  fixture.actor('bob').disconnect();
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventAck', 're EventPartyRemoved ann']);
  fixture.run(2 * late);
  t.deepEqual(fixture.heard('bob'), []);
  t.deepEqual(fixture.said(), ['re EventPartyRemoved bob', 're EventPlacedInQueue Waiting', 're EventAgentLogout']);
  sound(t, fixture);
});

/** Ann at home logs in as the agent ann, who has a connection already. */
const logsInAtHome = (fixture: ServerFixture): void => {
  fixture.said();
  fixture.actor('home').send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'home-place' });
  fixture.run();
};

test('T14: an agent with two live connections is invited at that of its latest login', (t) => {
  const fixture = set({ strangers: ['home'] });
  fixture.handledBy('X', 'bob');
  logsInAtHome(fixture);
  t.deepEqual(fixture.said(), ['home EventAck', 're EventAgentLogin']);
  does(fixture, 'bob', 'RequestConference', { AgentId: 'ann' });
  t.deepEqual(fixture.said(), ['home EventInvite', 're EventAgentInvited ann']);
  const TicketId = fixture.ticket('home');
  does(fixture, 'ann', 'RequestAccept', { TicketId });
  t.deepEqual(fixture.said(), ['ann EventError no-such-ticket']);
  does(fixture, 'home', 'RequestAccept', { TicketId });
  t.is(where(fixture), 'handling by bob, ann');
  sound(t, fixture);
});

test('T14: when that connection ends, the earlier one is the latest', (t) => {
  const fixture = set({ strangers: ['home'] });
  fixture.handledBy('X', 'bob');
  logsInAtHome(fixture);
  fixture.actor('home').disconnect();
  fixture.run();
  fixture.said();
  does(fixture, 'bob', 'RequestConference', { AgentId: 'ann' });
  t.deepEqual(fixture.said(), ['ann EventInvite', 're EventAgentInvited ann']);
  sound(t, fixture);
});

test('T9: a second login of the same agent: both connections live', (t) => {
  const fixture = set({ strangers: ['home'] });
  fixture.handledBy('X', 'ann');
  logsInAtHome(fixture);
  t.deepEqual(fixture.said(), ['home EventAck', 're EventAgentLogin']);
  t.is(where(fixture), 'handling by ann');
  fixture.actor('home').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [], 'the agent is still logged in');
  t.true(fixture.bench.store.agent('ann')!.loggedIn);
  sound(t, fixture);
});

test('T9: false: the second login is refused', (t) => {
  const fixture = set({ strangers: ['home'], server: { 'allow-multiple-agent-connections': 'false' } });
  fixture.handledBy('X', 'ann');
  logsInAtHome(fixture);
  t.deepEqual(fixture.said(), ['home EventError wrong-state']);
  t.is(where(fixture), 'handling by ann');
  fixture.actor('ann').disconnect();
  fixture.run();
  logsInAtHome(fixture);
  t.deepEqual(fixture.said(), ['home EventAck', 're EventAgentLogin']);
  sound(t, fixture);
});

test('T9: force-logout: the old connection is closed, and goes as if it had dropped', (t) => {
  const fixture = set({ strangers: ['home'], server: { 'allow-multiple-agent-connections': 'force-logout' } });
  fixture.handledBy('X', 'ann', 'bob');
  logsInAtHome(fixture);
  t.deepEqual(fixture.said(), [
    'home EventAck',
    'ann EventForcedDisconnect',
    'bob EventPartyRemoved ann',
    're EventPartyRemoved ann',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  t.false(fixture.actor('ann').link.connected);
  t.is(where(fixture), 'handling by bob');
  t.is(fixture.bench.store.agent('ann')!.place, 'home-place');
  sound(t, fixture);
});

test('T10: nothing is kept for a reporting engine that is away; it asks again', (t) => {
  const fixture = set({ agents: ['ann', 'bob'] });
  const re = fixture.actor('re');
  re.disconnect();
  fixture.run();
  fixture.handledBy('X', 'ann');
  does(fixture, 'ann', 'RequestLeaveInteraction');
  t.deepEqual(fixture.said(), ['ann EventAck']);
  re.connect();
  re.send('RequestRegisterClient', { ClientType: 'ReportingEngine', ClientName: 're' });
  fixture.run();
  t.deepEqual(fixture.said(), ['re EventAck']);
  re.send('RequestStartPlaceAgentStateReportingAll');
  fixture.run();
  t.deepEqual(fixture.said(), ['re EventAck', 're EventPlaceAgentState', 're EventPlaceAgentState']);
  does(fixture, 'ms', 'RequestStopProcessing');
  t.deepEqual(fixture.said(), ['ms EventAck', 're EventProcessingStopped']);
  sound(t, fixture);
});

test('T11: a media server goes, and nothing happens to its interactions', (t) => {
  const fixture = set({ mediaServers: ['ms', 'other'] });
  fixture.submit('Y');
  fixture.handledBy('X', 'ann');
  fixture.actor('ms').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), []);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['handling by ann', 'queued in Waiting']);
  does(fixture, 'other', 'RequestStopProcessing', { InteractionId: 'Y' });
  t.deepEqual(fixture.said(), ['other EventAck', 're EventProcessingStopped']);
  sound(t, fixture);
});

test('T12: URS goes while it works on X; X is in its queue again, and its attempt is dead', (t) => {
  const fixture = set(routed);
  fixture.submit('X');
  fixture.said();
  const first = attempt(fixture);
  const urs = fixture.actor('urs');
  urs.disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), ['re EventPartyRemoved s', 're EventPlacedInQueue Waiting']);
  t.is(latest(fixture, 're', 'EventPartyRemoved', 'Operation'), 'party_disconnect');
  // G10: its queue feeds a strategy and URS is away.
  t.is(where(fixture), 'cached in Waiting');

  urs.connect();
  urs.send('RequestRegisterClient', { ClientType: 'Router', ClientName: 'urs' });
  fixture.run();
  t.deepEqual(fixture.said(), [
    'urs EventAck',
    'urs EventRouteRequest',
    're EventPartyAdded s',
    're EventTakenFromQueue Waiting',
  ]);
  decides(fixture, 'RequestStopProcessing', {}, first);
  fixture.run();
  t.deepEqual(fixture.said(), ['urs EventError not-a-party']);
  t.is(where(fixture), 'routing, strategy');
  sound(t, fixture);
});
