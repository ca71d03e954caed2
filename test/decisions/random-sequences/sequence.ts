import { defineStrategy, hours, minutes, seconds, type Milliseconds, type Plugin, type Scenario } from 'routeproof';
import { seeded } from 'routeproof/engines';
import { definePlugin, Token, type Crossing, type MessageType } from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import { NEVER } from 'rxjs';
import { SecondJudge } from '../second-judge.ts';
import { serverFixture, type ServerFixture } from '../../server-fixture.ts';
import { StrictMemory } from '../../explore/strict-memory/strict-memory.ts';

import { Dice } from './dice.ts';
import { agents, clientTypes } from './names.ts';
import { RequestPlanner, type Planned } from './request-planner.ts';

/** One step of a sequence: what is asked, the chance in it, and the time that passes before. All zero is the plainest. */
export interface Step {
  readonly does: number;
  readonly dice: number;
  readonly wait: number;
}

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

/** Where messages race, no step of the server may use what it says nothing of. */
export const strict = new StrictMemory();

/** Plays one sequence: chooses requests by what the store says, so that most of them make sense. */
export class Sequence {
  readonly fixture: ServerFixture;
  readonly judge: SecondJudge;
  readonly dice: Dice;
  readonly #immediate: boolean;
  readonly #saysMore: boolean;
  readonly #names: readonly string[];
  readonly #planner: RequestPlanner;
  /** When a client last came back, by its name. */
  readonly #back = new Map<string, Milliseconds>();

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
    this.#planner = new RequestPlanner(this.fixture, this.judge, dice, this.#names);
    this.fixture.run(seconds(20));
    this.judge.asked.length = 0;
  }

  take({ does, dice, wait }: Step): void {
    const chance = new Dice(dice);
    this.#pass(wait, chance);
    if (does > 975) this.#breaks(chance);
    const planned = does < 250 ? this.#planner.wild(does, chance) : this.#planner.sensible(does, chance);
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
    if (agents.includes(name as 'ann')) puppet.send('RequestAgentLogin', this.#planner.login(name));
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
