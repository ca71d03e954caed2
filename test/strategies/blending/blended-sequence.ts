import { defineStrategy, routeTo, seconds, type Milliseconds, type StoreView } from 'routeproof';
import {
  definePlugin,
  reportingEngine,
  statistics,
  urs,
  type Crossing,
  type Link,
  type MessageOf,
} from 'routeproof/plugins';
import { map } from 'rxjs';
import { AgentBoard } from '../../../plugins/urs/queues/agent-board.ts';
import { Dice } from '../../decisions/random-sequences/dice.ts';
import { serverFixture, type ServerFixture } from '../../server-fixture.ts';
import { mayTake, media, mostOf, rulesBy, type Rules } from './plain-rules.ts';

const toAnn = defineStrategy({
  name: 'to ann',
  route: (_interaction, desk) => desk.target('ann.A').pipe(map((agent) => routeTo(agent))),
});

/** What an agent has: what it handles, and what URS offers it. */
export const handOf = ({ interactions }: StoreView, agent: string): readonly { id: string; medium: string }[] =>
  interactions
    .filter(
      ({ parties, invitations }) =>
        parties.some((party) => party.agent === agent) ||
        invitations.some(({ operation, invitee }) => operation === 'route' && invitee === agent),
    )
    .map(({ id, properties }) => ({ id, medium: properties.MediaType }));

/** One agent, its rules by chance, and everything that can give it something or take it away. */
export class BlendedSequence {
  readonly fixture: ServerFixture;
  readonly rules: Rules;
  readonly problems: string[] = [];
  /** What the bench is to find: kinds, and the ways in which it came about. */
  readonly beyond = new Set<string>();
  /** How often something was within the rules of which more than one medium was in hand, and how often there was no room for a medium. */
  readonly seen = { blended: 0, full: 0, open: 0 };
  readonly #media: readonly string[];
  /** Ann takes what URS offers her, and nothing else: then URS knows best what she has, and never offers too much. */
  readonly #isOffered: boolean;
  readonly #board: AgentBoard;
  #told: MessageOf<'EventInfo'>['body'] | undefined;
  #submitted = 0;
  #hand: readonly { id: string; medium: string }[] = [];
  #latest: Crossing | undefined;

  constructor(conditions: number) {
    const dice = new Dice(conditions);
    this.rules = rulesBy(dice);
    this.#isOffered = dice.next(3) === 0;
    this.#media = dice.next(4) === 0 ? media.slice(0, 2) : media;
    this.#board = new AgentBoard(() => {}, { costOf: () => 0, rulesOf: () => this.rules }, undefined);
    const ann = { name: 'ann', media: this.#media, ...this.rules };
    const listener = definePlugin({
      name: 'listener',
      needs: ['reporting-engine'],
      setup: (kit) => this.#listen(kit.connect('urs', 'listener', 'stat-server')),
    });
    const observer = definePlugin({
      name: 'observer',
      observe: ({ bus, store }) =>
        bus.messages.subscribe((message) => {
          this.#judge(store);
          this.#latest = message;
        }),
    });
    this.fixture = serverFixture({
      ...{ agents: [], strangers: ['ann', 'bob'], engines: [] },
      extra: [reportingEngine(), urs(), listener, observer],
      strategy: toAnn,
      centre: {
        agents: [ann, { name: 'bob', media }],
        queues: [{ name: 'Inbound' }, { name: 'Pool', strategy: null }],
      },
      ...(this.#isOffered && { server: { 'delivering-timeout': 600 } }),
      // Where the engine hears late, URS offers what there is no room for.
      links: dice.next(2) === 0 ? { 'stat-server': seconds(2) } : {},
    });
    const all = (which: readonly string[]) => Object.fromEntries(which.map((medium) => [medium, 1]));
    const login = (agent: string, which: readonly string[]) =>
      this.#send(agent, 'RequestAgentLogin', { AgentId: agent, PlaceId: `${agent}-place`, MediaList: all(which) });
    login('ann', this.#media);
    login('bob', media);
    this.#run(seconds(14));
  }

  /** Something happens; then, most often, all news comes. */
  step(does: number): void {
    const dice = new Dice(does);
    this.#act(dice.next(15), dice);
    this.#run(0);
    if (dice.next(2) === 0) return;
    this.#settle();
    this.#check();
  }

  /** Until nothing has been said for longer than news takes. */
  #settle(): void {
    const { trace } = this.fixture.bench;
    for (let before = -1; before < trace.length;) {
      before = trace.length;
      this.#run(seconds(3));
    }
  }

  #act(which: number, dice: Dice): void {
    if (which < 3) for (let times = dice.next(3); times >= 0; times--) this.#submits(dice);
    else if (this.#isOffered && [8, 9, 10, 11, 12, 14].includes(which)) this.#submits(dice);
    else if (which < 6) this.#answers('RequestAccept', dice);
    else if (which < 8) this.#says('RequestStopProcessing', dice);
    else if (which === 8) this.#pulls(dice);
    else if (which === 9) this.#creates(dice);
    else if (which === 10) this.#isAsked(dice);
    else if (which === 11) this.#says('RequestLeaveInteraction', dice);
    else if (which === 12) this.#answers('RequestReject', dice);
    else if (which === 13) this.#rests(dice);
    else this.#crosses(dice);
  }

  /** What the bench has found, as `beyond` has it. */
  get found(): ReadonlySet<string> {
    return new Set(
      this.fixture.bench.findings
        .filter(({ kind }) => kind.endsWith('beyond-capacity'))
        .map(({ kind, sentence }) => `${kind} ${/^(?:Agent 'ann'|URS) (\w+) /.exec(sentence)![1]}`),
    );
  }

  get #store(): StoreView {
    return this.fixture.bench.store;
  }

  #listen(link: Link): void {
    link.hear((message) => {
      if (message.type !== 'EventInfo' || message.body.AgentId !== 'ann') return;
      this.#told = message.body;
      this.#board.learn(message.body);
    });
    link.send(statistics.create('RequestOpenStatistic', { StatisticType: 'CurrentAgentState' }));
  }

