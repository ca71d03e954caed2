import test from 'ava';
import { flowVariants, playFlow, playFlows, Random, type Cast, type PlayedFlow } from 'routeproof/plugins';
import { referenceFlows } from 'routeproof/protocol';
import { cases } from '../sizes.ts';

/** The tables of the two chapters, typed off the manual. A bar parts message and protocol; nothing here comes from the bench. */
const chapters: Readonly<Record<string, readonly string[]>> = {
  'conference/invitation-issued': ['EventAgentInvited | Reporting', 'EventInvite | Interaction Management'],
  'conference/invitation-accepted': [
    'EventAck | Interaction Management',
    'EventPartyAdded | Reporting',
    'EventPartyAdded | Interaction Management',
  ],
  'conference/invitation-rejected': [
    'EventAck | Interaction Management',
    'EventError | Interaction Management',
    'EventRejected | Reporting',
  ],
  'conference/invitation-times-out': ['EventError | Interaction Management', 'EventRevoked | Interaction Management'],
  'conference/invitation-is-invalid': ['EventError | Interaction Management'],
  'conference/leave': [
    'EventAck | Interaction Management',
    'EventPartyRemoved | Interaction Management',
    'EventPartyRemoved | Reporting',
    'EventPlacedInQueue | Reporting',
    'EventPlacedInWorkbin | Reporting',
  ],
  'conference/fail-to-leave': ['EventError | Interaction Management'],
  'stop-processing/a': [
    'EventAck | Interaction Management',
    'EventPartyRemoved | Reporting',
    'EventProcessingStopped | Reporting',
    'EventRevoked | Interaction Management',
  ],
  'stop-processing/b': [
    'EventAck | Interaction Management',
    'EventPartyRemoved | Reporting',
    'EventProcessingStopped | Reporting',
    'EventAbandoned | T-Library',
  ],
  'stop-processing/c': [
    'EventAck | Interaction Management',
    'EventPartyRemoved | Reporting',
    'EventProcessingStopped | Reporting',
    'EventRevoked | Interaction Management',
  ],
  'stop-processing/d': [
    'EventAck | Interaction Management',
    'EventPartyRemoved | Reporting',
    'EventProcessingStopped | Reporting',
    'EventRouteUsed | T-Library',
  ],
  'stop-processing/unsuccessful': ['EventError | Interaction Management'],
};

const protocolNames: Readonly<Record<string, string>> = {
  InteractionManagement: 'Interaction Management',
  Reporting: 'Reporting',
  TLibrary: 'T-Library',
};

const eventsOf = ({ messages }: PlayedFlow): readonly string[] =>
  messages
    .filter(({ type, setup, protocol }) => !setup && protocol !== 'Statistics' && type.startsWith('Event'))
    .map(({ type, protocol }) => `${type} | ${protocolNames[protocol]}`);

/** What crossed the links in a phase, over all its variants, as a sorted set. */
const tableOf = (flow: string, played: readonly PlayedFlow[]): readonly string[] =>
  [...new Set(played.filter((each) => each.flow === flow).flatMap(eventsOf))].toSorted();

const sorted = (flow: string): readonly string[] => chapters[flow]!.toSorted();

test('the bench knows the twelve phases of the two chapters, and plays each of them', (t) => {
  const ids = Object.keys(chapters);
  t.is(ids.length, 12);
  t.deepEqual(
    referenceFlows.map(({ id }) => id),
    ids,
  );
  t.deepEqual([...new Set(flowVariants.map(({ flow }) => flow))], ids);
});

test('over its variants, each phase is the table of its chapter, no more and no fewer', async (t) => {
  const played = await playFlows();
  for (const { flow, variant, verdict, findings } of played)
    t.is(verdict, 'pass', `${flow} ${variant}: ${findings.map(({ sentence }) => sentence).join(' ')}`);
  for (const flow of Object.keys(chapters)) t.deepEqual(tableOf(flow, played), sorted(flow), flow);
});

