import { map } from 'rxjs';
import {
  play,
  routeTo,
  seconds,
  send,
  whenever,
  type Agent,
  type OfferedInteraction,
  type Played,
  type Scenario,
  type TargetEntry,
} from 'routeproof';
import { deskScenario, type Route, type Setting } from '../desk-scenario.ts';

export { invitations, kinds, type Route, type Setting } from '../desk-scenario.ts';

export const accepts = whenever('EventInvite', send('RequestAccept'));

/** Handles each e-mail for so long. */
export const busyFor = (time: number) => [
  accepts,
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: time }),
];

export const ann: Agent = { name: 'ann', skills: { English: 8 } };

export const bob: Agent = { name: 'bob', skills: { English: 5 }, place: 'desk 7' };

export const cat: Agent = { name: 'cat', skills: { French: 3 } };

const scenarioOf = (route: Route, setting: Setting): Scenario =>
  deskScenario(route, { agents: [ann, bob, cat], load: mails(1), ...setting }, (given) => ({
    groups: [
      { name: 'Support', agents: given.map(({ name }) => name).filter((name) => name !== 'ann') },
      { name: 'Everybody', agents: given.map(({ name }) => name) },
    ],
    places: ['desk 3', 'desk 9'],
  }));

export const playRoute = (route: Route, setting: Setting = {}): Promise<Played> =>
  play(() => scenarioOf(route, setting));

/** So many e-mails, a second apart, the first after 5 seconds. */
export const mails = (count: number, apart = 1): readonly (OfferedInteraction & { readonly at: number })[] =>
  Array.from({ length: count }, (_, index) => ({ InteractionId: `X${index + 1}`, at: seconds(5 + index * apart) }));

/** What URS said about interactions: `5 X1 RequestDeliver`. */
export const said = ({ messages }: Played): readonly string[] =>
  messages
    .filter(({ from, interaction }) => from === 'urs' && interaction !== undefined)
    .map(({ at: time, interaction, type, body }) => {
      const { UserEvent, ThisDN } = body as { readonly UserEvent?: string; readonly ThisDN?: string };
      return [time / 1000, interaction, ...(UserEvent === undefined ? [type] : [UserEvent, ThisDN])].join(' ');
    });

export const to =
  (...args: Parameters<(texts: string | readonly (string | TargetEntry)[], options?: object) => void>): Route =>
  (_interaction, desk) =>
    desk.target(args[0] as string, args[1]).pipe(map((target) => routeTo(target)));

/** When a reporting engine behind a slow link has heard of everybody. */
export const late: readonly OfferedInteraction[] = [{ InteractionId: 'X1', at: seconds(20) }];

export const virtual = { virtualQueue: 'VQ_Sales' };
