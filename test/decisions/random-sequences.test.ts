import { fc, test, testProp } from '@fast-check/ava';
import {
  defineStrategy,
  hours,
  minutes,
  seconds,
  type InteractionView,
  type Milliseconds,
  type Plugin,
  type Scenario,
  type TicketView,
} from 'routeproof';
import { seeded } from 'routeproof/engines';
import { definePlugin, tLibrary, Token, type Crossing, type MessageType } from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import { NEVER } from 'rxjs';
import { requestTable } from '../../core/server/requests/request-table.ts';
import { SecondJudge } from './second-judge.ts';
import { cases } from '../sizes.ts';
import { serverFixture, type ServerFixture } from '../server-fixture.ts';
import { StrictMemory } from '../explore/strict-memory/strict-memory.ts';

/** One step of a sequence: what is asked, the chance in it, and the time that passes before. All zero is the plainest. */
interface Step {
  readonly does: number;
  readonly dice: number;
  readonly wait: number;
}

const seed = 20_260;
const sequences = cases({ short: 300, long: 30_000 });
/** How often each request must have met each state, by chance. */
const rarely = sequences / 500;
const agents = ['ann', 'bob', 'cat'] as const;
const queues = ['Inbox', 'Narrow', 'Waiting', 'Nowhere'] as const;
const interactionStates = ['absent', 'queued', 'cached', 'routing', 'delivering', 'handling'] as const;
const clientTypes: Readonly<Record<string, string>> = {
  ms: 'MediaServer',
  urs: 'Router',
  re: 'ReportingEngine',
  re2: 'ReportingEngine',
};

const silent = (name: string) => defineStrategy({ name, route: () => NEVER });
const centre: Scenario['centre'] = {
  places: ['spare-place'],
  agents: agents.map((name) => ({ name })),
  queues: [
    { name: 'Inbox', strategy: silent('inbox'), limit: 3 },
    { name: 'Narrow', strategy: silent('narrow'), limit: 1 },
    { name: 'Waiting', strategy: null },
  ],
  workbins: [{ name: 'Drafts', queue: 'Waiting' }, { name: 'Urgent' }],
  media: [{ name: 'chat', handlingTimeout: 7 }],
};

/** Chance that comes from one number, so that a smaller number is a plainer step. */
class Dice {
  #state: number;

  constructor(state: number) {
    this.#state = state;
  }

  next(sides: number): number {
    this.#state = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d);
    this.#state ^= this.#state >>> 12;
    return (this.#state >>> 0) % sides;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.next(from.length)]!;
  }

  chance(of: number): boolean {
    return this.next(of) === 1;
  }
}

/** A request as it will be sent: by whom, what, with what. */
interface Planned {
  readonly by: string;
  readonly type: string;
  readonly attributes?: object;
}

/** Where messages race, no step of the server may use what it says nothing of. */
const strict = new StrictMemory();

/** Plays one sequence: chooses requests by what the store says, so that most of them make sense. */
class Sequence {
  readonly fixture: ServerFixture;
  readonly judge: SecondJudge;
  readonly dice: Dice;
  readonly #immediate: boolean;
  readonly #saysMore: boolean;
  readonly #names: readonly string[];
  /** When a client last came back, by its name. */
  readonly #back = new Map<string, Milliseconds>();
  readonly #ids: string[] = ['gone'];

  /** `substitutions` put what URS says into other words; then clients give reasons and the like besides. */
  constructor(conditions: number, substitutions: readonly Plugin[] = []) {
    this.#saysMore = substitutions.length > 0;
    const dice = new Dice(conditions);
    this.dice = dice;
    const delays = dice.pick<Scenario['links']>([
      {},
      {},
      {},
      { agent: 400, urs: [0, 3000] },
      { agent: [0, 2000], 'media-server': [0, 2000] },
    ]);
    let judge: SecondJudge | undefined;
    const races = dice.next(8) === 7;
    this.#immediate = Object.keys(delays!).length === 0 && !races;
    const engines = dice.chance(2) ? ['re', 're2'] : ['re'];
    this.fixture = serverFixture({
      agents,
      engines,
      routers: ['urs'],
      strangers: ['spare'],
      centre: centre!,
      links: delays!,
      raceWindow: 500,
      server: {
        routeUsedAt: dice.pick(['invite', 'outcome']),
        observersHold: !dice.chance(3),
        revokedToReporting: dice.chance(4),
        acceptedToReporting: dice.chance(4),
        'handling-timeout': dice.pick([180, 5, 1]),
        'routing-timeout': dice.pick([720, 20]),
        'delivering-timeout': dice.pick([30, 10]),
        'allow-multiple-agent-connections': dice.pick(['true', 'false', 'force-logout']),
        ...(this.#saysMore && {
          stopTellsUrsWith: dice.pick(['EventAbandoned', 'EventRouteUsed']),
          observersAct: !dice.chance(3),
          strangersAct: !dice.chance(3),
        }),
      },
      bench: races ? { races, choices: strict.follow(seeded(conditions)) } : {},
      extra: [
        ...substitutions,
        definePlugin({
          name: 'second judge',
          observe: (sight) => void (judge = new SecondJudge(sight.bus, sight.store)),
        }),
      ],
    });
    this.judge = judge!;
    this.#names = ['ms', 'urs', ...agents, 'spare', ...engines];
    this.fixture.run(seconds(20));
    this.judge.asked.length = 0;
  }

