import type { Decision, Strategy } from 'routeproof';
import { readable, type Message } from 'routeproof/kit';
import { described } from './desk/decisions-of.ts';
import { DeskClerk } from './desk/desk-clerk.ts';
import { Path } from './path.ts';
import { isGone, StrategyFindings } from './strategy-findings.ts';
import type { InteractionInHand } from './routing/interaction-in-hand.ts';
import type { AttemptOptions, UrsContext } from './urs-context.ts';
import type { Answer, Refused } from './routing/outbox.ts';
import { attaching, destinationOf, isDecision, requestFor, targetFacts } from './routing/request-for.ts';

type RouteTo = Extract<Decision, { do: 'routeTo' }>;
type Ending = Exclude<Decision, { do: 'attach' }>;

/** One strategy at work on one interaction, from EventRouteRequest until the server takes a decision or the interaction away. */
export class RoutingAttempt {
  readonly interaction: InteractionInHand;
  readonly #number: number;
  /** What its requests are about. */
  readonly #about: { readonly interaction: string; readonly connId: string };
  readonly #strategy: Strategy;
  readonly #context: UrsContext;
  readonly #clerk: DeskClerk;
  readonly #findings: StrategyFindings;
  readonly #onDone: () => void;
  readonly #path: Path;
  /** It gave something that is no decision, which explains why it ends nowhere. */
  #gaveNoDecision = false;
  /** Decided, and not answered yet. */
  #ending: Ending | undefined;
  #state: 'open' | 'lost' | 'done' = 'open';

  constructor(interaction: InteractionInHand, { number, strategy, context, connId, onDone }: AttemptOptions) {
    this.interaction = interaction;
    this.#number = number;
    this.#about = { interaction: interaction.id, connId };
    this.#onDone = onDone;
    this.#strategy = strategy;
    this.#context = context;
    const { id, mediaType: medium } = interaction;
    this.#findings = new StrategyFindings(context, strategy, id);
    this.#path = new Path({
      isSession: strategy.sessionGoesOn === true,
      ...{ findings: this.#findings, sessions: context.sessions },
      isAlone: () => this.isOver,
      onEnd: () => this.#clerk.pathEnded(),
    });
    const isDeciding = () => this.#ending !== undefined;
    const receivedAt = () => interaction.properties.ReceivedAt;
    const asking = { strategy, interaction: id, medium, userData: () => interaction.userData, receivedAt };
    this.#clerk = new DeskClerk({ asking, attempt: number, connId, isDeciding, findings: this.#findings }, context);
  }

  get isOver(): boolean {
    return this.#state !== 'open';
  }

  /** Runs the strategy up to its first wait. */
  start(): void {
    this.#findings.heed(() => this.#begin());
  }

  #begin(): void {
    let given: unknown;
    try {
      given = this.#strategy.route(this.interaction, this.#clerk.desk);
    } catch (error) {
      return this.#failed(error);
    }
    this.#path.begin(given, {
      next: (value) => this.#take(value),
      error: (error) => this.#failed(error),
      complete: () => this.#completed(),
    });
  }

  /** The interaction was taken away. */
  lose(): void {
    if (this.isOver) return;
    this.#state = 'lost';
    this.#clerk.lose(() => {
      this.#path.leave();
      if (this.#ending !== undefined) this.#context.board.takeBack(this.interaction.id);
    });
  }

  #take(value: unknown): void {
    if (!isDecision(value)) return this.#noDecision(value);
    if (this.#state === 'lost') return this.#tooLate(() => this.#findings.decidedAfterLoss(value));
    if (this.#state === 'done') return this.#tooLate(() => this.#findings.decidedTwice(value));
    if (this.#ending !== undefined) return this.#findings.decidedTwice(value);
    try {
      this.#carryOut(value);
    } catch (error) {
      this.#gaveNoDecision = true;
      this.#findings.unsendable(value, error);
    }
  }

  #noDecision(value: unknown): void {
    this.#gaveNoDecision = true;
    this.#findings.notADecision(value === undefined ? undefined : described(value));
  }

  #carryOut(decision: Decision): void {
    const message = requestFor(decision, this.#about);
    const { id: interaction, mediaType: medium } = this.interaction;
    this.#context.afterwards.decided(decision, { strategy: this.#strategy, interaction, medium });
    if (decision.do !== 'attach') this.#ending = decision;
    if (decision.do === 'routeTo') this.#use(decision);
    this.#send(message, (answer) => {
      if (answer !== 'done') this.#refused(decision, answer);
      else if (decision.do === 'attach') this.interaction.attached(decision.userData);
      else this.#done(decision);
    });
  }

  /** The target is in use now; URS attaches what it knows of it, if it is told to. */
  #use({ target }: RouteTo): void {
    const to = destinationOf(target);
    if ('queue' in to) return;
    const reservation = this.#clerk.targets.reservationOf(to.agent);
    if (reservation !== undefined && this.#context.attachesTargets) {
      const facts = targetFacts(reservation.target, {
        strategy: this.#strategy.name,
        queueId: this.#clerk.targets.queueIdOf(reservation),
      });
      this.#send(attaching(facts, this.#about), (answer) => {
        if (answer === 'done') this.interaction.attached(facts);
      });
    }
    const { board, clock } = this.#context;
    board.promise(to, this.interaction.id, this.interaction.mediaType, clock.now());
    reservation?.use();
  }

  #done(decision: Ending): void {
    this.#ending = undefined;
    this.#state = 'done';
    const { board, clock } = this.#context;
    if (decision.do === 'routeTo') board.delivered(this.interaction.id, clock.now());
    this.#clerk.close(() => this.#path.leave());
    this.#onDone();
  }

  #refused(decision: Decision, answer: Refused): void {
    // The interaction is on its way out of URS, and EventRevoked comes next: no strategy could do anything about it.
    if (answer.error === 'invitation-withdrawn') return;
    if (decision.do !== 'attach') this.#ending = undefined;
    if (decision.do === 'routeTo') this.#endReservation(decision, answer);
    const { error, description } = answer;
    if (!this.#clerk.tell({ decision, error, description })) return this.#findings.refusalUnheard(decision, answer);
    if (decision.do === 'attach' || !this.#path.hasEnded) return;
    this.#context.kit.atStepEnd(() => {
      if (!this.isOver && this.#ending === undefined) this.#findings.endsRefused(decision, answer);
    });
  }

  #endReservation({ target }: RouteTo, { error }: Refused): void {
    const to = destinationOf(target);
    if ('queue' in to) return;
    if (error === 'target-not-logged-in') this.#context.board.doubt(to);
    this.#context.board.takeBack(this.interaction.id);
    this.#clerk.targets.reservationOf(to.agent)?.end();
  }

  #completed(): void {
    this.#path.ended();
    if (this.isOver) return;
    if (this.#ending === undefined && !this.#gaveNoDecision) this.#findings.endsNowhere();
  }

  #failed(thrown: unknown): void {
    const error = readable(thrown);
    if (!(this.#state === 'lost' && isGone(error))) {
      this.#context.afterwards.services.thrown(error);
      this.#findings.threw(error);
    }
    this.#path.ended();
  }

  #tooLate(report: () => void): void {
    report();
    this.#path.abandon();
  }

  #send(message: Message, onAnswer: (answer: Answer) => void): void {
    this.#context.outbox.send({
      attempt: this.#number,
      message,
      onAnswer: (answer) => {
        if (!this.isOver) onAnswer(answer);
      },
    });
  }
}