/** Names that say nothing, and links as slow as the seed will have them. */
function randomCast(seed: number, parties: 1 | 2 | 3): Cast {
  const random = new Random(seed).stream('cast');
  const name = () => `x${random.integer(1e9).toString(36)}`;
  const slow = (): [number, number] => [random.integer(400), 400 + random.integer(800)];
  const [mediaServer, one, two, three, four] = [name(), name(), name(), name(), name()];
  const engines = [name(), name()] as const;
  const everyone = [mediaServer, one, two, three, four, ...engines, 'urs', 'stranger'];
  const links = Object.fromEntries(everyone.map((each) => [each, slow()]));
  return { mediaServer, agents: [one, two, three, four], engines: [...engines], parties, links, server: {}, seed };
}

for (const parties of [1, 2, 3] as const)
  test(`the tables hold with ${parties} agent parties, two reporting engines, any names and any delays`, async (t) => {
    for (let seed = 1; seed <= cases({ short: 6, long: 25 }); seed++) {
      const played = await playFlows(undefined, randomCast(seed, parties));
      for (const flow of Object.keys(chapters))
        t.deepEqual(tableOf(flow, played), sorted(flow), `${flow}, seed ${seed}`);
      t.deepEqual(
        played.filter(({ verdict }) => verdict !== 'pass'),
        [],
        `seed ${seed}`,
      );
    }
  });

test('events go to the roles that the protocol names', async (t) => {
  const reporting = (message: { protocol: string }) => message.protocol === 'Reporting';
  const played = await playFlows(undefined, randomCast(7, 2));
  for (const { flow, messages } of played)
    for (const message of messages.filter(({ setup, type }) => !setup && type.startsWith('Event'))) {
      t.is(message.fromRole, 'interaction-server', `${flow}: ${message.type}`);
      t.is(message.toRole === 'reporting-engine', reporting(message), `${flow}: ${message.type}`);
      if (message.protocol === 'TLibrary') t.is(message.toRole, 'urs', flow);
      if (
        ['EventInvite', 'EventPartyAdded', 'EventPartyRemoved', 'EventRevoked'].includes(message.type) &&
        !reporting(message)
      )
        t.is(message.toRole, 'agent', `${flow}: ${message.type}`);
    }
});

test('each reporting engine gets the same events', async (t) => {
  const cast = randomCast(11, 3);
  for (const { flow, messages } of await playFlows(undefined, cast)) {
    const got = (engine: string) => messages.filter(({ to, setup }) => to === engine && !setup).map(({ type }) => type);
    t.deepEqual(got(cast.engines[0]), got(cast.engines[1]!), flow);
  }
});

test('the request that is answered late is answered at the outcome', async (t) => {
  for (const variant of flowVariants.filter(({ flow }) => /accepted|rejected|times-out/.test(flow))) {
    const { messages } = await playFlow(variant, randomCast(3, 1));
    const invited = messages.findLast(({ type }) => type === 'RequestConference')!;
    const answers = messages.filter(({ to, ref }) => to === invited.from && ref === invited.ref);
    t.is(answers.length, 1, variant.flow);
    t.not(answers[0]!.setup, true, variant.flow);
  }
});

test('the same seed gives the same bytes, another seed other times and the same verdict', async (t) => {
  const bytes = async (seed: number) => JSON.stringify(await playFlows(undefined, { ...randomCast(1, 2), seed }));
  t.is(await bytes(5), await bytes(5));
  t.not(await bytes(5), await bytes(6));
});

test('what only brought the bench to a phase is marked, and the phase itself is not', async (t) => {
  const isRequest = ({ type }: { readonly type: string }) => type.startsWith('Request');
  for (const { flow, messages } of await playFlows()) {
    const phase = messages.filter(({ setup }) => !setup);
    t.true(
      messages.some(({ setup }) => setup),
      flow,
    );
    t.is(phase.filter(isRequest).length, flow === 'conference/invitation-times-out' ? 0 : 1, flow);
  }
});