  take({ does, dice, wait }: Step): void {
    const chance = new Dice(dice);
    this.#pass(wait, chance);
    if (does > 975) this.#breaks(chance);
    const planned = does < 250 ? this.#wild(does, chance) : this.#sensible(does, chance);
    this.#send(planned, chance);
    this.judge.checkNow();
  }

  /** Stops everything, lets what is under way arrive, and looks at what is left after hours. */
  end(): readonly string[] {
    const { fixture, judge } = this;
    const { store } = fixture.bench;
    fixture.run(seconds(60));
    judge.checkNow();
    for (let tries = 0; tries < 3 && !judge.registered('ms'); tries++) {
      this.#comeBack('ms');
      fixture.run(seconds(20));
    }
    for (const { id } of store.interactions) fixture.actor('ms').send('RequestStopProcessing', { InteractionId: id });
    fixture.run(seconds(20));
    judge.checkNow();
    judge.checkSettled();
    const problems = [...judge.problems];
    if (store.interactions.length > 0) problems.push(`left: ${store.interactions.map(({ id }) => id).join(', ')}`);
    if (store.tickets.length > 0) problems.push(`${store.tickets.length} tickets are left`);
    for (const { actor, queue, due } of fixture.bench.get(Token.Clock).pendingEvents())
      problems.push(`left on the clock: ${actor}, ${queue}, due at ${due}`);
    const before = fixture.bench.trace.length;
    fixture.run(hours(24));
    void fixture.bench.runUntilQuiet();
    if (fixture.bench.trace.length > before)
      problems.push(`${fixture.bench.trace.length - before} messages out of nothing`);
    return [...problems, ...fixture.bench.findings.map(({ kind, sentence }) => `finding ${kind}: ${sentence}`)];
  }

  /** Every message in the order of handling, for one who looks for a fault. */
  story(): string {
    const words = ({ at, from, to, type, interaction, ref, body }: Crossing) =>
      `${at} ${from} -> ${to} ${type} ${interaction ?? ''} ${ref ?? ''} ${JSON.stringify(body, ['Operation', 'ErrorName', 'AgentId', 'TicketId', 'ProxyClientId'])}`;
    return this.fixture.bench.trace.messages.map(words).join('\n');
  }

  #pass(wait: number, chance: Dice): void {
    const time =
      wait < 50
        ? 0
        : wait < 70
          ? chance.next(1500)
          : wait < 97
            ? chance.next(seconds(40))
            : chance.pick([minutes(8), hours(4), hours(13)]);
    this.fixture.run(time);
    this.judge.checkNow();
    if (!this.#immediate) return;
    this.judge.checkSettled();
    this.judge.checkMedia();
    this.#checkRoom();
  }

