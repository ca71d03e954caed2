import { map, merge, race } from 'rxjs';
import {
  defineStrategy,
  minutes,
  placeInQueue,
  play,
  routeTo,
  seconds,
  send,
  whenever,
  type Agent,
  type Played,
  type Rule,
  type Scenario,
} from 'routeproof';
import { contactCentre, faults, type Choices, type FaultOptions } from 'routeproof/plugins';

/** To ann; to the back office when the server refuses, and after ten minutes. */
export const toAnn = defineStrategy({
  name: 'to ann',
  route: (_interaction, desk) =>
    merge(
      race(
        desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
        desk.after(minutes(10)).pipe(map(() => placeInQueue('Back office'))),
      ),
      desk.refused.pipe(map(() => placeInQueue('Back office'))),
    ),
});

/** Accepts after three seconds and stops ten seconds later. */
export const works: readonly Rule[] = [
  whenever('EventInvite', send('RequestAccept', {}, { mayBeRefused: true }), { after: seconds(3) }),
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: seconds(10) }),
];

interface Setting extends Partial<Omit<Scenario, 'plugins'>> {
  readonly tLibrary?: boolean;
  readonly agents?: readonly Agent[];
}

export const scenarioWith =
  (options: FaultOptions | undefined, { tLibrary = true, agents: staff, ...rest }: Setting = {}) =>
  (): Scenario => ({
    name: 'one e-mail',
    strategy: toAnn,
    centre: {
      agents: staff ?? [{ name: 'ann', does: works }],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: [...contactCentre({ tLibrary }), ...(options === undefined ? [] : [faults(options)])],
    load: { interactions: [{ InteractionId: 'X1' }] },
    ...rest,
  });

/** Lets happen what a question asks for, and nothing else. */
export function lettingHappen(...questions: readonly string[]): Choices & { readonly asked: string[] } {
  const answers: number[] = [];
  const asked: string[] = [];
  return {
    answers,
    asked,
    pick: (_count, question) => {
      const about = question?.about ?? '';
      asked.push(about);
      answers.push(questions.includes(about) && !asked.slice(0, -1).includes(about) ? 1 : 0);
      return answers.at(-1)!;
    },
  };
}

/** What came over the links to and from one client, one line each: `3 > RequestAccept`. */
export const linkOf = (client: string, { messages }: Played): readonly string[] =>
  messages
    .filter(({ from, to }) => from === client || to === client)
    .map(({ at, from, type }) => `${at / 1000} ${from === client ? '>' : '<'} ${type}`);

/** What became of the interaction: `stopped`, or where it is. */
export const endOf = ({ interactions }: Played, id = 'X1'): string | undefined => {
  const { state, queue } = interactions.find((each) => each.id === id)!;
  return queue ?? state;
};

export const happens = (question: string, scenario: () => Scenario) =>
  play(scenario, { choices: lettingHappen(question) });
