import test, { type ExecutionContext } from 'ava';
import { minutes, seconds, type Milliseconds } from 'routeproof';
import { Random, type Crossing } from 'routeproof/plugins';
import { serverFixture, type ServerFixture } from '../server-fixture.ts';
import { cases } from '../sizes.ts';

const seeds = cases({ short: 20, long: 200 });
const names = ['ada', 'ben', 'cleo', 'dan', 'eli', 'fay', 'gus', 'hal', 'ida', 'jim', 'kim', 'leo'];
const IM = 'InteractionManagement';
const REP = 'Reporting';

/** Who plays what in a run; `actor` is one of the parties, who asks, invites or falls silent. */
interface Cast {
  readonly fixture: ServerFixture;
  readonly parties: readonly string[];
  readonly actor: string;
  readonly invitee: string;
  readonly outsider: string;
  readonly ms: string;
  readonly otherMs: string;
  readonly engines: readonly string[];
  /** Media servers that asked for the extension event_processing_stopped. */
  readonly curious: readonly string[];
}

/** Who gets an event; with `each engine` the number counts for each. */
const receivers = {
  'the actor': ({ actor }: Cast) => [actor],
  'each party': ({ parties }: Cast) => parties,
  'each other party': ({ parties, actor }: Cast) => parties.filter((party) => party !== actor),
  'the invitee': ({ invitee }: Cast) => [invitee],
  'the outsider': ({ outsider }: Cast) => [outsider],
  'the media server': ({ ms }: Cast) => [ms],
  'the other media server': ({ otherMs }: Cast) => [otherMs],
  'each that asked': ({ curious }: Cast) => curious,
  'each engine': ({ engines }: Cast) => engines,
};

/** How often an event comes with one, two and three agent parties. */
type Row = readonly [
  event: string,
  protocol: string,
  to: keyof typeof receivers,
  times: readonly [one: number, two: number, three: number],
];

interface Step {
  readonly title: string;
  /** Where X came from; `nobody` has taken it from there yet. */
  readonly from?: 'workbin';
  readonly nobody?: true;
  /** Media servers that asked to be told of stops. */
  readonly curious?: true;
  /** What happens before messages count. */
  readonly before?: (cast: Cast) => void;
  readonly does: (cast: Cast) => void;
  readonly lasts?: Milliseconds;
  readonly comes: readonly Row[];
}

const ask = ({ fixture }: Cast, who: string, type: string, attributes: object = {}): void =>
  void fixture.actor(who).send(type, { InteractionId: 'X', ...attributes });
const invites = (cast: Cast): void => ask(cast, cast.actor, 'RequestConference', { AgentId: cast.invitee });
const answers =
  (type: string) =>
  (cast: Cast): void =>
    ask(cast, cast.invitee, type, { TicketId: cast.fixture.ticket(cast.invitee) });
const actorAsks =
  (type: string, attributes?: object) =>
  (cast: Cast): void =>
    ask(cast, cast.actor, type, attributes);
const stops =
  (who: 'ms' | 'otherMs' | 'outsider') =>
  (cast: Cast): void =>
    ask(cast, cast[who], 'RequestStopProcessing');

/** All parties but the actor give a sign of life after nine of the ten minutes of handling-timeout. */
const actorFallsSilent = (cast: Cast): void => {
  cast.fixture.run(minutes(9));
  for (const party of cast.parties) if (party !== cast.actor) ask(cast, party, 'RequestGetInteractionProperties');
};

