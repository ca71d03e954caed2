import type { Received } from '../bus/crossing.ts';
import { checkSender } from '../bus/check-is-message.ts';
import type { Link } from '../bus/link.ts';
import { BenchError, errors } from '../kernel/errors.ts';
import { LiveMap } from '../kernel/live-map.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { readable } from '../kernel/author/readable.ts';
import { catalogue, type Message, type RequestType } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import { delayFrom } from '../contract/delay.ts';
import { findingOf } from '../contract/finding.ts';
import type { ActorKit } from '../contract/plugin.ts';
import { actAt, type Act } from '../contract/script.ts';
import { named, ScriptWatch, type FollowedRule, isEventOf, meantBy } from './script-watch.ts';
import { looksBack, scriptedRequest, valueIn, withInteraction, type Occasion } from './scripted-request.ts';

/** The client's end of a link, as those see it who send and listen. */
export interface Client extends Pick<Link, 'name' | 'send'> {
  /** What arrives, as the client reads it. */
  readonly messages: Link['messages'];
  /** Whether a line may have to do with the message that came last, now or later; absent where there are no lines. */
  readonly heeded?: boolean;
}

/**
 * Lets one actor do what its rules and script lines say. What the actor sends besides goes through the client
 * that comes back, so that a rule with `answers` knows of it.
 */
export function followScript(kit: ActorKit, link: Link, lines: readonly FollowedRule[]): Client {
  for (const { event, act } of lines) {
    if (event !== undefined) refuseUnknown(event);
    for (const request of requestsOf(act)) {
      refuseUnknown(request);
      if (!request.startsWith('Request')) checkSender(link, { type: request as RequestType });
    }
  }
  return lines.length === 0 ? link : new Follower(kit, link, lines);
}

class Follower implements Client {
  readonly name: string;
  readonly messages: Link['messages'];
  heeded = true;
  readonly #kit: ActorKit;
  readonly #link: Link;
  readonly #lines: readonly FollowedRule[];
  readonly #followed = new Set<FollowedRule>();
  readonly #watch: ScriptWatch;
  /** The latest event that names an interaction; a ticket or a call as well. */
  #latest: { named?: Received; TicketId?: Received; ConnID?: Received } = {};
  /** Whether a line may ask what was told last. */
  readonly #looksBack: boolean;
  /** Own requests without an answer so far, by ReferenceId. */
  readonly #asked = new LiveMap<number, Message>();
  #connection = 1;

