import test from 'ava';
import { ContainerModule } from 'inversify';
import { defineStrategy, hours, type Plugin } from 'routeproof';
import { definePlugin, Token, type Message } from 'routeproof/plugins';
import { concatMap, from, map, NEVER } from 'rxjs';
import type { Connection } from '../../../core/bus/connection.ts';
import type { Network } from '../../../core/bus/network.ts';
import type { InteractionServer } from '../../../core/server/interaction-server.ts';
import type { InteractionStore } from '../../../core/store/interaction-store.ts';
import { SecondJudge } from '../../decisions/second-judge.ts';
import { serverFixture, type ServerFixture } from '../../server-fixture.ts';

/** What the server is given in place of a message, and what leaves in place of one that it sends. */
interface Tampering {
  readonly received?: (message: Message) => readonly Message[];
  readonly sent?: (message: Message, to: string) => readonly Message[];
}

const tampered = (connection: Connection, { received, sent }: Tampering): Connection =>
  new Proxy(connection, {
    get(real, key) {
      if (key === 'hear' && received)
        return (listener: (message: Message) => void) =>
          real.received.pipe(concatMap((message) => from(received(message)))).subscribe(listener);
      if ((key === 'send' || key === 'pass') && sent)
        return (message: Message) => sent(message, real.client.name).forEach((each) => real.send(each));
      const value: unknown = Reflect.get(real, key, real);
      return typeof value === 'function' ? (value.bind(real) as unknown) : value;
    },
  });

const plant = (modules: readonly ContainerModule[]): Plugin => definePlugin({ name: 'planted fault', modules });

/** A server whose connections are tampered with. */
const server = (tampering: Tampering): Plugin =>
  plant([
    new ContainerModule(({ onActivation }) =>
      onActivation(Token.InteractionServer, (_context, real) => {
        const listen: InteractionServer['listen'] = (network, codecFor) => {
          const spoilt: Pick<Network, 'listen'> = {
            listen: (...given) => network.listen(...given).pipe(map((connection) => tampered(connection, tampering))),
          };
          real.listen(spoilt as Network, codecFor);
        };
        return { listen } as InteractionServer;
      }),
    ),
  ]);

/** A store that does something else now and then. */
const store = (spoil: (real: InteractionStore) => void): Plugin =>
  plant([
    new ContainerModule(({ onActivation }) =>
      onActivation(Token.Store, (_context, real) => {
        spoil(real);
        return real;
      }),
    ),
  ]);

const without = (type: string, ...receivers: readonly string[]): Plugin =>
  server({ sent: (message, to) => (message.type === type && receivers.includes(to) ? [] : [message]) });

const doubled = (type: string, ...receivers: readonly string[]): Plugin =>
  server({ sent: (message, to) => (message.type === type && receivers.includes(to) ? [message, message] : [message]) });

/** Attributes of a message are others. */
const changed = (type: string, receiver: string, body: object): Plugin =>
  server({
    sent: (message, to) =>
      message.type === type && to === receiver
        ? [{ ...message, body: { ...message.body, ...body } } as unknown as Message]
        : [message],
  });

/** What the bench is made to do, so that a fault can show. */
const acts = {
  asks: (fixture: ServerFixture) => {
    fixture.submit('X');
    fixture.actor('ms').send('RequestGetInteractionProperties', { InteractionId: 'X' });
  },
  stops: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann', 'bob');
    fixture.actor('ms').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  stopsWhileInvited: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann');
    fixture.actor('ann').send('RequestConference', { InteractionId: 'X', AgentId: 'bob' });
    fixture.run();
    fixture.actor('ms').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  leaves: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann', 'bob');
    fixture.actor('ann').send('RequestLeaveInteraction', { InteractionId: 'X' });
  },
  givesBack: (fixture: ServerFixture) => {
    fixture.handledBy('X', 'ann');
    fixture.actor('ann').send('RequestLeaveInteraction', { InteractionId: 'X' });
  },
  routes: (fixture: ServerFixture) => {
    fixture.submit('X', { Queue: 'Inbox' });
    fixture.actor('urs').send('RequestDeliver', { InteractionId: 'X', AgentId: 'bob' });
    fixture.run();
    fixture.actor('bob').send('RequestAccept', { InteractionId: 'X', TicketId: fixture.ticket('bob') });
    fixture.run();
    fixture.actor('bob').send('RequestStopProcessing', { InteractionId: 'X' });
  },
  handles: (fixture: ServerFixture) => fixture.handledBy('X', 'ann'),
  waitsForever: (fixture: ServerFixture) => fixture.submit('X', { Queue: 'Inbox' }),
} satisfies Readonly<Record<string, (fixture: ServerFixture) => void>>;

