import type { Received } from '../bus/crossing.ts';
import { LiveMap } from '../kernel/live-map.ts';
import { timeInWords } from '../kernel/time.ts';
import type { Reported } from '../contract/finding.ts';
import { found } from '../contract/found.ts';
import type { ActorKit } from '../contract/plugin.ts';
import type { ServerErrorName } from '../protocol/server-errors.ts';
import { actAt, type Act, type Rule } from '../contract/script.ts';

type Sending = Extract<Act, { do: 'send' }>;

/** A rule, followed each time or once. */
export type FollowedRule = Rule & {
  /** Followed the first time only. Default: false. */
  readonly once?: boolean;
};

/** Answers that say what others have done about an invitation: that is no refusal. */
const outcomes: ReadonlySet<string> = new Set(['invitation-rejected', 'invitation-expired', 'invitation-withdrawn']);

/** Watches what becomes of the lines and habits of one actor: what is refused, what does not come, and what is not done. */
export class ScriptWatch {
  readonly #kit: Pick<ActorKit, 'finding' | 'clock'>;
  readonly #actor: string;
  /** To whose refusals a rule listens: of one request, or of all. */
  readonly #hears: readonly (string | undefined)[];
  /** Without an answer so far, by ReferenceId. */
  readonly #sent = new LiveMap<number, { readonly sending: Sending; readonly rule: FollowedRule }>();
  /** Lines that wait for their event, with how often it came and was not meant; and lines and habits that wait for their time. */
  readonly #waiting = new Map<FollowedRule, number>();

  constructor(kit: Pick<ActorKit, 'finding' | 'clock' | 'atRunEnd'>, actor: string, rules: readonly FollowedRule[]) {
    this.#kit = kit;
    this.#actor = actor;
    this.#hears = rules.filter(({ event }) => event === 'EventError').map(({ answers }) => answers);
    for (const rule of rules) if (isDoneOnce(rule) && rule.act.do !== 'nothing') this.#waiting.set(rule, 0);
    kit.atRunEnd(({ isCut }) => this.#runEnded(isCut));
  }

  /** The event of a line came, but not as the line has it. */
  notMeant(rule: FollowedRule): void {
    const times = this.#waiting.get(rule);
    if (times !== undefined) this.#waiting.set(rule, times + 1);
  }

  /** What a line or habit says is done now; `isThere` is false when the connection over which it was to be done is gone. */
  done(rule: FollowedRule, isThere: boolean): void {
    const isLine = this.#waiting.delete(rule);
    if (isLine && !isThere && rule.once === true) this.#notDone(rule, 'its connection was gone');
  }

  /** A request of a line or habit went out. */
  sent(ref: number, sending: Sending, rule: FollowedRule): void {
    this.#sent.set(ref, { sending, rule });
  }

  /** The answer to a request about this interaction has come. */
  answered(ref: number, answer: Received, interaction: string | undefined): void {
    const sent = this.#sent.get(ref);
    if (sent === undefined) return;
    this.#sent.delete(ref);
    const problem = this.#problemIn(answer, sent.sending, sent.rule.once === true);
    if (problem === undefined) return;
    const where = actAt(sent.sending) ?? actAt(sent.rule.act);
    this.#kit.finding({ ...problem, interaction, where });
  }

  /** The connection ended: what was asked over it is not answered. */
  forget(): void {
    this.#sent.clear();
  }

  #problemIn(answer: Received, { request, refused, mayBeRefused }: Sending, isLine: boolean): Reported | undefined {
    const { error, description } = refusalIn(answer);
    if (refused !== undefined)
      return error === refused ? undefined : found.notRefused(request, this.#actor, refused, error);
    const isHeard = this.#hears.some((answers) => answers === undefined || answers === request);
    if (error === undefined || mayBeRefused === true || isHeard || outcomes.has(error)) return undefined;
    return (isLine ? found.requestRefused : found.habitRefused)(request, this.#actor, error, description);
  }

  /** What an event was to begin may still come after the end of a day; what had its time, was to be done in it. */
  #runEnded(isCut: boolean): void {
    for (const [rule, times] of this.#waiting)
      if (isCut && rule.event !== undefined) continue;
      else if (rule.once !== true) this.#habitNotDone(rule);
      else if (rule.event === undefined || times < 0)
        this.#notDone(rule, `the run ended before, at ${timeInWords(this.#kit.clock.now())}`);
      else this.#neverCame(rule, rule.event, times);
  }

  /** The event of a line came, and the actor takes its time: what is not done at the end of the run was cut off. */
  begins(rule: FollowedRule): void {
    if (this.#waiting.has(rule)) this.#waiting.set(rule, -1);
  }

  #neverCame(rule: FollowedRule, event: string, times: number): void {
    const wanted = rule.where === undefined ? `as the answer to ${rule.answers}` : 'so that its `where` held';
    const instead =
      times === 0 ? 'that did not come' : `it came ${times === 1 ? 'once' : `${times} times`}, but not ${wanted}`;
    const sentence = found.eventNeverCame(event, this.#actor, named(rule.act), instead);
    this.#kit.finding({ ...sentence, where: actAt(rule.act) });
  }

  #habitNotDone({ act, at = 0 }: FollowedRule): void {
    const [time, end] = [timeInWords(at), timeInWords(this.#kit.clock.now())];
    this.#kit.finding({ ...found.habitNotDone(named(act), this.#actor, time, end), where: actAt(act) });
  }

  #notDone(rule: FollowedRule, reason: string): void {
    this.#kit.finding({ ...found.lineNotDone(named(rule.act), this.#actor, reason), where: actAt(rule.act) });
  }
}

/** A line of a script, or a habit that has a time. */
const isDoneOnce = ({ once, at }: FollowedRule): boolean => once === true || at !== undefined;

interface ErrorWords {
  readonly ErrorName?: ServerErrorName | undefined;
  readonly ErrorDescription?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

/** Why a request was refused, if this is the answer that says so: both protocols that bring EventError have the error's name. */
export function refusalIn(answer: Received): {
  /** ErrorName of the refusal, `unknown` where the event has none; absent where nothing was refused. */
  readonly error?: ServerErrorName | 'unknown';
  /** The server's sentence; empty where nothing was refused. */
  readonly description: string;
} {
  const { type, body } = answer;
  if (type !== 'EventError') return { description: '' };
  const { ErrorName = 'unknown', ErrorDescription, ErrorMessage } = body as ErrorWords;
  return { error: ErrorName, description: ErrorDescription ?? ErrorMessage ?? '' };
}

/** An act as reports call it. */
export const named = (act: Act): string => (act.do === 'send' ? act.request : act.do);

/** A rule may name what is read, or what it travelled as. */
export const isEventOf = ({ event }: FollowedRule, { type, wire }: Received): boolean =>
  type === event || wire?.type === event;

/** The message that the rule names, as it names it, with the interaction that the actor knows it to be about. */
export const meantBy = ({ event }: FollowedRule, cause: Received): Received =>
  cause.type === event || cause.wire === undefined
    ? cause
    : ({ ...cause.wire, interaction: cause.interaction } as Received);
