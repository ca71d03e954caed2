import test, { type ExecutionContext } from 'ava';
import { attach, defineStrategy, routeTo, seconds, stop, type Strategy } from 'routeproof';
import { definePlugin, interactionManagement } from 'routeproof/plugins';
import { playLanes } from 'routeproof/testing';
import { interval, map, NEVER } from 'rxjs';
import { conferenceDay, table, words } from './conference-day.ts';
import { vip, centreWith } from './acts.ts';

/** The failure of a run of ninety seconds, whose findings are not what it is about. */
const failureOf = async (t: ExecutionContext, strategy: Strategy): Promise<string> => {
  const findings = ['path-waits', 'path-ends-nowhere'];
  const playing = playLanes(centreWith(strategy, { until: seconds(90) }), vip, 'ann gets: --', { findings });
  return (await t.throwsAsync(playing))!.message;
};

const here = /made at test\/lanes\/left-open\.test\.ts:\d+:\d+/;

test('a timer that is left open is named, with the line that made it', async (t) => {
  const message = await failureOf(
    t,
    defineStrategy({
      name: 'beating',
      route: (_interaction, desk) => interval(1000, desk.clock).pipe(map(() => attach({ Beat: 'yes' }))),
    }),
  );
  t.regex(
    message,
    /Left open at the end:\n {2}a timer of 'urs', due at 91\.000 s; made at test\/lanes\/left-open\.test\.ts/,
  );
});

test('what a program of the bench leaves open is not blamed on the test that plays it', async (t) => {
  const toAnn = defineStrategy({ name: 'to-ann', route: () => routeTo('ann.A') });
  const centre = { agents: [{ name: 'ann', does: [] }], queues: [{ name: 'Inbound' }] };
  const failure = await t.throwsAsync(playLanes(centreWith(toAnn, { centre }), vip, 'ann gets: --'));
  t.regex(failure!.message, /^ {2}a timer of 'interaction-server', due at \S+ s$/m);
});

test('a wait that is left open is named, with the line that made it', async (t) => {
  const message = await failureOf(
    t,
    defineStrategy({
      name: 'waiting',
      route: (_interaction, desk) => desk.target('nobody.A').pipe(map((target) => routeTo(target))),
    }),
  );
  t.regex(message, /a subscription to desk\.target for '0000RPQUESTION01'; made at test\/lanes\/left-open\.test\.ts/);
});

test('a subscription by hand is named: to the desk, and to the bus', async (t) => {
  const careless = defineStrategy({
    name: 'careless',
    route: (_interaction, desk) => {
      desk.refused.subscribe();
      return stop();
    },
  });
  const failure = await t.throwsAsync(
    playLanes(centreWith(careless), vip, 'careless decides: -s', {
      before: ({ bus }) => void bus.on('EventAck').subscribe(),
    }),
  );
  t.regex(failure!.message, /a subscription to EventAck on the bus; made at test\/lanes\/left-open\.test\.ts/);
  t.regex(failure!.message, here);
  await t.notThrowsAsync(
    playLanes(centreWith(defineStrategy({ name: 'tidy', route: () => stop() })), vip, 'tidy decides: -s', {
      before: ({ bus }) => bus.on('EventAck').subscribe(),
    }),
  );
});

test('a request without an answer is named, with the line that sent it', async (t) => {
  const asker = definePlugin({
    name: 'asker',
    setup: (kit) => {
      kit.listen('service', 'deaf');
      const link = kit.connect('agent', 'asker', 'deaf');
      kit.clock.after(500, () => link.send(interactionManagement.create('RequestPull', { InteractionIds: ['X'] })));
    },
  });
  const failure = await t.throwsAsync(
    playLanes({ ...table(), plugins: [...table().plugins, asker] }, words, 'ann gets: -', {
      findings: ['request-answered-once'],
    }),
  );
  t.regex(
    failure!.message,
    /request 1 of 'asker' without an answer: RequestPull, sent at 0\.500 s; made at test\/lanes\/left-open\.test\.ts/,
  );
});

test('upkeep may stay, and nothing else need', async (t) => {
  await t.notThrowsAsync(playLanes(conferenceDay, words, 'dan gets: --------i 30s t'));
  const waiting = defineStrategy({ name: 'never', route: () => NEVER });
  await t.throwsAsync(playLanes(centreWith(waiting), vip, 'never decides: -'), {
    message: /The lanes are right, but the run is not/,
  });
});
