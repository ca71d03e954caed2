import test from 'ava';
import {
  createBench,
  defineStrategy,
  exponential,
  hours,
  minutes,
  mixture,
  routeTo,
  seconds,
  type Scenario,
} from 'routeproof';
import { map } from 'rxjs';
import { Dice } from '../../decisions/random-sequences/dice.ts';
import { cases } from '../../sizes.ts';
import { mayTake, media, rulesBy, type Rules } from '../../strategies/blending/plain-rules.ts';
import { dayOfTraffic } from '../simulate-day.ts';

const names = ['agent 1', 'agent 2', 'agent 3'];

/** Every third interaction goes to somebody by name, whatever that one has in hand, and colleagues are called for help. */
function heedless(rules: readonly Rules[]): Scenario {
  const conference = { chance: 0.3, after: seconds(20), lasts: seconds(60), leaving: 0.3 };
  const agents = names.map((name, index) => ({
    ...{ name, media, ...rules[index] },
    work: { conference: { ...conference, with: names.filter((other) => other !== name) } },
  }));
  const traffic = media.map((medium) => ({
    ...{ media: medium, arrivals: { perHour: 20 }, handling: exponential(minutes(4)), patience: minutes(5) },
  }));
  const strategy = defineStrategy({
    name: 'heedless',
    route: ({ id }, desk) =>
      id.length % 3 === 0
        ? routeTo(`${names[id.length % 2]!}.A`)
        : desk.target('Everybody.GA').pipe(map((agent) => routeTo(agent))),
  });
  const day = dayOfTraffic({ strategy, scenario: { load: { traffic }, until: hours(5) } });
  return { ...day, centre: { ...day.centre, agents, groups: [{ name: 'Everybody', agents: names }] } };
}

/** What each agent took though it had no room by the plain judgement, how many were taken, and what the agents told. */
async function beyond(rules: readonly Rules[], seed: number) {
  const bench = createBench(() => heedless(rules), { seed, lean: true, synchronous: true });
  const hands = names.map(() => new Map<string, string>());
  const wrong: string[] = [];
  let taken = 0;
  bench.store.changes.subscribe((change) => {
    if (change.kind !== 'interaction') return;
    const { id, state, parties, properties } = change.interaction;
    for (const [index, name] of names.entries()) {
      const hand = hands[index]!;
      if (state === 'stopped' || !parties.some(({ agent }) => agent === name)) hand.delete(id);
      else if (!hand.has(id)) {
        const { capacity, blocks } = rules[index]!;
        const isStated = (capacity ?? blocks) !== undefined;
        if (isStated && !mayTake(rules[index]!, [...hand.values()], properties.MediaType, Infinity))
          wrong.push(`${name} ${id}`);
        hand.set(id, properties.MediaType);
        taken++;
      }
    }
  });
  await bench.runFor(bench.scenario.until!);
  return { wrong, taken, told: bench.findings.map(({ kind }) => kind) };
}

test('whoever is named, or called for help, without room lets it ring: nobody ever has more than its rules allow', async (t) => {
  let rang = 0;
  const runs = cases({ short: 3, long: 300 });
  for (let seed = 1; seed <= runs; seed++) {
    const dice = new Dice(seed);
    const rules = names.map(() => rulesBy(dice));
    const { wrong, taken, told } = await beyond(rules, seed);
    t.deepEqual(wrong, [], JSON.stringify(rules));
    t.true(taken > 80);
    if (told.includes('rang-beyond-capacity')) rang++;
  }
  t.true(rang > runs / 2);
});

test('who states no rules is offered more, and takes it, as before', async (t) => {
  const { told, taken } = await beyond(
    names.map(() => ({})),
    1,
  );
  t.true(taken > 80);
  t.false(told.includes('rang-beyond-capacity'));
});

test('an invitation that is taken back before it is answered does not ring, and changes nothing', async (t) => {
  const strategy = defineStrategy({
    name: 'asking',
    route: (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
  });
  const answersAfter = mixture([
    { weight: 1, of: seconds(1) },
    { weight: 1, of: seconds(8) },
  ]);
  const calls = Array.from({ length: 40 }, (_, index) => [
    { at: seconds(60 * index), patience: seconds(2), handling: seconds(20) },
    { at: seconds(60 * index + 3), patience: seconds(30), handling: seconds(20) },
  ]);
  const work = async (capacity?: { readonly voice: number }) => {
    const load = { traffic: { media: 'voice', handling: seconds(20), arrivals: { calls: calls.flat() } } };
    const day = dayOfTraffic({ strategy, scenario: { load, until: minutes(42) } });
    const ann = { name: 'ann', media: ['voice'], work: { answersAfter }, ...(capacity !== undefined && { capacity }) };
    const scenario = { ...day, centre: { ...day.centre, agents: [ann], groups: [] } };
    const bench = createBench(() => scenario, { seed: 1, lean: true, synchronous: true });
    const states: string[] = [];
    bench.store.changes.subscribe((change) => {
      if (change.kind !== 'interaction') return;
      const { id, state, parties } = change.interaction;
      states.push(`${change.at} ${id} ${state} ${parties.map(({ agent }) => agent).join()}`);
    });
    await bench.runFor(bench.scenario.until!);
    return { told: bench.findings.map(({ kind }) => kind), states };
  };
  const stated = await work({ voice: 1 });
  t.false(stated.told.includes('rang-beyond-capacity'), stated.told.join());
  t.true(stated.states.length > 100);
  t.deepEqual(stated, await work());
});
