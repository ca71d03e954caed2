import test from 'ava';
import { defineStrategy, minutes, placeInQueue, play } from 'routeproof';
import forgetful from './forgetful.ts';
import scenario from './scenario.ts';

test('what was attached before the invitation is there when it comes back', async (t) => {
  const { verdict, interactions, messages } = await play(scenario);
  t.is(verdict, 'pass');
  t.like(interactions, [{ queue: 'Second line', routingAttempts: 3, userData: { OfferedTo: 'ann bob' } }]);
  t.deepEqual(
    messages
      .filter(({ type }) => ['EventRouteRequest', 'EventInvite', 'RequestReject', 'EventRevoked'].includes(type))
      .map(({ at, from, type, to }) => `${at / 1000} s ${from} ${type} ${to}`),
    [
      '5 s interaction-server EventRouteRequest urs',
      '5 s interaction-server EventInvite ann',
      '8 s ann RequestReject interaction-server',
      '8 s interaction-server EventRouteRequest urs',
      '8 s interaction-server EventInvite bob',
      '38 s interaction-server EventRevoked bob',
      '38 s interaction-server EventRouteRequest urs',
    ],
  );
});

test('a strategy without a memory asks the same agent for ever, and that is a finding', async (t) => {
  const { findings, interactions } = await play(() => ({
    ...scenario(),
    strategy: forgetful,
    limits: { routingAttempts: 20 },
  }));
  t.deepEqual(
    findings.map(({ kind }) => kind),
    ['routing-loop'],
  );
  t.regex(findings[0]!.sentence, /'forgetful' was asked 20 times about .* offered to agent 'ann' last/);
  t.not(interactions[0]?.queue, 'Second line');
});

test('others are not harmed by one that loops', async (t) => {
  const { load, ...rest } = scenario();
  const others = ['2', '3'].map((number) => ({
    InteractionId: `0000RPEXAMPLE00${number}`,
    at: minutes(number === '2' ? 0 : 4),
  }));
  const strategy = defineStrategy({
    name: 'loops-at-one',
    route: (interaction, desk) =>
      interaction.id === '0000RPEXAMPLE001' ? forgetful.route(interaction, desk) : [placeInQueue('Second line')],
  });
  const { findings, interactions } = await play(() => ({
    ...rest,
    strategy,
    limits: { routingAttempts: 20 },
    load: { interactions: [...load.interactions, ...others] },
  }));
  t.deepEqual(
    findings.map(({ kind }) => kind),
    ['routing-loop'],
  );
  t.deepEqual(
    interactions.map(({ id, queue, routingAttempts }) => [id.at(-1), queue, routingAttempts]),
    [
      ['2', 'Second line', 1],
      ['1', 'Inbound', 20],
      ['3', 'Second line', 1],
    ],
  );
});
