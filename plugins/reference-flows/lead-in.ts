import { at, seconds, send, when, type Centre, type Milliseconds, type Scenario, type ScriptLine } from 'routeproof';
import type { AttributesOfRequest, ServerErrorName } from 'routeproof/protocol';
import { agents } from '../agent/agents.ts';
import { mediaServer } from '../media-server/media-server.ts';
import { reportingEngine } from '../reporting-engine/reporting-engine.ts';
import type { Cast } from './cast.ts';

/** The interaction of every flow. */
export const theInteraction = '0000RP0000000001';

/** When the phase itself is set off: by then the lead-in is over, whatever the delays of the links. */
export const phaseAt: Milliseconds = seconds(120);

const submittedAt = seconds(10);
const pulledAt = seconds(20);
const firstInvitationAt = seconds(30);
const betweenInvitations = seconds(20);

type Submitted = Partial<AttributesOfRequest<'RequestSubmit'>>;

/** The script that brings the interaction to the server, and nobody works on it yet. */
export const submitted = ({ mediaServer }: Cast, where: Submitted = { Queue: 'Waiting' }): readonly ScriptLine[] => [
  at(submittedAt, mediaServer, send('RequestSubmit', { InteractionId: theInteraction, MediaType: 'email', ...where })),
];

/** The script that brings the interaction into the hands of the first agents, who pull it and invite each other. */
export function handled(cast: Cast, parties: number, where?: Submitted): readonly ScriptLine[] {
  const [first, ...others] = cast.agents.slice(0, parties);
  return [
    ...submitted(cast, where),
    at(pulledAt, first!, send('RequestPull', { InteractionIds: [theInteraction] })),
    ...others.flatMap((other, index) => [
      at(firstInvitationAt + index * betweenInvitations, first!, invite(other)),
      when(other, 'EventInvite', send('RequestAccept')),
    ]),
  ];
}

export const invite = (agent: string, interaction = theInteraction, refused?: ServerErrorName) =>
  send('RequestConference', { InteractionId: interaction, AgentId: agent }, refused === undefined ? {} : { refused });

/** The places of every flow: no queue but 'Inbound' feeds a strategy, so that nothing happens beside the flow. */
const centreOf = ({ agents: names }: Cast): Centre => ({
  agents: names.map((name) => ({ name, does: [] })),
  queues: [{ name: 'Waiting', strategy: null }, { name: 'Inbound' }],
  workbins: [{ name: 'Drafts', queue: 'Drafts behind' }],
});

/** A scenario without URS: the media server, agents without habits, and reporting engines that only record. */
export const withoutRouter = (name: string, cast: Cast, script: readonly ScriptLine[]): Scenario => ({
  name,
  centre: centreOf(cast),
  plugins: [...cast.engines.map((name) => reportingEngine(name)), mediaServer(cast.mediaServer), agents()],
  drive: { script },
  links: linksOf(cast, [cast.mediaServer, ...cast.agents, ...cast.engines]),
  server: cast.server,
});

/** The delays of those who are there. */
export const linksOf = ({ links }: Cast, names: readonly string[]): Cast['links'] =>
  Object.fromEntries(Object.entries(links).filter(([name]) => names.includes(name)));