  constructor(kit: ActorKit, link: Link, lines: readonly FollowedRule[]) {
    this.name = link.name;
    this.messages = link.messages;
    this.#kit = kit;
    this.#link = link;
    this.#watch = new ScriptWatch(kit, link.name, lines);
    this.#lines = lines.filter(({ event }) => event !== undefined);
    this.#looksBack = lines.some(({ at, act }) => at !== undefined && looksBack(act));
    link.hear((message) => this.#take(message));
    link.hearClosed(() => this.#forget());
    for (const line of lines) {
      const { at } = line;
      if (at === undefined) continue;
      const occasion = { on: `at ${at} ms`, cause: undefined, asked: undefined };
      kit.clock.at(at, () => this.#begin(line, occasion), { name: timeFor(line.act) });
    }
  }

  send(message: Message): number {
    const ref = this.#link.send(message);
    if (message.type.startsWith('Request')) this.#asked.set(ref, message);
    return ref;
  }

  #take(message: Received): void {
    const asked = this.#answered(message);
    const cause = withInteraction(message, asked);
    this.heeded = this.#looksBack || this.#lines.some((line) => isMeant(line, cause, asked));
    if (this.#looksBack) {
      if (cause.interaction !== undefined) this.#latest.named = cause;
      for (const name of ['TicketId', 'ConnID'] as const)
        if (valueIn(cause, name) !== undefined) this.#latest[name] = cause;
    }
    for (const line of this.#lines) {
      if (this.#followed.has(line) || !isEventOf(line, cause)) continue;
      if (!isMeant(line, cause, asked) || !this.#told(line, () => holdsFor(line, meantBy(line, cause)))) {
        this.#watch.notMeant(line);
        continue;
      }
      if (line.once) this.#followed.add(line);
      this.#begin(line, { on: `on ${line.event}`, cause: meantBy(line, cause), asked, connection: this.#connection });
    }
  }

  #forget(): void {
    this.#connection++;
    this.#asked.clear();
    this.#latest = {};
    this.#watch.forget();
  }

  #answered(cause: Received): Message | undefined {
    const { ref } = cause;
    if (ref === undefined) return undefined;
    const asked = this.#asked.get(ref);
    this.#watch.answered(ref, cause, asked?.interaction);
    this.#asked.delete(ref);
    return asked;
  }

  #begin(rule: FollowedRule, occasion: Occasion): void {
    const { act, after = 0 } = rule;
    this.#watch.begins(rule);
    const asks = { for: 'time', who: this.name, when: occasion.on } as const;
    const delay = delayFrom(after, this.#kit, { about: `how long ${this.name} takes ${occasion.on}`, asks });
    if (delay === 0) this.#do(act, occasion, rule);
    else this.#kit.clock.after(delay, () => this.#do(act, occasion, rule), { name: timeFor(act) });
  }

  #do(act: Act, occasion: Occasion, rule: FollowedRule): void {
    const isThere = this.#link.connected && (occasion.connection ?? this.#connection) === this.#connection;
    this.#watch.done(rule, isThere);
    if (!isThere) return;
    if (act.do === 'disconnect') this.#link.disconnect();
    if (act.do === 'send') {
      const request = () => scriptedRequest(act, this.#informed(occasion, act.request));
      this.#told(rule, () => this.#watch.sent(this.send(request()), act, rule));
    }
    if (act.do === 'follow')
      act.acts.subscribe((each) => this.#told(rule, () => this.#do(asAct(each), occasion, rule)));
    if (act.do === 'oneOf') {
      const about = `what ${this.name} does ${occasion.on}`;
      const asks = { for: 'act', who: this.name, when: occasion.on } as const;
      const chosen = act.acts[this.#kit.choices.pick(act.acts.length, { about, asks, options: act.acts.map(named) })];
      if (chosen !== undefined) this.#do(chosen, occasion, rule);
    }
  }

  /** What a rule says that cannot be done is told on its own line. */
  #told<R>(rule: FollowedRule, work: () => R): R | undefined {
    try {
      return work();
    } catch (thrown) {
      const error = readable(thrown);
      if (!(error instanceof BenchError) || !unsendable.has(error.code)) throw error;
      this.#kit.finding({ ...findingOf(error), where: actAt(rule.act) });
      return undefined;
    }
  }

  /** Who acts because it is time knows what it was told last. */
  #informed(occasion: Occasion, request: RequestType): Occasion {
    if (occasion.cause !== undefined) return occasion;
    const { named, TicketId, ConnID } = this.#latest;
    const { attributes } = catalogue[request][0]!.row;
    const isAbout = (name: string) => attributes[name]?.optional === false;
    return { known: isAbout('TicketId') ? TicketId : isAbout('ConnID') ? ConnID : named, ...occasion };
  }
}

const isMeant = (rule: FollowedRule, cause: Received, asked: Message | undefined) =>
  isEventOf(rule, cause) && (rule.answers === undefined || asked?.type === rule.answers);

/** What is wrong in what a rule says; other errors come from code behind it, and have a line of their own. */
const unsendable: ReadonlySet<string> = new Set([
  'RP_MISSING_ATTRIBUTE',
  'RP_WRONG_ATTRIBUTE',
  'RP_UNKNOWN_ATTRIBUTE',
  'RP_BAD_USER_DATA',
  'RP_OPTION_OUT_OF_RANGE',
]);

/** Whether the `where` of a rule holds for an event; nobody waits for an answer that comes later. */
function holdsFor({ where, event }: FollowedRule, cause: Received): boolean {
  const said: unknown = where === undefined || where(cause);
  if (said instanceof Promise)
    throw errors.optionOutOfRange(`A rule for ${event}`, 'where', 'given a promise', 'true or false at once');
  return Boolean(said);
}

function asAct(value: unknown): Act {
  if (typeof value === 'object' && value !== null && 'do' in value) return value as Act;
  throw errors.optionOutOfRange('`follow`', 'acts', `giving ${valueInWords(value)}`, 'acts such as `send(…)`');
}

const requestsOf = (act: Act): readonly string[] =>
  act.do === 'send' ? [act.request] : act.do === 'oneOf' ? act.acts.flatMap(requestsOf) : [];

/** What reports call the timer of an act. */
const timeFor = (act: Act): string => `time for ${named(act)}`;

function refuseUnknown(type: string): void {
  if (!(type in catalogue)) throw errors.unknownMessage('the bench', type, nearestName(type, Object.keys(catalogue)));
}
