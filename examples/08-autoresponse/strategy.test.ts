import test from 'ava';
import { play } from 'routeproof';
import scenario from './scenario.ts';

test('spam is stopped, what a machine can answer is answered, and people read the rest', async (t) => {
  const { interactions } = await play(scenario);
  t.like(interactions, [
    { state: 'stopped', userData: { Category: 'spam' } },
    { state: 'stopped', userData: { Category: 'opening hours' } },
    { queue: 'Outbound' },
    { queue: 'People', userData: { Category: 'question' } },
    { queue: 'People', userData: { Fault: 'no model for this language' } },
    { queue: 'People', userData: { Category: 'unknown' } },
  ]);
});

test('on the wire: RequestPrivateService to the server, Request3rdServer to the service, and back', async (t) => {
  const { messages } = await play(scenario);
  const autoresponse = messages.filter(
    ({ interaction, from, to }) => interaction === '0000RPEXAMPLE002' && [from, to].includes('E-mail Server'),
  );
  t.deepEqual(
    autoresponse.map(({ type }) => type),
    ['Request3rdServer', 'Event3rdServerResponse'],
  );
  const called = messages.filter(
    ({ interaction, standsFor }) => interaction === '0000RPEXAMPLE002' && standsFor?.includes('3rdServer'),
  );
  t.deepEqual(
    called.map(({ type, standsFor }) => `${type} for ${standsFor}`),
    [
      'RequestPrivateService for Request3rdServer',
      'EventPrivateInfo for Event3rdServerResponse',
      'RequestPrivateService for Request3rdServer',
      'EventPrivateInfo for Event3rdServerResponse',
    ],
  );
});
