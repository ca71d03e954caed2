import { found } from '../../contract/found.ts';
import type { Reported } from '../../contract/finding.ts';
import type { Scenario } from '../../contract/scenario.ts';
import { definedAt } from '../../contract/strategy.ts';
import { messageIn } from '../../bus/message-in.ts';
import type { Bench } from '../create-bench.ts';
import { lineOfLimit } from '../findings/line-of-limit.ts';
import type { Question } from '../../kernel/choices.ts';
import type { Pending } from '../../kernel/clock/event-queue.ts';
import { NextEvent } from '../../kernel/clock/racing-agenda.ts';
import { timeInWords, type Milliseconds } from '../../kernel/time.ts';
import { serverName } from '../../server/server-name.ts';
import type { Change, InteractionView } from '../../store/store-view.ts';
import type { Crossing } from '../../bus/crossing.ts';

/** More than this is read by nobody. */
const [mostPlaces, mostChoices] = [8, 4];

/** Puts a round into words while it is played: where interactions go, whose timers fire, and what was chosen. */
export class RoundInWords {
  /** Where they went, each with the interaction. */
  readonly #went: (readonly [of: string, words: string])[] = [];
  readonly #places = new Map<string, string>();
  readonly #said = new Set<string>();
  readonly #chosen = new Set<string>();
  readonly #strategies: string[] = [];
  /** Who did something of its own accord last. */
  #actor: string | undefined;

  /** Something has changed in the store. */
  changed(change: Change): void {
    if (change.kind !== 'interaction') return;
    const { id, place } = change.interaction;
    const words = placeInWords(change.interaction);
    if (this.#places.get(id) === words) return;
    this.#places.set(id, words);
    if (place.kind === 'strategy') this.#strategies.push(place.strategy);
    this.#went.push([id, words]);
  }

  /** The step of an event begins. */
  begins({ queue: { actor }, called, of, upkeep }: Pending, message: Crossing | undefined): void {
    const own = message === undefined ? actor.name : message.from;
    if (own !== serverName && !upkeep) this.#actor = own;
    if (message !== undefined) this.#said.add(`${message.from} sends ${message.type} to ${message.to}`);
    else if (own !== serverName && !upkeep) {
      if (called?.startsWith('desk.') === true) this.#went.push([of ?? '', `${called} fires`]);
      else this.#said.add(`${called === undefined ? 'a timer' : `'${called}'`} of ${own} fires`);
    }
  }

  /** A question was answered. */
  asked(question: Question | undefined, answer: number): void {
    if (question instanceof NextEvent) {
      if (answer > 0)
        this.#chosen.add(
          `${eventInWords(question.candidates[answer]!)} always comes before ${eventInWords(question.candidates[0]!)}`,
        );
      return;
    }
    const chosen = question?.options?.[answer] ?? `answer ${answer + 1}`;
    const asks = question?.asks;
    if (asks === undefined) this.#chosen.add(`${question?.about ?? 'what is asked'} is always ${chosen}`);
    else if (asks.for !== 'fault')
      this.#chosen.add(
        `${asks.who} always ${asks.for === 'act' ? 'does' : 'takes'} ${chosen}${asks.when === undefined ? '' : ` ${asks.when}`}`,
      );
    else if (answer > 0) this.#chosen.add(`the fault '${asks.fault}' always comes again`);
  }

  /** What is to be reported of it: it began at that time, and took so long. */
  told({ scenario, store, trace }: Bench, at: Milliseconds, span: Milliseconds): Reported {
    const ids = new Set(this.#went.flatMap(([of]) => (of === '' ? [] : [of])));
    const interaction = ids.size === 1 ? [...ids][0] : undefined;
    const { interactions } = store;
    const where =
      this.#line(scenario) ?? lineOfLimit({ scenario, actor: this.#actor, interactions, messages: trace.messages });
    return {
      ...found.goesRound(
        this.#way(),
        timeInWords(at),
        span === 0 ? undefined : timeInWords(span),
        listed([...this.#chosen], mostChoices, ', and '),
      ),
      ...(interaction !== undefined && { interaction }),
      ...(where !== undefined && { where }),
    };
  }

  /** The way of a round: each interaction is named where it is another than before. */
  #way(): string {
    if (this.#went.length === 0) return listed([...this.#said], mostPlaces, ', ');
    let before = '';
    const words = this.#went.map(([of, each]) => {
      const named = of === before || of === '' ? each : `${of} ${each}`;
      before = of;
      return named;
    });
    return listed(words, mostPlaces, ', ');
  }

  #line({ strategy, centre = {} }: Scenario): string | undefined {
    const all = [strategy, ...(centre.queues ?? []).map((queue) => queue.strategy)];
    for (const name of this.#strategies) {
      const line = definedAt(all.find((each) => each?.name === name) ?? undefined);
      if (line !== undefined) return line;
    }
    return undefined;
  }
}

function placeInWords({ place, parties, state, invitations }: InteractionView): string {
  if (state === 'stopped') return 'is stopped';
  if (place.kind === 'queue') return `goes to queue '${place.queue}'`;
  if (place.kind === 'workbin') return `goes to workbin '${place.workbin.WorkbinType}'`;
  if (place.kind === 'strategy') return `is handed to strategy '${place.strategy}'`;
  if (place.kind === 'delivery') return `is offered to ${invitations.map(({ invitee }) => invitee).join()}`;
  return `is with ${parties.map(({ agent }) => agent).join(' and ')}`;
}

function eventInWords({ subject, called, of, queue }: Pending): string {
  const message = messageIn(subject);
  if (message !== undefined)
    return message.from === serverName ? `${message.type} to ${message.to}` : `${message.type} of ${message.from}`;
  return called === undefined
    ? `a timer of ${queue.actor.name}`
    : `the ${called}${of === undefined ? '' : ` of ${of}`}`;
}

const listed = (words: readonly string[], most: number, and: string): string =>
  words.length > most ? `${words.slice(0, most).join(and)} and ${words.length - most} more` : words.join(and);
