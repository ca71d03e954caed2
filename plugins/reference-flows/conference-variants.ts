import { at, seconds, send, when, type Crossing } from 'routeproof';
import { interactionManagement } from 'routeproof/protocol';
import type { Cast } from './cast.ts';
import { handled, invite, linksOf, phaseAt, submitted, theInteraction, withoutRouter } from './lead-in.ts';
import { loneClient, unknownInteraction } from './lone-client.ts';
import type { FlowVariant } from './flow-variant.ts';

/** The agent whom the phase is about: the first who is no party yet. */
const invitee = ({ agents, parties }: Cast): string => agents[parties]!;
const inviter = ({ agents }: Cast): string => agents[0];

/** The invitation goes out early enough that the answer, or the time-out, is the phase. */
const invitedBefore = (cast: Cast) => at(phaseAt, inviter(cast), invite(invitee(cast)));

const request = (type: string) => (message: Crossing) => message.type === type;
const leave = send('RequestLeaveInteraction', { InteractionId: theInteraction });
const leaveInVain = send('RequestLeaveInteraction', { InteractionId: theInteraction }, { refused: 'not-a-party' });

/** The phases of the chapter Conference, each with the lead-in that brings a bench there. */
export const conferenceVariants: readonly FlowVariant[] = [
  {
    flow: 'conference/invitation-issued',
    begins: request('RequestConference'),
    // The run ends before the invitee would have to answer.
    scenario: (cast) => ({
      ...withoutRouter('invitation issued', cast, [...handled(cast, cast.parties), invitedBefore(cast)]),
      until: phaseAt + seconds(20),
    }),
  },
  {
    flow: 'conference/invitation-accepted',
    begins: request('RequestAccept'),
    scenario: (cast) =>
      withoutRouter('invitation accepted', cast, [
        ...handled(cast, cast.parties),
        invitedBefore(cast),
        when(invitee(cast), 'EventInvite', send('RequestAccept'), { after: seconds(3) }),
      ]),
  },
  {
    flow: 'conference/invitation-rejected',
    begins: request('RequestReject'),
    scenario: (cast) =>
      withoutRouter('invitation rejected', cast, [
        ...handled(cast, cast.parties),
        invitedBefore(cast),
        when(invitee(cast), 'EventInvite', send('RequestReject'), { after: seconds(3) }),
      ]),
  },
  {
    flow: 'conference/invitation-times-out',
    begins: request('EventRevoked'),
    scenario: (cast) =>
      withoutRouter('invitation times out', cast, [...handled(cast, cast.parties), invitedBefore(cast)]),
  },
  {
    flow: 'conference/invitation-is-invalid',
    variant: 'unknown interaction',
    begins: request('RequestConference'),
    scenario: (cast) =>
      withoutRouter('unknown interaction', cast, [
        at(phaseAt, inviter(cast), invite(invitee(cast), unknownInteraction, 'unknown-interaction')),
      ]),
  },
  {
    flow: 'conference/invitation-is-invalid',
    variant: 'inviter is not registered',
    begins: request('RequestConference'),
    scenario: (cast) => {
      const scenario = withoutRouter('inviter is not registered', cast, handled(cast, cast.parties));
      const sends = () =>
        interactionManagement.create('RequestConference', { InteractionId: theInteraction, AgentId: invitee(cast) });
      const stranger = loneClient('agent', 'stranger', { registers: false, at: phaseAt, sends });
      const links = { ...scenario.links, ...linksOf(cast, ['stranger']) };
      return { ...scenario, links, plugins: [...scenario.plugins, stranger] };
    },
  },
  {
    flow: 'conference/leave',
    variant: 'others remain',
    begins: request('RequestLeaveInteraction'),
    scenario: (cast) => {
      const parties = Math.max(cast.parties, 2);
      return withoutRouter('leave, others remain', cast, [
        ...handled(cast, parties),
        at(phaseAt, cast.agents[parties - 1]!, leave),
      ]);
    },
  },
  {
    flow: 'conference/leave',
    variant: 'last party, back to a queue',
    begins: request('RequestLeaveInteraction'),
    scenario: (cast) =>
      withoutRouter('leave, back to a queue', cast, [...handled(cast, 1), at(phaseAt, inviter(cast), leave)]),
  },
  {
    flow: 'conference/leave',
    variant: 'last party, back to a workbin',
    begins: request('RequestLeaveInteraction'),
    scenario: (cast) => {
      const Workbin = { WorkbinType: 'Drafts', AgentId: inviter(cast) };
      return withoutRouter('leave, back to a workbin', cast, [
        ...handled(cast, 1, { Workbin }),
        at(phaseAt, inviter(cast), leave),
      ]);
    },
  },
  {
    flow: 'conference/fail-to-leave',
    variant: 'not a party',
    begins: request('RequestLeaveInteraction'),
    scenario: (cast) =>
      withoutRouter('fail to leave', cast, [...handled(cast, cast.parties), at(phaseAt, invitee(cast), leaveInVain)]),
  },
  {
    flow: 'conference/fail-to-leave',
    variant: 'unknown interaction',
    begins: request('RequestLeaveInteraction'),
    scenario: (cast) =>
      withoutRouter('fail to leave', cast, [
        ...submitted(cast),
        at(
          phaseAt,
          inviter(cast),
          send('RequestLeaveInteraction', { InteractionId: unknownInteraction }, { refused: 'unknown-interaction' }),
        ),
      ]),
  },
];
