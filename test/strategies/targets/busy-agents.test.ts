import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { attach, nothing, placeInQueue, placeInWorkbin, routeTo, seconds, whenever, type Agent } from 'routeproof';
import { cases } from '../../sizes.ts';
import { busyFor, invitations, kinds, mails, playRoute, to, type Route } from './play-route.ts';

test('where nobody is free, the least loaded of those who are there is handed out at once', async (t) => {
  const route: Route = (_interaction, desk) =>
    desk
      .target('Everybody.GA', { busy: true })
      .pipe(map((target) => placeInWorkbin({ WorkbinType: 'Later', AgentId: target.agent })));
  const staff: readonly Agent[] = [
    { name: 'ann', does: busyFor(seconds(60)) },
    { name: 'bob', media: ['chat'] },
  ];
  const played = await playRoute(
    (interaction, desk) => (interaction.id === 'X1' ? to('ann.A')(interaction, desk) : route(interaction, desk)),
    {
      agents: staff,
      centre: {
        agents: staff,
        queues: [{ name: 'Inbound' }],
        groups: [{ name: 'Everybody', agents: ['ann', 'bob'] }],
        workbins: [{ name: 'Later' }],
      },
      load: mails(2),
    },
  );
  t.deepEqual(kinds(played), []);
  t.like(played.interactions[1], { workbin: { WorkbinType: 'Later', AgentId: 'ann' } });
});

test('busy agents are selected as a naive judge selects', async (t) => {
  const property = fc.asyncProperty(
    fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }),
    fc.integer({ min: 1, max: 12 }),
    async (rooms, count) => {
      const agents = rooms.map((email, index) => ({
        name: `agent ${index}`,
        capacity: { email, chat: 2 },
        media: ['email', 'chat'],
        does: [whenever('EventInvite', nothing())],
      }));
      const load = mails(count);
      const read: string[] = [];
      const played = await playRoute(
        ({ id }, desk) =>
          desk
            .target(
              agents.map(({ name }) => `${name}.A` as const),
              { by: 'StatAgentLoading', busy: true },
            )
            .pipe(
              map((target) => {
                read.push(`${id} ${target.agent}`);
                // Who comes when all are full gets a busy agent, and is not routed there.
                return read.length > rooms.reduce((sum, room) => sum + room, 0)
                  ? placeInQueue('Back office')
                  : routeTo(target);
              }),
            ),
        { agents, load, until: seconds(25) },
      );
      const held = rooms.map(() => 0);
      const expected = load.map(({ InteractionId }) => {
        const share = (index: number) => held[index]! / (rooms[index]! + 2);
        const all = rooms.map((_, index) => index);
        const free = all.filter((index) => held[index]! < rooms[index]!);
        const among = free.length > 0 ? free : all;
        const least = Math.min(...among.map(share));
        const chosen = among.find((index) => share(index) === least)!;
        if (free.length > 0) held[chosen]!++;
        return `${InteractionId} agent ${chosen}`;
      });
      t.deepEqual(read, expected, JSON.stringify({ rooms, count }));
      t.is(
        invitations(played).length,
        Math.min(
          count,
          rooms.reduce((sum, room) => sum + room, 0),
        ),
      );
    },
  );
  await fc.assert(property, { numRuns: cases({ short: 25, long: 10_000 }), seed: 19 });
});

test('of several queues the one with the fewest is taken, or the most; without a statistic the first', async (t) => {
  const queueOf = async (options: object, waiting: readonly string[]) => {
    const centre = {
      agents: [],
      queues: ['Inbound', 'One', 'Two'].map((name) => ({ name })),
    };
    const route: Route = ({ queue }, desk) =>
      queue === 'Inbound'
        ? desk.target(['One.Q', 'Two.Q'], options).pipe(map((target) => routeTo(target)))
        : [attach({ waits: 1 })];
    const load = [...waiting, 'Inbound'].map((Queue, index) => ({
      InteractionId: `X${index}`,
      at: seconds(5 + index),
      Queue,
    }));
    const played = await playRoute(route, { agents: [], centre, load, until: seconds(20) });
    return played.interactions.at(-1)!.queue;
  };
  t.is(await queueOf({ by: 'RStatCallsInQueue' }, ['One', 'One', 'Two']), 'Two');
  t.is(await queueOf({ by: 'RStatCallsInQueue', order: 'max' }, ['One', 'One', 'Two']), 'One');
  t.is(await queueOf({ by: 'RStatCallsInQueue' }, ['Two']), 'One');
  t.is(await queueOf({}, ['One', 'One']), 'One');
  const refused = await playRoute(to(['One.Q', 'Back office.Q'], { by: 'RStatAgentsTotal' }));
  t.regex(refused.findings[0]!.sentence, /RStatCallsInQueue or percentage where several queues/);
});
