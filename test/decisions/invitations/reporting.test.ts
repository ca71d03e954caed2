import test from 'ava';
import { seconds } from 'routeproof';
import { serverFixture } from '../../server-fixture.ts';
import { open, annInvitesBob, invite, ask, withTicket, ends } from './ann-invites-bob.ts';

test('F1: nobody can ask for the notifications of a workbin, so nobody is told of what returns to it', (t) => {
  const fixture = serverFixture(open);
  const Workbin = { WorkbinType: 'Drafts', AgentId: 'ann' };
  t.deepEqual(ask(fixture, 'cat', 'RequestWorkbinNotifications', { InteractionId: undefined, Workbin }), [
    'cat EventError not-supported',
  ]);
  fixture.submit('X', { Queue: undefined, Workbin });
  fixture.handledBy('X', 'ann');
  t.deepEqual(ask(fixture, 'ann', 'RequestLeaveInteraction'), [
    'ann EventAck',
    're EventPartyRemoved ann',
    're EventPlacedInQueue Drafts',
    're EventPlacedInWorkbin',
  ]);
  ends(t, fixture, '0 queued: Drafts before Drafts');
});

test('F9: EventAccepted, EventRevoked as Reporting and EventProcessingStopped to clients are off by default', (t) => {
  const fixture = serverFixture(open);
  fixture.handledBy('X', 'ann');
  invite(fixture, 'ann', 'bob');
  ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob'));
  invite(fixture, 'ann', 'cat');
  fixture.run(seconds(30));
  ask(fixture, 'ms', 'RequestStopProcessing');
  const got = (who: string, event: string) => fixture.actor(who).got.filter(({ type }) => type === event).length;
  t.is(got('re', 'EventAccepted'), 0);
  t.is(got('re', 'EventRevoked'), 0);
  for (const client of ['ms', 'ann', 'bob', 'cat']) t.is(got(client, 'EventProcessingStopped'), 0);
  ends(t, fixture, 'gone');
});

test('F9: revokedToReporting tells the reporting engines of an invitation that timed out', (t) => {
  const fixture = annInvitesBob({ ...open, server: { revokedToReporting: true } });
  fixture.run(seconds(30));
  t.deepEqual(fixture.said(), [
    'ann EventError invitation-expired',
    'bob EventRevoked timeout Expired',
    're EventRevoked bob timeout Expired',
  ]);
  ends(t, fixture, '3 handling: ann');
});

test('F9: acceptedToReporting tells the reporting engines of RequestAccept', (t) => {
  const fixture = annInvitesBob({ ...open, server: { acceptedToReporting: true } });
  t.deepEqual(ask(fixture, 'bob', 'RequestAccept', withTicket(fixture, 'bob')), [
    'bob EventAck',
    'ann EventAck',
    'ann EventPartyAdded bob',
    're EventAccepted bob',
    're EventPartyAdded bob',
  ]);
  ends(t, fixture, '3 handling: ann, bob');
});
