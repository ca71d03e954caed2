import { eventually, sometimes, type Scenario } from 'routeproof';
import { bench, comesAt, stoppedAt, X } from './bench.ts';
import { clerk, ticketIn, type Desk, type Program } from './clerk.ts';

const waiting = [{ name: 'Inbound', strategy: null }];
const about = { InteractionId: X };

/** A scenario without URS: ann pulls the interaction when it has come. */
const conference = (name: string, clerks: Readonly<Record<string, Program>>, parts: object = {}): Scenario =>
  bench(name, {
    habits: {},
    queues: waiting,
    clerks: Object.fromEntries(Object.entries(clerks).map(([who, program]) => [who, clerk(who, program)])),
    ...parts,
  });

const pull = (desk: Desk) => desk.at(comesAt + 1500, () => desk.ask('RequestPull', { InteractionIds: [X] }));

/** Accepts a while after the invitation. */
const acceptsAfter =
  (time: number, fearless = false): Program =>
  (desk) => {
    let revoked = false;
    return {
      EventInvite: (invite) =>
        desk.after(time, () => {
          if (!revoked || !fearless) desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) });
        }),
      EventRevoked: () => (revoked = true),
      ...(fearless && { EventError: () => undefined }),
    };
  };

const invites =
  (time: number): Program =>
  (desk) => {
    pull(desk);
    desk.at(time, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
    return { EventError: () => undefined };
  };

/** Leaves then, unless it has heard that the other one has left. */
const leavesOthersAlone = (desk: Desk, time: number): ReturnType<Program> => {
  let alone = false;
  desk.at(time, () => {
    if (!alone) desk.ask('RequestLeaveInteraction', about);
  });
  return { EventPartyRemoved: () => (alone = true) };
};

/** Agents and media servers with a race planted in each; the mended twin is made with `true`. */
export const clients: Readonly<Record<string, (mended: boolean) => Scenario>> = {
  'accepts what was revoked': (mended) =>
    conference(
      'accepts what was revoked',
      { ann: invites(comesAt + 3000), bob: acceptsAfter(1000, mended) },
      { script: [stoppedAt(comesAt + 4500)] },
    ),

  'accepts in the last moment': (mended) =>
    conference(
      'accepts in the last moment',
      { ann: invites(comesAt + 3000), bob: acceptsAfter(mended ? 28_000 : 29_500) },
      { script: [stoppedAt(comesAt + 60_000)] },
    ),

  'invites to what is stopped': (mended) =>
    conference(
      'invites to what is stopped',
      {
        ann: (desk) => {
          pull(desk);
          desk.at(comesAt + 3000, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
          return mended ? { EventError: () => undefined } : {};
        },
        bob: acceptsAfter(0, true),
      },
      { script: [stoppedAt(comesAt + 3500)] },
    ),

  'puts back what is stopped': (mended) =>
    conference(
      'puts back what is stopped',
      {
        ann: (desk) => {
          pull(desk);
          desk.at(comesAt + 3000, () => desk.ask('RequestPlaceInQueue', { ...about, Queue: 'Inbound' }));
          return mended ? { EventError: () => undefined } : {};
        },
      },
      { script: [stoppedAt(comesAt + 3500)] },
    ),

  'attaches to what is stopped': (mended) =>
    conference(
      'attaches to what is stopped',
      {
        ann: (desk) => {
          pull(desk);
          desk.at(comesAt + 3000, () =>
            desk.ask('RequestChangeProperties', { ...about, AddedProperties: { note: 'ok' } }),
          );
          return mended ? { EventError: () => undefined } : {};
        },
      },
      { script: [stoppedAt(comesAt + 3500)] },
    ),

  'leaves twice': (mended) =>
    conference(
      'leaves twice',
      {
        ann: (desk) => {
          let left = false;
          const leave = () => {
            if (left) return;
            left = mended;
            desk.ask('RequestLeaveInteraction', about);
          };
          pull(desk);
          desk.at(comesAt + 4000, leave);
          desk.at(comesAt + 4500, leave);
          return { 'EventAck RequestLeaveInteraction': () => (left = true) };
        },
      },
      { script: [stoppedAt(comesAt + 30_000)] },
    ),

  'stops twice': (mended) =>
    conference(
      'stops twice',
      {},
      {
        clerks: {
          ann: clerk('ann', (desk) => (pull(desk), {})),
          'chat-server': clerk(
            'chat-server',
            (desk) => {
              let asked = false;
              const stopIt = () => {
                if (asked) return;
                asked = mended;
                desk.ask('RequestStopProcessing', about);
              };
              desk.at(comesAt + 4000, stopIt);
              desk.at(comesAt + 4800, stopIt);
              return { 'EventAck RequestStopProcessing': () => (asked = true) };
            },
            'media-server',
          ),
        },
      },
    ),

  'both leave, and each thinks that the other stays': (mended) =>
    conference(
      'both leave, and each thinks that the other stays',
      {
        ann: (desk) => {
          pull(desk);
          desk.at(comesAt + 3000, () => desk.ask('RequestConference', { ...about, AgentId: 'bob' }));
          return leavesOthersAlone(desk, comesAt + 5000);
        },
        bob: (desk) => ({
          EventInvite: (invite) => desk.ask('RequestAccept', { ...about, TicketId: ticketIn(invite) }),
          ...leavesOthersAlone(desk, comesAt + (mended ? 7500 : 5500)),
        }),
      },
      {
        properties: [
          sometimes('bob is left', ({ store }) =>
            store.interactions.some(({ parties: [one, two] }) => one?.agent === 'bob' && two === undefined),
          ),
          eventually('nobody waits in the queue', ({ store }) => store.waitingIn('Inbound').length === 0),
        ],
      },
    ),
};