const steps: readonly Step[] = [
  {
    title: 'invitation issued',
    does: invites,
    comes: [
      ['EventInvite', IM, 'the invitee', [1, 1, 1]],
      ['EventAgentInvited', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'invitation accepted',
    before: invites,
    does: answers('RequestAccept'),
    comes: [
      ['EventAck', IM, 'the invitee', [1, 1, 1]],
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventPartyAdded', IM, 'each party', [1, 2, 3]],
      ['EventPartyAdded', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'invitation rejected',
    before: invites,
    does: answers('RequestReject'),
    comes: [
      ['EventAck', IM, 'the invitee', [1, 1, 1]],
      ['EventError', IM, 'the actor', [1, 1, 1]],
      ['EventRejected', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'invitation timed out',
    before: invites,
    does: () => undefined,
    lasts: seconds(40),
    comes: [
      ['EventError', IM, 'the actor', [1, 1, 1]],
      ['EventRevoked', IM, 'the invitee', [1, 1, 1]],
    ],
  },
  {
    title: 'a party leaves; X came from a queue',
    does: actorAsks('RequestLeaveInteraction'),
    comes: [
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventPartyRemoved', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 1, 1]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 0, 0]],
    ],
  },
  {
    title: 'a party leaves; X came from a workbin',
    from: 'workbin',
    does: actorAsks('RequestLeaveInteraction'),
    comes: [
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventPartyRemoved', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 1, 1]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 0, 0]],
      ['EventPlacedInWorkbin', REP, 'each engine', [1, 0, 0]],
    ],
  },
  {
    title: 'the media server stops',
    does: stops('ms'),
    comes: [
      ['EventAck', IM, 'the media server', [1, 1, 1]],
      ['EventRevoked', IM, 'each party', [1, 2, 3]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'another media server stops',
    does: stops('otherMs'),
    comes: [
      ['EventAck', IM, 'the other media server', [1, 1, 1]],
      ['EventRevoked', IM, 'each party', [1, 2, 3]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'the media server stops, and clients have asked for EventProcessingStopped',
    curious: true,
    does: stops('ms'),
    comes: [
      ['EventAck', IM, 'the media server', [1, 1, 1]],
      ['EventRevoked', IM, 'each party', [1, 2, 3]],
      ['EventProcessingStopped', IM, 'each that asked', [2, 2, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'a party stops',
    does: actorAsks('RequestStopProcessing'),
    comes: [
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventRevoked', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'an agent who is no party does not stop it',
    does: stops('outsider'),
    comes: [['EventError', IM, 'the outsider', [1, 1, 1]]],
  },
  {
    title: 'a party places it in a queue',
    does: actorAsks('RequestPlaceInQueue', { Queue: 'Elsewhere' }),
    comes: [
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventRevoked', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'a party places it in a workbin',
    does: actorAsks('RequestPlaceInWorkbin', { WorkbinType: 'Drafts' }),
    comes: [
      ['EventAck', IM, 'the actor', [1, 1, 1]],
      ['EventRevoked', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 2, 3]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 1, 1]],
      ['EventPlacedInWorkbin', REP, 'each engine', [1, 1, 1]],
    ],
  },
  {
    title: 'handling-timeout of one party; X came from a queue',
    before: actorFallsSilent,
    does: () => undefined,
    lasts: minutes(2),
    comes: [
      ['EventRevoked', IM, 'the actor', [1, 1, 1]],
      ['EventPartyRemoved', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 1, 1]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 0, 0]],
    ],
  },
  {
    title: 'handling-timeout of one party; X came from a workbin',
    from: 'workbin',
    before: actorFallsSilent,
    does: () => undefined,
    lasts: minutes(2),
    comes: [
      ['EventRevoked', IM, 'the actor', [1, 1, 1]],
      ['EventPartyRemoved', IM, 'each other party', [0, 1, 2]],
      ['EventPartyRemoved', REP, 'each engine', [1, 1, 1]],
      ['EventPlacedInQueue', REP, 'each engine', [1, 0, 0]],
      ['EventPlacedInWorkbin', REP, 'each engine', [1, 0, 0]],
    ],
  },
  ...(['queue', 'workbin'] as const).flatMap((place): Step[] => {
    const rests = { nobody: true, ...(place === 'workbin' && { from: place }) } as const;
    return [
      {
        title: `the media server stops it in its ${place}`,
        ...rests,
        does: stops('ms'),
        comes: [
          ['EventAck', IM, 'the media server', [1, 1, 1]],
          ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
        ],
      },
      {
        title: `another media server stops it in its ${place}`,
        ...rests,
        does: stops('otherMs'),
        comes: [
          ['EventAck', IM, 'the other media server', [1, 1, 1]],
          ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
        ],
      },
      {
        title: `an agent who is no party stops it in its ${place}`,
        ...rests,
        does: stops('outsider'),
        comes: [
          ['EventAck', IM, 'the outsider', [1, 1, 1]],
          ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
        ],
      },
      {
        title: `the media server stops it in its ${place}, and clients have asked for EventProcessingStopped`,
        ...rests,
        curious: true,
        does: stops('ms'),
        comes: [
          ['EventAck', IM, 'the media server', [1, 1, 1]],
          ['EventProcessingStopped', IM, 'each that asked', [2, 2, 2]],
          ['EventProcessingStopped', REP, 'each engine', [1, 1, 1]],
        ],
      },
    ];
  }),
];

/** Sets a fixture where names, delays of links and the acting party are a matter of chance. */
function castFor({ from, nobody, curious }: Step, parties: number, seed: number): Cast {
  const chance = new Random(seed).stream('cast');
  const left = [...names];
  const draw = () => left.splice(chance.integer(left.length), 1)[0]!;
  const drawn = (count: number) => Array.from({ length: count }, draw);
  const agents = drawn(parties);
  const [invitee, outsider, ms, otherMs] = drawn(4) as [string, string, string, string];
  const engines = drawn(2);
  const range = (): readonly [number, number] => [chance.integer(50), 50 + chance.integer(150)];
  const fixture = serverFixture({
    agents: [outsider, ...agents, invitee],
    engines,
    mediaServers: [ms, otherMs],
    ...(curious && {
      extensions: { [ms]: { event_processing_stopped: 1 }, [otherMs]: { event_processing_stopped: 1 } },
    }),
    centre: { open: true, workbins: [{ name: 'Drafts' }] },
    links: { agent: range(), 'media-server': range(), 'reporting-engine': range() },
    server: { 'handling-timeout': 10 },
    bench: { seed },
  });
  const place = from === 'workbin' ? { Workbin: { WorkbinType: 'Drafts', AgentId: outsider } } : { Queue: 'Waiting' };
  fixture.actor(ms).send('RequestSubmit', { InteractionId: 'X', MediaType: 'email', ...place });
  fixture.run(seconds(1));
  if (!nobody) fixture.handledBy('X', agents[0]!, ...agents.slice(1));
  const cast = { fixture, parties: agents, invitee, outsider, ms, otherMs, engines };
  return { ...cast, actor: agents[chance.integer(parties)] ?? '', curious: curious ? [ms, otherMs] : [] };
}

const named = ({ type, protocol, to }: Pick<Crossing, 'type' | 'protocol' | 'to'>) => `${type} ${protocol} ${to}`;

/** What the table says, for this cast, in alphabetical order. */
const expected = (t: ExecutionContext, { comes }: Step, cast: Cast): readonly string[] =>
  comes
    .flatMap(([type, protocol, to, times]) => {
      const often = times[Math.max(cast.parties.length, 1) - 1]!;
      const who = receivers[to](cast);
      if (to === 'each engine') return who.flatMap((name) => Array<string>(often).fill(`${type} ${protocol} ${name}`));
      t.is(who.length, often, `${type} to ${to}`);
      return who.map((name) => `${type} ${protocol} ${name}`);
    })
    .toSorted();

/** What crossed the links from the server, in alphabetical order. */
function crossed({ before, does, lasts = seconds(5) }: Step, cast: Cast): readonly string[] {
  const { fixture } = cast;
  before?.(cast);
  fixture.run(seconds(2));
  const came: string[] = [];
  const counting = fixture.bench.bus.messages.subscribe((message) => {
    if (message.fromRole === 'interaction-server') came.push(named(message));
  });
  does(cast);
  fixture.run(lasts);
  counting.unsubscribe();
  return came.toSorted();
}

for (const step of steps)
  for (const parties of step.nobody ? [0] : [1, 2, 3])
    test(`${step.title}${step.nobody ? '' : `; agent parties: ${parties}`}`, (t) => {
      for (let seed = 1; seed <= seeds; seed++) {
        const cast = castFor(step, parties, seed);
        t.deepEqual(crossed(step, cast), expected(t, step, cast), `seed ${seed}`);
        t.deepEqual(cast.fixture.bench.findings, []);
      }
    });