  /** Nothing waits for URS while URS is there and has room. */
  #checkRoom(): void {
    if (!this.judge.registered('urs')) return;
    const { store } = this.fixture.bench;
    for (const { name, limit = 0 } of centre!.queues!) {
      const held = store.interactions.filter(
        ({ place, router }) => router !== undefined && 'queue' in place && place.queue === name,
      ).length;
      const waiting = store.waitingIn(name).length;
      if (waiting > 0 && held < limit) this.judge.problems.push(`${waiting} wait in ${name}, and URS holds ${held}`);
    }
  }

  #breaks(chance: Dice): void {
    const puppet = this.fixture.actor(chance.pick(this.#names));
    if (puppet.link.connected) puppet.disconnect();
  }

  #send({ by, type, attributes }: Planned, chance: Dice): void {
    const puppet = this.fixture.actor(by);
    if (!puppet.link.connected) return this.#comeBack(by);
    const comesBack = this.fixture.bench.clock.now() < (this.#back.get(by) ?? 0) + seconds(5);
    if (!comesBack && !this.judge.registered(by) && !chance.chance(8)) return this.#comeBack(by);
    // A connection may carry several clients; the link speaks for the first unless it is told otherwise.
    const ids = this.judge.idsOf(by);
    const one = ids.length > 1 && chance.chance(2) ? { ProxyClientId: chance.pick(ids) } : {};
    if (chance.chance(150)) Object.assign(one, { ProxyClientId: 999 });
    puppet.send(type, { ...attributes, ...one, ...(this.#saysMore && moreOf(type, chance)) });
  }

  /** Connects if need be, registers, and logs an agent in again. */
  #comeBack(name: string): void {
    const puppet = this.fixture.actor(name);
    this.#back.set(name, this.fixture.bench.clock.now());
    if (!puppet.link.connected) puppet.connect();
    puppet.send('RequestRegisterClient', {
      ClientType: clientTypes[name] ?? 'AgentApplication',
      ClientName: name,
      ...(this.dice.chance(3) && { Extension: { event_processing_stopped: 1, event_properties_changed: 1 } }),
    });
    if (agents.includes(name as 'ann')) puppet.send('RequestAgentLogin', this.#login(name));
  }

  #login = (agent: string, place = `${agent}-place`): object => ({
    AgentId: agent,
    PlaceId: place,
    MediaList: this.dice.pick<object>([{ email: 1 }, { email: 0, chat: 1 }, {}]),
  });

  /** A request that the server will probably grant. */
  #sensible(does: number, chance: Dice): Planned {
    let type = likely[does % likely.length]!;
    if (this.fixture.bench.store.tickets.length > 0 && chance.chance(3)) type = 'RequestAccept';
    for (let tries = 0; tries < 9; tries++) {
      const planned = this.#plan(type, chance);
      if (planned !== undefined) return planned;
      type = chance.pick(likely);
    }
    return { by: 'ms', type: 'RequestGetInteractionProperties', attributes: { InteractionId: 'gone' } };
  }

  /** Any request about an interaction in any state, by anyone who may ask it, with anything in it. */
  #wild(does: number, chance: Dice): Planned {
    const type = wildTypes[does % wildTypes.length]!;
    const id = this.#inState(chance.pick(interactionStates), chance)?.id ?? chance.pick(this.#ids);
    const { from, attributes } = catalogue[type][0]!.row;
    const by = this.#anyOf(from, chance);
    const values: Record<string, unknown> = {
      InteractionId: id,
      InteractionIds: chance.pick([undefined, [id], [id, id], [id, chance.pick(this.#ids)]]),
      TicketId: this.#anyTicket(id, chance),
      AgentId: chance.pick([...agents, 'eve', undefined]),
      PlaceId: chance.pick([undefined, undefined, 'ann-place', 'bob-place', 'spare-place']),
      Queue: chance.pick(queues),
      WorkbinType: chance.pick(['Drafts', 'Urgent', 'Lost']),
      MediaType: chance.pick(['email', 'chat', 'voice']),
      VisibilityMode: chance.pick([undefined, 'conference', 'monitor', 'coach', 'unknown']),
      MediaList: { email: 1 },
      ClientType: clientTypes[by] ?? 'AgentApplication',
      ClientName: by,
      ChangedProperties: chance.chance(6) ? { SubmitSeq: 1 } : undefined,
      Extension: by === 'urs' ? { ConnID: `01d900000000000${chance.next(9)}` } : undefined,
    };
    if (chance.chance(20)) values['AgentId'] = 5;
    const fitting = Object.entries(values).filter(([name, value]) => name in attributes && value !== undefined);
    return { by, type, attributes: Object.fromEntries(fitting) };
  }

  #anyOf(roles: readonly string[], chance: Dice): string {
    const names: Readonly<Record<string, readonly string[]>> = {
      agent: [...agents, ...agents, 'spare'],
      'media-server': ['ms'],
      urs: ['urs'],
      'reporting-engine': this.#names.filter((name) => name.startsWith('re')),
    };
    return chance.pick(roles.flatMap((role) => names[role] ?? []));
  }

  #anyTicket(id: string, chance: Dice): number {
    const { store } = this.fixture.bench;
    const open = chance.chance(2) ? store.tickets : (store.interaction(id)?.invitations ?? []);
    return open.length === 0 ? chance.next(12) : chance.pick(open).id;
  }

  #inState(state: string, chance: Dice): InteractionView | undefined {
    const found = this.fixture.bench.store.interactions.filter((interaction) => interaction.state === state);
    return found.length === 0 ? undefined : chance.pick(found);
  }

  #atRest(chance: Dice): InteractionView | undefined {
    return this.#inState(chance.chance(2) ? 'cached' : 'queued', chance);
  }

  /** The application over which an agent is a party, or was invited. */
  #applicationOf(agent: string): string {
    return this.#names.find((name) => this.judge.agentOf(name) === agent) ?? agent;
  }

  #freeAgent({ parties, invitations }: InteractionView, chance: Dice): string | undefined {
    const free = agents.filter(
      (name) =>
        this.fixture.bench.store.agent(name)?.loggedIn === true &&
        parties.every(({ agent }) => agent !== name) &&
        invitations.every(({ invitee }) => invitee !== name),
    );
    return free.length === 0 ? undefined : chance.pick(free);
  }

  #ticket(chance: Dice): TicketView | undefined {
    const { tickets } = this.fixture.bench.store;
    return tickets.length === 0 ? undefined : chance.pick(tickets);
  }

  /** Who may move, stop or change an interaction: a party, URS that holds it, and anyone while it is at rest. */
  #oneWhoMay({ state, parties }: InteractionView, chance: Dice): string | undefined {
    if (state === 'routing') return 'urs';
    if (parties.length > 0) return this.#applicationOf(chance.pick(parties).agent);
    return state === 'delivering' ? undefined : chance.pick(['ms', ...agents]);
  }

  #plan(type: MessageType, chance: Dice): Planned | undefined {
    const { store } = this.fixture.bench;
    const agent = this.#applicationOf(chance.pick(agents));
    const live = store.interactions;
    const any = live.length === 0 ? undefined : chance.pick(live);
    switch (type) {
      case 'RequestSubmit':
        return live.length > 7 ? undefined : this.#submission(chance, agent);
      case 'RequestPull': {
        const { id, place } = this.#atRest(chance) ?? {};
        if (id === undefined) return undefined;
        const from =
          place?.kind === 'workbin' ? { Workbin: place.workbin } : { Queue: (place as { queue: string }).queue };
        return {
          by: agent,
          type,
          attributes: chance.chance(3) ? { ...from, MaxInteractions: 2 } : { InteractionIds: [id] },
        };
      }
      case 'RequestDeliver': {
        const found = this.#inState('routing', chance);
        const invitee = found && this.#freeAgent(found, chance);
        return invitee === undefined
          ? undefined
          : { by: 'urs', type, attributes: { InteractionId: found!.id, AgentId: invitee } };
      }
      case 'RequestConference': {
        const found = this.#inState('handling', chance);
        const invitee = found && this.#freeAgent(found, chance);
        if (invitee === undefined) return undefined;
        const VisibilityMode = chance.pick(['conference', 'conference', 'monitor', 'coach']);
        return {
          by: this.#applicationOf(chance.pick(found!.parties).agent),
          type,
          attributes: { InteractionId: found!.id, AgentId: invitee, VisibilityMode },
        };
      }
      case 'RequestAccept':
      case 'RequestReject': {
        const ticket = this.#ticket(chance);
        if (ticket === undefined) return undefined;
        return {
          by: this.#applicationOf(ticket.invitee),
          type,
          attributes: { InteractionId: ticket.interaction, TicketId: ticket.id },
        };
      }
      case 'RequestLeaveInteraction': {
        const found = this.#inState('handling', chance);
        return (
          found && {
            by: this.#applicationOf(chance.pick(found.parties).agent),
            type,
            attributes: { InteractionId: found.id },
          }
        );
      }
      case 'RequestStopProcessing': {
        const by = any && (chance.chance(2) ? 'ms' : this.#oneWhoMay(any, chance));
        return by === undefined ? undefined : { by, type, attributes: { InteractionId: any!.id } };
      }
      case 'RequestPlaceInQueue':
      case 'RequestPlaceInWorkbin': {
        const by = any && this.#oneWhoMay(any, chance);
        const where = {
          Queue: chance.pick(queues.slice(0, 3)),
          WorkbinType: chance.pick(['Drafts', 'Urgent']),
          AgentId: chance.pick(agents),
        };
        const { Queue, ...workbin } = where;
        const to = type === 'RequestPlaceInQueue' ? { Queue } : workbin;
        return by === undefined ? undefined : { by, type, attributes: { InteractionId: any!.id, ...to } };
      }
      case 'RequestChangeProperties':
        return any && { by: 'ms', type, attributes: { InteractionId: any.id, ChangedProperties: { Topic: 'price' } } };
      case 'RequestGetInteractionProperties':
        return any && { by: chance.pick(['ms', 'urs', agent]), type, attributes: { InteractionId: any.id } };
      case 'RequestAgentLogin': {
        const by = ['spare', ...agents].find(
          (name) => this.judge.registered(name) && this.judge.agentOf(name) === undefined,
        );
        if (by === undefined) return undefined;
        return {
          by,
          type,
          attributes: by === 'spare' ? this.#login(chance.pick(agents), 'spare-place') : this.#login(by),
        };
      }
      case 'RequestAgentLogout':
        return chance.next(3) === 0 ? { by: chance.pick([agent, 'spare']), type } : undefined;
      case 'RequestUnregisterClient':
        return chance.next(3) === 0 ? { by: chance.pick([agent, 'spare', 'urs', 'ms']), type } : undefined;
      case 'RequestRegisterClient': {
        const name = this.#names.find((each) => !this.judge.registered(each));
        return name === undefined
          ? undefined
          : { by: name, type, attributes: { ClientType: clientTypes[name] ?? 'AgentApplication', ClientName: name } };
      }
      case 'EventCurrentAgentStatus':
        return { by: 're', type, attributes: { AgentId: chance.pick(agents) } };
      default: {
        const MediaType = chance.pick(['email', 'chat']);
        const has = store.agent(this.judge.agentOf(agent) ?? '')?.media.has(MediaType) === true;
        if (type === 'RequestAddMedia') return has ? undefined : { by: agent, type, attributes: { MediaType } };
        if (type.endsWith('Media')) return has ? { by: agent, type, attributes: { MediaType } } : undefined;
        return { by: 're', type, attributes: type.endsWith('All') ? {} : { AgentId: agent } };
      }
    }
  }

  #submission(chance: Dice, agent: string): Planned {
    const id = `i${this.#ids.length}`;
    this.#ids.push(id);
    const byAgent = chance.next(5) === 4;
    const where = chance.pick<object>([
      { Queue: 'Inbox' },
      { Queue: 'Narrow' },
      { Queue: 'Narrow' },
      { Queue: 'Waiting' },
      { Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } },
    ]);
    const user = chance.pick<object | undefined>([undefined, { UserData: { 'handling-timeout': 2 } }]);
    return {
      by: byAgent ? agent : 'ms',
      type: 'RequestSubmit',
      attributes: {
        MediaType: chance.pick(['email', 'chat']),
        ...(chance.next(6) !== 5 && { InteractionId: id }),
        ...(byAgent && chance.chance(2) ? {} : where),
        ...user,
      },
    };
  }
}

