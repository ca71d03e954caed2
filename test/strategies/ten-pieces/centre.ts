import {
  minutes,
  seconds,
  send,
  whenever,
  type Agent,
  type OfferedInteraction,
  type Scenario,
  type ScriptLine,
  type Strategy,
} from 'routeproof';
import { answer, contactCentre, fault, service } from 'routeproof/plugins';
import { handlingTime } from './language.ts';
import { given, open } from './round-robin.ts';

/** What differs from case to case. */
export interface Piece {
  readonly load: readonly OfferedInteraction[];
  readonly script?: readonly ScriptLine[];
  /** How many e-mails an agent may have at once. */
  readonly capacity?: number;
  /** Whether the e-mail server fails. */
  readonly fails?: boolean;
}

const does: Agent['does'] = [
  whenever('EventInvite', send('RequestAccept')),
  whenever('EventAck', send('RequestStopProcessing'), { answers: 'RequestAccept', after: seconds(40) }),
];

/** Ann and bob are Support, cyd is the partner; each handles an e-mail in forty seconds. */
export const centreOf = (strategy: Strategy, { load, script = [], capacity = 1, fails = false }: Piece): Scenario => ({
  name: strategy.name,
  strategy,
  centre: {
    agents: Object.entries({ ann: 8, bob: 3, cyd: 1 }).map(([name, Billing]) => ({
      name,
      skills: { Billing },
      capacity: { email: capacity },
      does,
    })),
    groups: [
      { name: 'Support', agents: ['ann', 'bob'] },
      { name: 'Partners', agents: ['cyd'] },
    ],
    queues: [{ name: 'Inbound' }, ...['Overflow', 'Tomorrow'].map((name) => ({ name, strategy: null }))],
    workbins: [{ name: 'Later' }],
    statistics: [handlingTime, given, open],
  },
  plugins: [...contactCentre(), service('E-mail Server', { Send: fails ? fault('no route to host') : answer({}) })],
  load: { interactions: load },
  drive: { script },
  until: minutes(10),
});
