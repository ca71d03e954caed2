import type { Crossing } from '../../bus/crossing.ts';
import type { Decision } from '../../contract/decision.ts';
import type { Subject } from '../../lanes/read-picture.ts';
import { isMessage, type Vocabulary } from '../../contract/word.ts';
import type { Plugin } from '../../contract/plugin.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import type { InteractionStateName } from '../../protocol/states.ts';
import { messageMeant } from '../diff-word.ts';
import type { LaneEvent } from './lane-event.ts';

interface RecordedState {
  readonly at: Milliseconds;
  readonly interaction: string;
  readonly state: InteractionStateName;
}

interface RecordedDecision {
  readonly at: Milliseconds;
  readonly strategy: string;
  readonly decision: Decision;
}

/** Everything that lanes can be about, as it happened in one run. */
export class Recorder {
  readonly sent: Crossing[] = [];
  readonly delivered: Crossing[] = [];
  readonly states: RecordedState[] = [];
  readonly decisions: RecordedDecision[] = [];
  readonly broken: { readonly at: Milliseconds; readonly client: string }[] = [];
  /** Names of the strategies of the scenario. */
  readonly strategies = new Set<string>();
  /** What time it is on the bench; set when there is one. */
  now: () => Milliseconds = () => 0;

  /** The probe that sees it. */
  readonly plugin: Plugin = {
    name: 'lanes',
    observe: ({ bus, store }) => {
      bus.sent.subscribe((message) => this.sent.push(message));
      bus.messages.subscribe((message) => this.delivered.push(message));
      bus.broken.subscribe(({ client }) => this.broken.push({ at: this.now(), client }));
      store.changes.subscribe((change) => {
        if (change.kind !== 'interaction') return;
        const { at, interaction, from } = change;
        const isFirst = !this.states.some((each) => each.interaction === interaction.id);
        if (isFirst || from !== interaction.state)
          this.states.push({ at, interaction: interaction.id, state: interaction.state });
      });
    },
  };

  /** A strategy has decided. */
  decided(strategy: string, decision: Decision): void {
    this.decisions.push({ at: this.now(), strategy, decision });
  }

  /** Names of a kind: whom a lane can be about. */
  get names(): Readonly<Record<'actor' | 'interaction' | 'strategy', readonly string[]>> {
    return {
      actor: [...new Set(this.sent.flatMap(({ from, to }) => [from, to]))],
      interaction: [...new Set(this.states.map(({ interaction }) => interaction))],
      strategy: [...this.strategies],
    };
  }

  /** What happened to the subject of a lane, in order. */
  about(subject: Subject, words: Vocabulary): readonly LaneEvent[] {
    if (subject.kind === 'is')
      return this.states
        .filter(({ interaction }) => interaction === subject.interaction)
        .map(({ at, state }) => ({ kind: 'state', at, state }));
    if (subject.kind === 'decides')
      return this.decisions
        .filter(({ strategy }) => strategy === subject.strategy)
        .map(({ at, decision }) => ({ kind: 'decision', at, decision }));
    const meant = this.#messagesOf(subject).filter(this.#beyondSetup(words));
    return meant.map((message) => ({
      kind: 'message',
      at: subject.kind === 'sends' ? message.sentAt : message.at,
      message,
    }));
  }

  #messagesOf(subject: Subject): readonly Crossing[] {
    if (subject.kind === 'gets') return this.delivered.filter(({ to }) => to === subject.actor);
    if (subject.kind === 'sends') return this.sent.filter(({ from }) => from === subject.actor);
    if (subject.kind !== 'crosses') return [];
    return this.delivered.filter(({ from, to }) => from === subject.from && to === subject.to);
  }

  /** What only brings a bench to work is left out: registration, login and statistics, unless a letter means them. */
  #beyondSetup(words: Vocabulary): (message: Crossing) => boolean {
    const meant = new Set(Object.values(words).map((word) => (isMessage(word) ? messageMeant(word)?.type : undefined)));
    const isSetup = ({ type, standsFor, protocol }: Crossing) =>
      (setup.has(standsFor ?? type) || protocol === 'Statistics') && !meant.has(type);
    const answered = new Set(
      this.sent.filter(isSetup).flatMap(({ from, to, ref }) => (ref === undefined ? [] : [`${to} ${from} ${ref}`])),
    );
    return (message) => !isSetup(message) && !answered.has(`${message.from} ${message.to} ${message.ref}`);
  }
}

const setup: ReadonlySet<string> = new Set([
  'RequestRegisterClient',
  'RequestAgentLogin',
  'EventAgentLogin',
  'RequestStartPlaceAgentStateReportingAll',
]);
