import { minutes, type Milliseconds } from 'routeproof';
import { found, streamOfInteraction, timeInWords, type ActorClock, type Cancel, type Reported } from 'routeproof/kit';

/** How often an application asks something of the server while its agent works; a handling-timeout below it still fires. */
const signEvery = minutes(50);

/** An interaction in the agent's hands. */
export class Task {
  /** Its handling time is not over. */
  open: boolean;
  /** A conference that the agent called is asked for, or goes on. */
  conferring = false;
  /** The agent was called for help, and leaves or takes over. */
  readonly helps: boolean;
  readonly timers: Cancel[] = [];
  readonly #since: Milliseconds;
  #time: Milliseconds = 0;

  constructor(clock: ActorClock, how: { readonly open: boolean; readonly helps: boolean }) {
    this.#since = clock.now();
    this.open = how.open;
    this.helps = how.helps;
  }

  /**
   * The agent works on it for so long. The Interaction Server takes interactions from an application that sends nothing for long, so
   * it is given a sign of life now and then.
   */
  works(clock: ActorClock, time: Milliseconds, giveSign: () => void): void {
    this.#time = Math.max(this.#time, time);
    if (time <= signEvery) return;
    const next = (left: Milliseconds) => {
      if (left <= signEvery) return;
      const sign = () => {
        giveSign();
        next(left - signEvery);
      };
      this.timers.push(clock.after(signEvery, sign, { upkeep: true }));
    };
    next(time);
  }

  /** It was taken from the agent at work; whoever gets it next begins from the beginning, which an author may not see. */
  taken(clock: ActorClock, interaction: string): Reported {
    const stream = streamOfInteraction(interaction);
    const [after, time] = [timeInWords(clock.now() - this.#since), timeInWords(this.#time)];
    return { ...found.takenFromWork(stream, after, time), cause: `taken from work: ${stream}`, interaction };
  }
}