/** What a client may say besides, and others are to hear of. */
function moreOf(type: string, chance: Dice): object {
  const { attributes } = catalogue[type as MessageType][0]!.row;
  const UserData = { isVip: 1, share: '0.5', tags: { 1: 'a', 2: 7 } };
  return {
    ...('Reason' in attributes &&
      chance.chance(2) && { Reason: { ReasonSystemName: 'Normal', ReasonDescription: 'so' } }),
    ...(type === 'RequestConference' && chance.chance(3) && { Extension: { subject: 'help' } }),
    ...(type === 'RequestSubmit' && chance.chance(2) && { UserData }),
  };
}

/** How often each request is thought of first. */
const shares: Readonly<Partial<Record<MessageType, number>>> = {
  RequestSubmit: 18,
  RequestDeliver: 16,
  RequestAccept: 20,
  RequestReject: 5,
  RequestPull: 8,
  RequestConference: 16,
  RequestLeaveInteraction: 4,
  RequestPlaceInQueue: 3,
  RequestPlaceInWorkbin: 3,
  RequestStopProcessing: 4,
  RequestRegisterClient: 3,
  RequestAgentLogin: 3,
};
// What travels in other protocols, such as calls of third-party services, is a conversation of its own.
const handled = ([...Object.keys(requestTable), 'RequestRegisterClient'] as readonly MessageType[]).filter((type) =>
  ['InteractionManagement', 'Reporting'].includes(catalogue[type][0]!.protocol),
);
const likely: readonly MessageType[] = handled.flatMap((type) => Array.from({ length: shares[type] ?? 1 }, () => type));
const notHandled = (Object.keys(catalogue) as readonly MessageType[]).filter(
  (type) =>
    type.startsWith('Request') && !handled.includes(type) && catalogue[type][0]!.protocol === 'InteractionManagement',
);
const namesInteraction = (type: MessageType) =>
  type === 'RequestPull' || 'InteractionId' in catalogue[type][0]!.row.attributes;
