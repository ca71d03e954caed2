import test from 'ava';
import { exponential, hours, minutes, simulate, type Scenario } from 'routeproof';
import { comparison, simulateShard, type Comparison } from 'routeproof/engines';
import { dayOfTraffic } from '../simulate-day.ts';
import { fixedCalls } from './fixed-calls.ts';

const options = { replications: 3, synchronous: true, warmUp: 0 };
const prices = { agentHour: 30, abandoned: 15, waitingHour: 6, answered: 1 };

async function compared(first: () => Scenario, other: () => Scenario, by: readonly string[] = []): Promise<Comparison> {
  const [one, two] = [await simulateShard(first, { ...options, by }), await simulateShard(other, { ...options, by })];
  return comparison({ name: 'first', part: one }, { name: 'other', part: two });
}

const hour = (scenario: Partial<Scenario> = {}) =>
  dayOfTraffic({
    traffic: {
      patience: exponential(minutes(1)),
      userData: [{ userData: { c: 'gold' } }, { weight: 3, userData: { c: 'silver' } }],
    },
    scenario: { until: hours(1), ...scenario },
  });

test('what is the same in every replication is no difference, whatever is measured', async (t) => {
  const { differences, by, sentence } = await compared(
    () => hour({ prices }),
    () => hour({ prices, name: 'another name' }),
    ['c', 'interval'],
  );
  const all = [differences, ...Object.values(by).flatMap((parts) => Object.values(parts))].flat();
  t.true(differences.length === 8 && all.length > 20);
  for (const { measure, difference, verdict } of all)
    t.deepEqual([difference, verdict], [{ mean: 0, low: 0, high: 0 }, 'no difference'], measure);
  t.is(sentence, 'Between other and first there is no difference that 3 replications can show.');
});

test('of one replication nothing is known, and one is not called several', async (t) => {
  const part = await simulateShard(() => hour(), { ...options, replications: 1 });
  const { differences, sentence } = comparison({ name: 'first', part }, { name: 'other', part });
  t.deepEqual(new Set(differences.map(({ verdict }) => verdict)), new Set(['unknown']));
  t.regex(sentence, /that 1 replication can show/);
});

test('what is more or less without being better or worse is named as that', async (t) => {
  const more = await compared(
    () => fixedCalls(),
    () => fixedCalls({ longer: 60 }),
  );
  t.is(more.differences.find(({ measure }) => measure === 'occupancy')!.verdict, 'more');
  t.is(more.sentence, 'other has more occupancy than first; nothing is better or worse that 3 replications can show.');
  const better = await compared(
    () => hour(),
    () => hour({ centre: { ...hour().centre, agents: Array.from({ length: 5 }, (_, index) => ({ name: `agent ${index + 1}`, capacity: { email: 3 } })) } }), // prettier-ignore
  );
  t.regex(better.sentence, /^other is better than first: .*mean wait.*\. It has (more|less) occupancy\.$/);
});

test('there is a cost where there are prices, and of no customers: nobody knows whose the hours of agents are', async (t) => {
  const by = ['c', 'stream', 'interval', 'agent', 'agent,c'];
  const costOf = ({ differences }: Pick<Comparison, 'differences'>) =>
    differences.some(({ measure }) => measure === 'cost');
  t.false(
    costOf(
      await compared(
        () => hour(),
        () => hour(),
      ),
    ),
  );
  const priced = await compared(
    () => hour({ prices }),
    () => hour({ prices: { ...prices, abandoned: 0 } }),
    by,
  );
  t.true(costOf(priced));
  const partsWith = (has: (split: string) => boolean) =>
    Object.keys(priced.by).filter(
      (split) => has(split) && Object.values(priced.by[split]!).some((differences) => costOf({ differences })),
    );
  t.deepEqual(
    partsWith(() => true),
    ['interval', 'agent'],
  );
  const document = await simulate(() => hour({ prices }), { ...options, by });
  const withCost = Object.entries(document.by).filter(([, parts]) =>
    Object.values(parts).some((part) => 'cost' in part),
  );
  t.deepEqual(withCost.map(([split]) => split).sort(), ['agent', 'interval']);
  // Of an agent, its hours and who was answered.
  const agents = Object.values(document.by['agent']!).reduce((sum, part) => sum + part['cost']!.mean!, 0);
  const expected = 30 * document['agentHours']!.mean! + document['handled']!.mean!;
  t.true(Math.abs(agents - expected) < 1e-6 * expected, `${agents} ${expected}`);
});

test('parts that only one of two simulations has are named', async (t) => {
  const { by, onlyIn } = await compared(
    () => fixedCalls(),
    () => fixedCalls({ second: 'tin' }),
    ['customer', 'stream'],
  );
  t.deepEqual(Object.keys(by['customer']!), ['gold']);
  t.deepEqual(onlyIn, { customer: { first: ['silver'], other: ['tin'] }, stream: { first: [], other: [] } });
});
