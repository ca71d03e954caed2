import { visible } from '../../core/kernel/visible.ts';
import type { AgentStanding, InteractionStanding, Standing, TicketStanding } from '../../core/report/store-history.ts';

/** What the tables of the standing are called. */
export const wordsFor: Readonly<Record<keyof Standing, string>> = {
  interactions: 'Interactions',
  agents: 'Agents',
  tickets: 'Invitations (tickets)',
  queues: 'Queues',
};

/** How something stands, in a line. */
export function inWords(kind: keyof Standing, value: unknown): string {
  if (kind === 'interactions') return interaction(value as InteractionStanding);
  if (kind === 'agents') return agent(value as AgentStanding);
  if (kind === 'tickets') return ticket(value as TicketStanding);
  return (value as readonly string[]).map(visible).join(', ');
}

function interaction({ state, place, parties, attempts, userData }: InteractionStanding): string {
  const agents = parties.map(({ agent, mode }) => (mode === 'conference' ? agent : `${agent} (${mode})`));
  const facts = [
    `${state}: ${placeInWords(place, agents)}`,
    attempts > 0 ? `routing attempt ${attempts}` : undefined,
    Object.keys(userData).length > 0 ? JSON.stringify(userData) : undefined,
  ];
  return visible(facts.filter((fact) => fact !== undefined).join(' · '));
}

function placeInWords(place: InteractionStanding['place'], agents: readonly string[]): string {
  if (place.kind === 'queue') return `in ${place.queue}`;
  if (place.kind === 'workbin') return `in a workbin before ${place.queue}`;
  if (place.kind === 'strategy') return `with strategy ${place.strategy}`;
  if (place.kind === 'delivery') return `offered, ticket ${place.ticket}`;
  return `with ${agents.join(', ') || 'nobody'}`;
}

const agent = ({ place, media }: AgentStanding): string =>
  place === ''
    ? 'logged out'
    : visible([`at ${place}`, ...Object.entries(media).map(([medium, state]) => `${medium} ${state}`)].join(' · '));

const ticket = ({ interaction, operation, invitee, mode }: TicketStanding): string =>
  visible(`${invitee} is invited (${operation}, ${mode}) to ${interaction}`);