const wildTypes: readonly MessageType[] = [
  ...handled.flatMap((type) => (namesInteraction(type) ? [type, type, type, type] : [type])),
  ...notHandled.slice(0, 4),
];

/** How often each request met each state, and how often it was granted. */
class Table {
  readonly #rows = new Map<string, { asked: number; granted: number }>();
  asked = 0;
  granted = 0;

  add(sequence: Sequence): void {
    for (const { type, state = 'none', answers } of sequence.judge.asked) {
      const granted = answers.some((answer) => answer.type !== 'EventError') ? 1 : 0;
      const key = `${type} ${state}`;
      const row = this.#rows.get(key) ?? { asked: 0, granted: 0 };
      this.#rows.set(key, row);
      row.asked++;
      row.granted += granted;
      this.asked++;
      this.granted += granted;
    }
  }

  count(type: string, state: string): number {
    return this.#rows.get(`${type} ${state}`)?.asked ?? 0;
  }

  toString(): string {
    const states = [...interactionStates, 'none'];
    const cell = (type: string, state: string) => {
      const { asked, granted } = this.#rows.get(`${type} ${state}`) ?? { asked: 0, granted: 0 };
      return (asked === 0 ? '' : `${granted}/${asked}`).padStart(14);
    };
    const types = [...new Set([...this.#rows.keys()].map((key) => key.split(' ')[0]!))].sort();
    return [
      `${'granted/asked'.padEnd(40)}${states.map((state) => state.padStart(14)).join('')}`,
      ...types.map((type) => `${type.padEnd(40)}${states.map((state) => cell(type, state)).join('')}`),
      `${this.asked} requests reached the server, ${Math.round((100 * this.granted) / this.asked)} % were granted`,
    ].join('\n');
  }
}

const table = new Table();
// Without bias, for its small numbers would make most sequences alike.
const anything = (most: number) => fc.noBias(fc.nat(most));
const steps = fc.array(fc.record({ does: anything(999), dice: anything(2 ** 31 - 1), wait: anything(99) }), {
  minLength: 20,
  maxLength: 28,
});

testProp.serial(
  `in ${sequences} random sequences each request is answered once, nothing is lost and nothing is left`,
  [anything(2 ** 31 - 1), steps],
  (t, conditions, taken) => {
    const sequence = new Sequence(conditions);
    for (const step of taken) sequence.take(step);
    table.add(sequence);
    const problems = sequence.end();
    if (problems.length > 0) t.log(sequence.story());
    t.deepEqual([...problems, ...strict.problems], []);
  },
  { seed, numRuns: sequences },
);

testProp.serial(
  'in random sequences with the T-Library, reasons and extensions every step of the server follows the flows',
  [anything(2 ** 31 - 1), steps],
  (t, conditions, taken) => {
    const sequence = new Sequence(conditions, [{ ...tLibrary(), needs: [] }]);
    for (const step of taken) sequence.take(step);
    sequence.end();
    const found = sequence.fixture.bench.findings.filter(({ kind }) => kind === 'flow-not-followed');
    if (found.length > 0) t.log(sequence.story());
    t.deepEqual(
      found.map(({ sentence }) => sentence),
      [],
    );
  },
  { seed, numRuns: cases({ short: 60, long: 6000 }) },
);

test.serial('the sequences reached each request in each state, and most requests were granted', (t) => {
  t.log(table.toString());
  const rare = handled
    .filter(namesInteraction)
    .flatMap((type) => interactionStates.map((state) => ({ type, state, count: table.count(type, state) })))
    .filter(({ count }) => count < rarely);
  t.deepEqual(
    rare.map(({ type, state, count }) => `${type} ${state}: ${count}`),
    [],
  );
  t.true(table.granted > table.asked / 2);
  t.true(table.asked >= 20 * sequences);
});
