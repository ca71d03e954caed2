import { map } from 'rxjs';
import {
  at,
  defineStrategy,
  nothing,
  oneOf,
  placeInQueue,
  routeTo,
  seconds,
  send,
  stop,
  whenever,
  type Act,
  type Decision,
  type Rule,
  type Scenario,
} from 'routeproof';
import { agents, mediaServer, reportingEngine, tLibrary, urs } from 'routeproof/plugins';

export const [X, Y] = ['0000RPCHAPTER001', '0000RPCHAPTER002'] as const;

const [accept, reject] = [send('RequestAccept'), send('RequestReject')];

/** How an invited agent may answer. */
const answers = {
  'accept': accept,
  'accept or reject': oneOf(accept, reject),
  'accept, reject or do not answer': oneOf(accept, reject, nothing()),
} as const satisfies Readonly<Record<string, Act>>; // prettier-ignore

export type Answers = keyof typeof answers;

export interface ConferenceVariant {
  /** What bob does when he is invited. */
  readonly answers: Answers;
  readonly stoppedBy: 'the media server' | 'ann' | 'bob';
  /** Whether bob leaves what he has joined. */
  readonly bobLeaves: boolean;
  /** Whether bob's time for an answer is nearly over when he gives it. */
  readonly late: boolean;
}

/** Ann has two interactions in hand, invites bob to both and leaves one, while the other is stopped. */
export const conference =
  ({ answers: answer, stoppedBy, bobLeaves, late }: ConferenceVariant) =>
  (): Scenario => {
    const joined = (act: Act, interaction: string): Rule =>
      whenever('EventAck', act, { answers: 'RequestAccept', where: (ack) => ack.interaction === interaction });
    const ten = seconds(10);
    return {
      name: `conference, bob may ${answer}, ${stoppedBy} stops${bobLeaves ? ', both leave' : ''}${late ? ', bob answers late' : ''}`,
      centre: {
        agents: [
          { name: 'ann', does: [] },
          {
            name: 'bob',
            does: [
              whenever('EventInvite', answers[answer], { after: late ? 900 : 0 }),
              ...(stoppedBy === 'bob' ? [joined(send('RequestStopProcessing'), X)] : []),
              ...(bobLeaves ? [joined(send('RequestLeaveInteraction'), Y)] : []),
            ],
          },
        ],
        queues: [{ name: 'Waiting', strategy: null }],
      },
      plugins: [mediaServer(), agents()],
      server: { 'delivering-timeout': late ? 1 : 30 },
      load: {
        interactions: [
          { InteractionId: X, Queue: 'Waiting', at: seconds(1) },
          { InteractionId: Y, Queue: 'Waiting', at: seconds(3) },
        ],
      },
      drive: {
        script: [
          at(seconds(6), 'ann', send('RequestPull', { InteractionIds: [X, Y] })),
          at(ten, 'ann', send('RequestConference', { InteractionId: X, AgentId: 'bob' })),
          at(ten, 'ann', send('RequestConference', { InteractionId: Y, AgentId: 'bob' })),
          ...(stoppedBy === 'the media server'
            ? [at(ten, 'email-server', send('RequestStopProcessing', { InteractionId: X }))]
            : []),
          ...(stoppedBy === 'ann' ? [at(ten, 'ann', send('RequestStopProcessing', { InteractionId: X }))] : []),
          at(ten, 'ann', send('RequestLeaveInteraction', { InteractionId: Y })),
        ],
      },
    };
  };

export interface RoutedVariant {
  /** What both agents do when they are invited. */
  readonly answers: Answers;
  readonly stoppedBy: 'the media server' | 'an agent' | 'URS';
  /** How much later the second interaction comes; the race window is one second. */
  readonly apart: number;
  readonly substitutions: boolean;
}

/** URS routes two interactions to two agents, and one is stopped while the agents answer. */
export const routed =
  ({ answers: answer, stoppedBy, apart, substitutions }: RoutedVariant) =>
  (): Scenario => ({
    name: `routed ${apart} ms apart, agents may ${answer}, ${stoppedBy} stops, ${substitutions ? 'with' : 'without'} substitutions`,
    strategy: defineStrategy({
      name: 'anybody, once',
      route: ({ id, returns }, desk) => {
        if (returns > 0) return placeInQueue('Back office');
        const routes = desk.target('?:English > 0.GA').pipe(map((agent): Decision => routeTo(agent)));
        if (stoppedBy !== 'URS' || id !== X) return routes;
        return desk.after(500).pipe(map(() => stop()));
      },
    }),
    centre: {
      agents: ['ann', 'bob'].map((name) => ({
        name,
        skills: { English: 1 },
        does: [
          whenever('EventInvite', answers[answer], { after: 500 }),
          ...(stoppedBy === 'an agent'
            ? [
                whenever('EventAck', send('RequestStopProcessing'), {
                  answers: 'RequestAccept',
                  where: (ack) => ack.interaction === X,
                }),
              ]
            : []),
        ],
      })),
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: [mediaServer(), agents(), reportingEngine(), urs(), ...(substitutions ? [tLibrary()] : [])],
    load: {
      interactions: [
        { InteractionId: X, at: seconds(5) },
        { InteractionId: Y, at: seconds(5) + apart },
      ],
    },
    drive: {
      script:
        stoppedBy === 'the media server'
          ? [at(seconds(6), 'email-server', send('RequestStopProcessing', { InteractionId: X }))]
          : [],
    },
  });
