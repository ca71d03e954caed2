import test from 'ava';
import { at, explore, seconds, send, type Act, type Dependence, type ExploreOptions, type Scenario } from 'routeproof';
import { agents, mediaServer } from 'routeproof/plugins';

const names = ['ann', 'bob', 'cat'] as const;
const interactions = ['0000RPSERVER0001', '0000RPSERVER0002', '0000RPSERVER0003'] as const;

/** Whole numbers by chance, the same for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 0x9e3779b9) >>> 0;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state >>> 8) % below;
  };
}

/** Three agents with one interaction each, who ask the server for something at about the same time. */
function asking(seed: number): () => Scenario {
  const below = chance(seed + 1);
  const requests = (own: string): readonly Act[] => [
    send('RequestLeaveInteraction', { InteractionId: own }),
    send('RequestPlaceInQueue', { InteractionId: own, Queue: 'Waiting' }),
    send('RequestStopProcessing', { InteractionId: own }),
    send('RequestChangeProperties', { InteractionId: own, AddedProperties: { note: seed } }),
    send('RequestGetInteractionProperties', { InteractionId: interactions[below(3)]! }),
    send('RequestConference', { InteractionId: own, AgentId: names[below(3)]! }),
    send('RequestAccept', { InteractionId: interactions[below(3)]!, TicketId: 1 + below(2) }),
  ];
  const deeds = Array.from({ length: 3 + below(2) }, (_, index) => {
    const who = index % 3;
    const all = requests(interactions[below(3) === 0 ? below(3) : who]!);
    return { who: names[who]!, act: all[below(all.length)]!, time: seconds(10) + [0, 0, 0, 200][below(4)]! };
  });
  return () => ({
    name: `requests ${seed}`,
    centre: { agents: names.map((name) => ({ name, does: [] })), queues: [{ name: 'Waiting', strategy: null }] },
    plugins: [mediaServer(), agents()],
    load: {
      interactions: interactions.map((InteractionId, index) => ({
        InteractionId,
        Queue: 'Waiting',
        at: seconds(1 + 2 * index),
      })),
    },
    drive: {
      script: [
        ...names.map((name, index) =>
          at(seconds(2 + 2 * index), name, send('RequestPull', { InteractionIds: [interactions[index]!] })),
        ),
        ...deeds.map(({ who, act, time }) => at(time, who, act)),
      ],
    },
    until: seconds(30),
    raceWindow: 500,
  });
}

/** What each client was told, run by run. */
async function viewsOf(seed: number, options: ExploreOptions) {
  const seen = new Set<string>();
  const { runs, bounds } = await explore(asking(seed), {
    ...{ synchronous: true, runs: 700 },
    ...options,
    onRun: ({ trace, store }) => {
      const told = names.map((name) =>
        trace.messages
          .filter(({ to }) => to === name)
          .map(({ at: when, type, ref, interaction, body }) => [when, type, ref, interaction, body]),
      );
      const left = store.interactions.map(({ id, state, parties, properties }) => [
        id,
        state,
        parties.map(({ agent }) => agent),
        properties,
      ]);
      seen.add(JSON.stringify([told, left.map((each) => JSON.stringify(each)).toSorted()]));
    },
  });
  return { seen, runs, bounded: bounds.includes('runs') };
}

/** The relation by actor alone, which other tests hold against the search without reduction. */
const byActor: Dependence = (one, other) => one.actor === other.actor || one.isUpkeep || other.isUpkeep;

test('steps of the server that are told apart leave every client and the store as a search by actor does', async (t) => {
  t.timeout(120_000);
  let compared = 0;
  let fewer = 0;
  for (let seed = 0; seed < 60; seed++) {
    const whole = await viewsOf(seed, { depends: byActor });
    if (whole.bounded) continue;
    const reduced = await viewsOf(seed, {});
    compared++;
    if (reduced.runs < whole.runs) fewer++;
    t.deepEqual([...reduced.seen].toSorted(), [...whole.seen].toSorted(), `seed ${seed}`);
  }
  t.log(`${compared} compared, fewer runs in ${fewer}`);
  t.true(compared > 20 && fewer > 0);
});
