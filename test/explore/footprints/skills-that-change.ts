import { at, defineStrategy, eventually, placeInQueue, routeTo, seconds, send, type Scenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';

const [X, Y] = ['0000RPOPP0000001', '0000RPOPP0000002'] as const;

/** What a strategy does makes ann fit for what another waits for: URS looks at her skills when she comes to another place. */
export default (): Scenario => {
  const skills: Record<string, number> = { English: 1 };
  return {
    name: 'skills that change',
    strategy: defineStrategy({
      name: 'teaches',
      route: ({ id }, desk) =>
        id === X
          ? desk.target('?:German > 0.GA').pipe(map((agent) => routeTo(agent)))
          : desk.after(seconds(1)).pipe(
              map(() => {
                skills['German'] = 1;
                return placeInQueue('Back office');
              }),
            ),
    }),
    centre: {
      agents: [
        { name: 'ann', skills },
        { name: 'bob', skills: { German: 1 } },
      ],
      queues: [{ name: 'Inbound' }, { name: 'Back office', strategy: null }],
    },
    plugins: contactCentre(),
    load: {
      interactions: [
        { InteractionId: X, at: seconds(5) },
        { InteractionId: Y, at: seconds(5) + 1 },
      ],
    },
    drive: {
      script: [
        at(seconds(4), 'bob', send('RequestAgentLogout')),
        at(seconds(5) - 10, 'ann', send('RequestAgentLogout')),
        at(
          seconds(6) + 1,
          'ann',
          send('RequestAgentLogin', { AgentId: 'ann', PlaceId: 'bob-place', MediaList: { email: 1 } }),
        ),
      ],
    },
    raceWindow: 0,
    until: seconds(12),
    properties: [eventually('ann is offered it', ({ trace }) => trace.at('ann', 'EventInvite').length > 0)],
  };
};