interface Fault {
  readonly property: string;
  readonly title: string;
  readonly fault: Plugin | undefined;
  readonly act: keyof typeof acts;
  readonly says: RegExp;
  /** The judge of the random sequences sees it too. */
  readonly second?: RegExp;
}

const faults: readonly Fault[] = [
  {
    property: 'request-answered-once',
    title: 'a request is not handled',
    fault: server({ received: (message) => (message.type === 'RequestGetInteractionProperties' ? [] : [message]) }),
    act: 'asks',
    says: /^Nobody answered RequestGetInteractionProperties \(request 3\) of 'ms'\.$/,
    second: /^RequestGetInteractionProperties \(3\) of ms has no answer$/,
  },
  {
    property: 'request-answered-once',
    title: 'a request is answered twice',
    fault: doubled('EventInteractionProperties', 'ms'),
    act: 'asks',
    says: /^EventInteractionProperties answers request 3 of 'ms', which has its answer already or was never asked\.$/,
    second: /was answered again/,
  },
  {
    property: 'request-answered-once',
    title: 'a late answer is forgotten',
    fault: without('EventError', 'ann'),
    act: 'stopsWhileInvited',
    says: /^Nobody answered RequestConference \(request \d+\) of 'ann'\.$/,
    second: /^RequestConference \(\d+\) of ann has no answer$/,
  },
  {
    property: 'ticket-ends-once',
    title: 'an invitation outlives its interaction',
    fault: store((real) => {
      const end = real.endTicket.bind(real);
      real.endTicket = (ticket, state) => void (state === 'withdrawn' || end(ticket, state));
    }),
    act: 'stopsWhileInvited',
    says: /^Ticket 1 of agent 'bob' is still open, and its interaction is gone\.$/,
    second: /^1 open tickets, and 0 open invitations$/,
  },
  {
    property: 'ticket-ends-once',
    title: 'an invitation ends twice',
    fault: store((real) => {
      const end = real.endTicket.bind(real);
      real.endTicket = (ticket, state) => {
        end(ticket, state);
        // The store looks once whether it is open.
        const states = ['open', 'expired'];
        Object.defineProperty(ticket, 'state', { get: () => (states.length > 1 ? states.shift() : states[0]) });
        end(ticket, 'expired');
      };
    }),
    act: 'stops',
    says: /^Ticket 1 of agent 'bob' ended twice\.$/,
    second: /^ticket 1 ended twice$/,
  },
  {
    property: 'told-after-leaving',
    title: 'one who has left is told more',
    fault: server({
      sent: (message, to) =>
        to === 'ann' && message.type === 'EventAck' && message.ref === 5
          ? [message, { ...message, type: 'EventPartyRemoved', ref: undefined } as unknown as Message]
          : [message],
    }),
    act: 'leaves',
    says: /^Agent 'ann' was told EventPartyRemoved, but it is neither party nor invited any more\.$/,
  },
  {
    property: 'held-after-stop',
    title: 'nobody tells an agent of the stop',
    fault: without('EventRevoked', 'bob'),
    act: 'stops',
    says: /^The interaction was stopped, and nobody told agent 'bob', who holds it\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction waits twice in its queue',
    fault: store((real) => {
      const waitingIn = real.waitingIn.bind(real);
      real.waitingIn = (queue) => [...waitingIn(queue), ...waitingIn(queue)];
    }),
    act: 'asks',
    says: /^It stands 2 times in its queue\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is lost when its last party leaves',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        event === 'returned' ? move(interaction, 'party left', interaction.place) : move(interaction, event, place);
    }),
    act: 'givesBack',
    says: /^It should be handled by agents, but no agent is a party\.$/,
    second: /^X is with no agent, handling$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is in a queue and with an agent',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        move(interaction, event, event === 'pulled' ? { kind: 'queue', queue: 'Waiting' } : place);
    }),
    act: 'handles',
    says: /^It is handled by ann and at the same time in a queue\.$/,
    second: /^X waits 1 times$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is being delivered to nobody',
    fault: store((real) => {
      const add = real.addTicket.bind(real);
      real.addTicket = (make) => {
        const ticket = add(make);
        real.interaction(ticket.interaction)!.removeInvitation(ticket);
        return ticket;
      };
    }),
    act: 'routes',
    says: /^It is being delivered, but nobody was invited\.$/,
  },
  {
    property: 'one-place',
    title: 'an interaction is offered by URS and in a queue',
    fault: store((real) => {
      const move = real.move.bind(real);
      real.move = (interaction, event, place) =>
        move(interaction, event, event === 'invited by URS' ? { kind: 'queue', queue: 'Waiting' } : place);
    }),
    act: 'routes',
    says: /^It is offered to an agent by URS, and at the same time elsewhere\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event is missing',
    fault: without('EventProcessingStopped', 're'),
    act: 'stops',
    says: /^Flow stop-processing\/a, step 7: EventProcessingStopped \(Reporting\) should have come, and nothing came on the link interaction-server -> re\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event comes twice',
    fault: doubled('EventInvite', 'bob'),
    act: 'stopsWhileInvited',
    says: /^Flow conference\/invitation-issued, after its last step: EventInvite \(InteractionManagement\) came too many on the link interaction-server -> bob\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an event comes in place of another',
    fault: server({
      sent: (message, to) =>
        to === 're' && message.type === 'EventPartyRemoved'
          ? [{ ...message, type: 'EventPartyAdded' } as unknown as Message]
          : [message],
    }),
    act: 'leaves',
    says: /^Flow conference\/leave, step \d+: EventPartyRemoved \(Reporting\) should have come, and EventPartyAdded \(Reporting\) came/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute has another value',
    fault: changed('EventPartyRemoved', 're', { Operation: 'stop' }),
    act: 'leaves',
    says: /^Flow conference\/leave, step 6: EventPartyRemoved \(Reporting\) came on the link interaction-server -> re, and its Operation is 'stop', and should be 'leave' \(from the flow itself\)\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute is left out',
    fault: changed('EventRevoked', 'ann', { Actor: undefined }),
    act: 'stops',
    says: /^Flow stop-processing\/a, step 3: EventRevoked \(InteractionManagement\) came on the link interaction-server -> ann, and its Actor is absent, and should be \{"PartyType":"media_server","MediaServerId":"ms"\} \(from who sent the request\)\.$/,
  },
  {
    property: 'flow-not-followed',
    title: 'an attribute is there that no flow knows',
    fault: changed('EventInvite', 'bob', { Colour: 'red' }),
    act: 'stopsWhileInvited',
    says: /^Flow conference\/invitation-issued, step 1: EventInvite \(InteractionManagement\) came on the link interaction-server -> bob, and its Colour is 'red', and the flow has no such attribute\.$/,
  },
  {
    property: 'path-without-end',
    title: 'a strategy keeps an interaction',
    fault: undefined,
    act: 'waitsForever',
    says: /^Strategy 'silent' still holds the interaction when all is quiet: nothing that it waits for will come\./,
  },
];