  /** A step of the server is over: of what ann has now, and had not before, each must have had room. */
  #judge(store: StoreView): void {
    const now = handOf(store, 'ann');
    const has = this.#hand.filter(({ id }) => now.some((each) => each.id === id));
    for (const { id, medium } of now) {
      if (has.some((each) => each.id === id)) continue;
      const inHand = has.map((each) => each.medium);
      const { capacity, blocks } = this.rules;
      const isStated = (capacity ?? blocks) !== undefined;
      if (isStated && !mayTake(this.rules, inHand, medium, Infinity)) this.#isBeyond(this.#way(store, id));
      has.push({ id, medium });
    }
    this.#hand = has;
  }

  #isBeyond(way: string): void {
    this.beyond.add(way);
    if (this.#isOffered) this.#problem(`URS has offered more than there is room for: ${way}`);
  }

  #way(store: StoreView, id: string): string {
    if (!store.interaction(id)!.parties.some(({ agent }) => agent === 'ann'))
      return 'delivered-beyond-capacity delivered';
    const by = { RequestPull: 'pulled', RequestSubmit: 'submitted' }[this.#latest!.type as string] ?? 'joined';
    return `taken-beyond-capacity ${by}`;
  }

  /** All news has come: what ann may take next is the same for everybody. */
  #check(): void {
    const inHand = handOf(this.#store, 'ann').map(({ medium }) => medium);
    if (new Set(inHand).size > 1) this.seen.blended++;
    const board = this.#board.agentNamed('ann')!;
    for (const medium of this.#media) {
      const room = mostOf(this.rules, inHand, medium);
      const isReady = this.#store.agent('ann')!.media.get(medium) === 'ready';
      if (room === 0) this.seen.full++;
      else this.seen.open++;
      this.#equal(`the engine's room for ${medium}`, Number(this.#told!.MediaCapacityList[medium]), room);
      this.#equal(`the board's ${medium}`, board.isFreeIn(board.slot(medium)), isReady && room > 0);
      const waits = this.#store.interactions.find(
        ({ place, properties }) => place.kind === 'strategy' && properties.MediaType === medium,
      );
      if (waits !== undefined && isReady && room > 0)
        this.#problem(`${waits.id} waits, and there is room for ${medium}`);
    }
  }

  #equal(what: string, is: unknown, due: unknown): void {
    if (is !== due) this.#problem(`${what} is ${String(is)}, and ${String(due)} by the plain judgement`);
  }

  #problem(what: string): void {
    const inHand = handOf(this.#store, 'ann').map(({ id, medium }) => `${id} ${medium}`);
    this.problems.push(`${what}; in hand: ${inHand.join(', ')}; rules: ${JSON.stringify(this.rules)}`);
  }

  #run(time: Milliseconds): void {
    this.fixture.run(time);
    this.#judge(this.#store);
  }

  #send(who: string, type: string, attributes: object): void {
    this.fixture.actor(who).send(type, attributes);
  }

  #newId(): string {
    return `X${++this.#submitted}`;
  }

  #submits(dice: Dice): void {
    const Queue = dice.next(3) === 0 ? 'Pool' : 'Inbound';
    this.#send('ms', 'RequestSubmit', { InteractionId: this.#newId(), Queue, MediaType: dice.pick(media) });
  }

  #creates(dice: Dice): void {
    this.#send('ann', 'RequestSubmit', { InteractionId: this.#newId(), Queue: 'Pool', MediaType: dice.pick(media) });
  }

  /** Ann takes something while URS gets something for her. */
  #crosses(dice: Dice): void {
    if (dice.next(2) === 0) this.#creates(dice);
    else this.#pulls(dice);
    this.#send('ms', 'RequestSubmit', { InteractionId: this.#newId(), Queue: 'Inbound', MediaType: dice.pick(media) });
  }

  #answers(type: string, dice: Dice): void {
    const open = this.#store.tickets.filter(({ invitee }) => invitee === 'ann');
    if (open.length === 0) return this.#submits(dice);
    const { id: TicketId, interaction: InteractionId } = dice.pick(open);
    this.#send('ann', type, { InteractionId, TicketId });
  }

  /** Of something that ann handles. */
  #says(type: string, dice: Dice): void {
    const handled = this.#store.interactions.filter(({ parties }) => parties.some(({ agent }) => agent === 'ann'));
    if (handled.length > 0) this.#send('ann', type, { InteractionId: dice.pick(handled).id });
  }

  #pulls(dice: Dice): void {
    const waiting = this.#store.waitingIn('Pool');
    if (waiting.length > 0) this.#send('ann', 'RequestPull', { InteractionIds: [dice.pick(waiting)] });
  }

  /** Bob takes something, and asks ann to join. */
  #isAsked(dice: Dice): void {
    const InteractionId = this.#newId();
    this.#send('bob', 'RequestSubmit', { InteractionId, Queue: 'Pool', MediaType: dice.pick(media) });
    this.#run(0);
    this.#send('bob', 'RequestConference', { InteractionId, AgentId: 'ann' });
  }

  #rests(dice: Dice): void {
    const MediaType = dice.pick(this.#media);
    const isReady = this.#store.agent('ann')!.media.get(MediaType) === 'ready';
    this.#send('ann', isReady ? 'RequestNotReadyForMedia' : 'RequestCancelNotReadyForMedia', { MediaType });
  }
}
