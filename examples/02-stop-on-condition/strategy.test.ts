import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('spam is marked and stopped, a question goes to the people', async (t) => {
  const { verdict, interactions } = await play(scenario);
  t.is(verdict, 'pass');
  t.like(interactions, [
    { id: '0000RPQUESTION01', state: 'queued', queue: 'People', userData: { Subject: 'Where is my parcel?' } },
    { id: '0000RPSPAM000001', state: 'stopped', userData: { Category: 'spam' } },
  ]);
});

test('on the wire the stop is a RequestRouteCall, and its answer EventRouteUsed: version D of the chapter', async (t) => {
  const { messages } = await play(scenario);
  const stopping = messages.filter(({ standsFor, interaction }) => standsFor && interaction === '0000RPSPAM000001');
  t.deepEqual(
    stopping.map(({ type, standsFor }) => `${type} for ${standsFor}`),
    [
      'RequestUpdateUserData for RequestChangeProperties',
      'RequestRouteCall for RequestStopProcessing',
      'EventAttachedDataChanged for EventAck',
      'EventRouteUsed for EventAck',
    ],
  );
});
