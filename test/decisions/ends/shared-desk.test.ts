import test from 'ava';
import { ask, does, where, latest, sound, shareDesk, bothAtDesk } from './requests-about-x.ts';

test('L8: all agents of a shared connection go alike', (t) => {
  const { fixture, dora, eve } = shareDesk();
  t.not(dora, eve);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['handling by dora', 'handling by eve']);
  fixture.actor('desk').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  t.deepEqual(
    fixture.bench.store.agents.filter(({ loggedIn }) => loggedIn).map(({ name }) => name),
    ['ann'],
  );
  sound(t, fixture);
});

test('L8: the same when the server closes the connection, as after a request in the name of nobody', (t) => {
  const { fixture } = shareDesk();
  does(fixture, 'desk', 'RequestGetInteractionProperties', { ProxyClientId: 99 });
  t.deepEqual(fixture.said(), [
    'desk EventError not-registered',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.false(fixture.actor('desk').link.connected);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  sound(t, fixture);
});

test('L8: one agent of a shared connection leaves, and the connection and the other agent stay', (t) => {
  const { fixture, dora } = shareDesk();
  ask(fixture, 'desk', 'RequestAgentLogout', { InteractionId: undefined, ProxyClientId: dora });
  fixture.run();
  t.deepEqual(fixture.said(), [
    'desk EventAck',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['queued in Waiting', 'handling by eve']);
  sound(t, fixture);
});

test('L8: two parties at one connection: one leaves, the other is told, over the same link', (t) => {
  const { fixture, dora, eve } = bothAtDesk();
  does(fixture, 'desk', 'RequestLeaveInteraction', { ProxyClientId: dora });
  t.deepEqual(fixture.said(), ['desk EventAck', 'desk EventPartyRemoved dora', 're EventPartyRemoved dora']);
  t.is(latest(fixture, 'desk', 'EventAck', 'ProxyClientId'), dora);
  t.is(latest(fixture, 'desk', 'EventPartyRemoved', 'ProxyClientId'), eve);
  t.is(where(fixture), 'handling by eve');
  does(fixture, 'desk', 'RequestLeaveInteraction', { ProxyClientId: eve });
  t.is(where(fixture), 'queued in Waiting');
  sound(t, fixture);
});

test('L8: two parties at one connection, and it drops: nobody is left to be told', (t) => {
  const { fixture } = bothAtDesk();
  fixture.actor('desk').disconnect();
  fixture.run();
  t.deepEqual(fixture.said(), [
    're EventPartyRemoved dora',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
  ]);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  sound(t, fixture);
});

test('T9: force-logout on a shared connection takes its other agents along', (t) => {
  const { fixture } = shareDesk({ server: { 'allow-multiple-agent-connections': 'force-logout' }, strangers: ['desk', 'home'] });
  fixture.actor('home').send('RequestAgentLogin', { AgentId: 'dora', PlaceId: 'home-place' });
  fixture.run();
  t.deepEqual(fixture.said(), [
    'home EventAck',
    'desk EventForcedDisconnect',
    're EventPartyRemoved dora',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventPartyRemoved eve',
    're EventPlacedInQueue Waiting',
    're EventAgentLogout',
    're EventAgentLogin',
  ]);
  t.deepEqual([where(fixture), where(fixture, 'Y')], ['queued in Waiting', 'queued in Waiting']);
  t.false(fixture.bench.store.agent('eve')!.loggedIn);
  sound(t, fixture);
}); // prettier-ignore