/** Plays an act on a bench with a fault, and gives what the two judges say. */
function judged(act: keyof typeof acts, fault?: Plugin) {
  let judge: SecondJudge | undefined;
  const second = definePlugin({
    name: 'second judge',
    observe: ({ bus, store: seen }) => void (judge = new SecondJudge(bus, seen)),
  });
  const fixture = serverFixture({
    routers: ['urs'],
    centre: {
      agents: [{ name: 'ann' }, { name: 'bob' }, { name: 'cat' }],
      queues: [
        { name: 'Waiting', strategy: null },
        { name: 'Inbox', strategy: defineStrategy({ name: 'silent', route: () => NEVER }) },
      ],
    },
    extra: fault === undefined ? [second] : [second, fault],
  });
  acts[act](fixture);
  fixture.run();
  judge!.checkNow();
  fixture.run(hours(24));
  judge!.checkSettled();
  void fixture.bench.runUntilQuiet();
  return { findings: fixture.bench.findings, problems: judge!.problems };
}

for (const { property, title, fault, act, says, second } of faults)
  test(`${property} bites: ${title}`, (t) => {
    const { findings, problems } = judged(act, fault);
    const sentences = findings.filter(({ kind }) => kind === property).map(({ sentence }) => sentence);
    t.true(
      sentences.some((sentence) => says.test(sentence)),
      JSON.stringify(findings, undefined, 1),
    );
    if (second !== undefined)
      t.true(
        problems.some((problem) => second.test(problem)),
        problems.join('\n'),
      );
  });

test('without a fault nothing is found', (t) => {
  for (const act of Object.keys(acts) as (keyof typeof acts)[])
    if (act !== 'waitsForever') t.deepEqual(judged(act), { findings: [], problems: [] }, act);
});
