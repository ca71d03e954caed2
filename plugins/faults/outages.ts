import { seconds, type Milliseconds } from 'routeproof';
import { errors, nearestName, timeInWords, type FaultKit, type Link } from 'routeproof/kit';
import type { FaultChoice } from './fault-choice.ts';
import type { PlannedOutage } from './fault-options.ts';
import type { Occasions } from './occasions.ts';

/** The Interaction Server's name in every trace. */
const server = 'interaction-server';
/** Connections come back one after another, so that their registrations are no race of their own. */
const apart = seconds(2);

/** How a program fails: it loses its connection to the Interaction Server, or everything. */
type Failing = 'disconnects' | 'restarts';

/** Brings down what may fail, after a message or at a time, and up again. */
export class Outages {
  readonly #kit: FaultKit;
  readonly #choice: FaultChoice;
  readonly #occasions: Occasions;
  /** When a program that is down is up again. */
  readonly #upAt = new Map<string, Milliseconds>();

  constructor(kit: FaultKit, choice: FaultChoice, occasions: Occasions) {
    this.#kit = kit;
    this.#choice = choice;
    this.#occasions = occasions;
  }

  watch(outage: PlannedOutage, failing: Failing): void {
    const { of, when, at, away } = outage;
    const links = this.#linksOf(of, failing);
    if (away !== Infinity) for (const link of links) if (!link.comesBack) throw errors.neverComesBack(link.name);
    const ask = (occasion: string, hasCome: () => void) => {
      if (!this.#isUp(of, links)) return;
      hasCome();
      if (this.#choice.happens(`${of} ${failing} ${occasion}`)) this.#fail(outage, failing);
    };
    const fault = `${failing.slice(0, -1)} of ${of}`;
    for (const time of at) {
      const words = timeInWords(time);
      const hasCome = this.#occasions.of(`${fault} at ${words}`, `the run ended before, or ${of} was not there then`);
      this.#kit.clockOf(of).at(time, () => ask(`at ${time} ms`, hasCome));
    }
    if (at.length > 0 && when === undefined) return;
    const hasCome = this.#occasions.of(fault, `${when ?? 'a message to it or from it'} never came`);
    const peers = new Set(links.flatMap(({ name, to }) => [name, to]));
    let isAsking = false;
    const consider = (type: string, standsFor: string | undefined) => {
      if (isAsking || (when !== undefined && when !== type && when !== standsFor)) return;
      isAsking = true;
      this.#kit.atStepEnd(() => {
        isAsking = false;
        ask(`after ${type}`, hasCome);
      });
    };
    this.#kit.bus.messages.subscribe(({ from, to, type, standsFor }) => {
      if (to === of && peers.has(from)) consider(type, standsFor);
    });
    this.#kit.bus.sent.subscribe(({ from, to, type, standsFor }) => {
      if (from === of && peers.has(to)) consider(type, standsFor);
    });
  }

  /** The connections that break. */
  #linksOf(program: string, failing: Failing): readonly Link[] {
    const { links, programs } = this.#kit;
    if (!programs.includes(program)) throw errors.unknownActor(program, programs, nearestName(program, programs));
    const broken = links.filter(({ name, to }) =>
      failing === 'restarts' ? name === program || to === program : name === program && to === server,
    );
    if (broken.length === 0)
      throw errors.optionOutOfRange('faults', failing.slice(0, -1), program, `a client of the Interaction Server`);
    return broken;
  }

  #isUp(program: string, links: readonly Link[]): boolean {
    return links.some(({ isWhole }) => isWhole) && this.#kit.clockOf(program).now() >= (this.#upAt.get(program) ?? 0);
  }

  #fail({ of, away }: PlannedOutage, failing: Failing): void {
    const { clockOf, restart } = this.#kit;
    // Who had gone for another reason does not come back.
    const links = this.#linksOf(of, failing).filter(({ isWhole }) => isWhole);
    const upAt = clockOf(of).now() + away;
    this.#upAt.set(of, upAt);
    if (failing === 'restarts') restart(of);
    else for (const link of links) link.disconnect();
    for (const [index, link] of links.entries()) this.#bringBack(link, upAt + index * apart);
  }

  /** Both ends must be up: another fault may have brought down the other one. */
  #bringBack(link: Link, time: Milliseconds): void {
    const clock = this.#kit.clockOf(link.name);
    clock.at(time, () => {
      const upAt = Math.max(this.#upAt.get(link.name) ?? 0, this.#upAt.get(link.to) ?? 0);
      if (clock.now() < upAt) this.#bringBack(link, upAt);
      else link.reopen();
    });
  }
}
