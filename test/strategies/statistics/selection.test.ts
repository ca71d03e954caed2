import test from 'ava';
import fc from 'fast-check';
import { map } from 'rxjs';
import { nothing, routeTo, seconds, whenever } from 'routeproof';
import { cases } from '../../sizes.ts';
import { invitations, mails, playRoute } from '../targets/play-route.ts';

test('of several targets the one with the most or the least of a statistic is selected, as a naive judge does', async (t) => {
  const groups = ['A', 'B', 'C'];
  const selections = fc.record({
    by: fc.constantFrom('RStatAgentsReady', 'AgentsConfigured', 'RStatCallsInQueue'),
    order: fc.constantFrom('max', 'min'),
    of: fc.subarray(groups, { minLength: 1 }),
  });
  const property = fc.asyncProperty(
    fc.array(fc.subarray(groups), { minLength: 2, maxLength: 5 }),
    fc.array(selections, { minLength: 2, maxLength: 7 }),
    async (memberOf, asked) => {
      const agents = memberOf.map((_, index) => ({
        name: `agent ${index}`,
        does: [whenever('EventInvite', nothing())],
      }));
      const membersOf = (group: string) => agents.filter((_, index) => memberOf[index]!.includes(group));
      const load = mails(asked.length);
      const played = await playRoute(
        ({ id }, desk) => {
          const { by, order, of } = asked[load.findIndex((each) => each.InteractionId === id)]!;
          return desk
            .target(
              of.map((name) => `${name}.GA`),
              { by: by as 'RStatAgentsReady', order: order as 'max' },
            )
            .pipe(map((agent) => routeTo(agent)));
        },
        {
          agents,
          centre: {
            agents,
            queues: [{ name: 'Inbound' }],
            groups: groups.map((name) => ({ name, agents: membersOf(name).map((agent) => agent.name) })),
          },
          load,
          until: seconds(25),
        },
      );
      const taken = new Set<string>();
      const waiting: string[][] = [];
      const expected: string[] = [];
      for (const [index, { by, order, of }] of asked.entries()) {
        const valueOf = (group: string): number => {
          if (by === 'AgentsConfigured') return membersOf(group).length;
          if (by === 'RStatCallsInQueue') return waiting.filter((groupsAsked) => groupsAsked.includes(group)).length;
          return membersOf(group).filter(({ name }) => !taken.has(name)).length;
        };
        const served = of.filter((group) => membersOf(group).some(({ name }) => !taken.has(name)));
        const values = served.map(valueOf);
        const best = (order === 'max' ? Math.max : Math.min)(...values);
        // Of equal targets the agent decides: the longest ready, and all are alike; then the name.
        const names = served
          .filter((_, each) => values[each] === best)
          .flatMap((group) => membersOf(group).map(({ name }) => name));
        const [chosen] = names.filter((name) => !taken.has(name)).toSorted();
        if (chosen === undefined) {
          waiting.push(of);
          continue;
        }
        taken.add(chosen);
        expected.push(`${load[index]!.at / 1000} ${chosen} ${load[index]!.InteractionId}`);
      }
      t.deepEqual(invitations(played), expected, JSON.stringify({ memberOf, asked }));
    },
  );
  await fc.assert(property, { numRuns: cases({ short: 30, long: 10_000 }), seed: 17 });
});
