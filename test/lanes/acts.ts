import { attach, placeInQueue, routeTo, seconds, stop, type Scenario, type Strategy } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import type { Vocabulary } from 'routeproof/testing';
import { question, words } from './conference-day.ts';

export const invited = `
  email-server does: -S
  ann does:          --ub
  bob does:          -----n`;

export const withInvitation = (lane: string) => `${invited}\n  ${lane}`;

export const lead = 'bob gets:          ---';

export const vip: Vocabulary = {
  ...words,
  S: 'RequestSubmit',
  r: routeTo('ann.A'),
  s: stop(),
  p: placeInQueue('Later'),
  A: attach({ Level: 'gold' }),
  u: 'routing',
  d: 'delivering',
};

export const centreWith =
  (strategy: Strategy, more: Partial<Scenario> = {}) =>
  (): Scenario => ({
    name: 'one question',
    strategy,
    centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Later', strategy: null }] },
    plugins: contactCentre(),
    load: { interactions: [{ InteractionId: question, at: seconds(1) }] },
    ...more,
  });
