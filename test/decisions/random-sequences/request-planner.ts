import type { MessageType } from 'routeproof/plugins';
import { catalogue } from 'routeproof/protocol';
import type { InteractionView, TicketView } from 'routeproof';
import type { ServerFixture } from '../../server-fixture.ts';
import type { SecondJudge } from '../second-judge.ts';
import type { Dice } from './dice.ts';
import { agents, clientTypes, interactionStates, queues } from './names.ts';
import { likely, wildTypes } from './request-types.ts';

/** A request as it will be sent: by whom, what, with what. */
export interface Planned {
  readonly by: string;
  readonly type: string;
  readonly attributes?: object;
}

/** Chooses requests by what the store says, so that most of them make sense. */
export class RequestPlanner {
  readonly #fixture: ServerFixture;
  readonly #judge: SecondJudge;
  readonly #dice: Dice;
  readonly #names: readonly string[];
  readonly #ids: string[] = ['gone'];

  constructor(fixture: ServerFixture, judge: SecondJudge, dice: Dice, names: readonly string[]) {
    this.#fixture = fixture;
    this.#judge = judge;
    this.#dice = dice;
    this.#names = names;
  }

  login = (agent: string, place = `${agent}-place`): object => ({
    AgentId: agent,
    PlaceId: place,
    MediaList: this.#dice.pick<object>([{ email: 1 }, { email: 0, chat: 1 }, {}]),
  });

  /** A request that the server will probably grant. */
  sensible(does: number, chance: Dice): Planned {
    let type = likely[does % likely.length]!;
    if (this.#fixture.bench.store.tickets.length > 0 && chance.chance(3)) type = 'RequestAccept';
    for (let tries = 0; tries < 9; tries++) {
      const planned = this.#plan(type, chance);
      if (planned !== undefined) return planned;
      type = chance.pick(likely);
    }
    return { by: 'ms', type: 'RequestGetInteractionProperties', attributes: { InteractionId: 'gone' } };
  }

  /** Any request about an interaction in any state, by anyone who may ask it, with anything in it. */
  wild(does: number, chance: Dice): Planned {
    const type = wildTypes[does % wildTypes.length]!;
    const id = this.#inState(chance.pick(interactionStates), chance)?.id ?? chance.pick(this.#ids);
    const { from, attributes } = catalogue[type][0]!.row;
    const by = this.#anyOf(from, chance);
    const values: Record<string, unknown> = {
      InteractionId: id,
      InteractionIds: chance.pick([undefined, [id], [id, id], [id, chance.pick(this.#ids)]]),
      TicketId: this.#anyTicket(id, chance),
      AgentId: chance.pick([...agents, 'eve', undefined]),
      PlaceId: chance.pick([undefined, undefined, 'ann-place', 'bob-place', 'spare-place']),
      Queue: chance.pick(queues),
      WorkbinType: chance.pick(['Drafts', 'Urgent', 'Lost']),
      MediaType: chance.pick(['email', 'chat', 'voice']),
      VisibilityMode: chance.pick([undefined, 'conference', 'monitor', 'coach', 'unknown']),
      MediaList: { email: 1 },
      ClientType: clientTypes[by] ?? 'AgentApplication',
      ClientName: by,
      ChangedProperties: chance.chance(6) ? { SubmitSeq: 1 } : undefined,
      Extension: by === 'urs' ? { ConnID: `01d900000000000${chance.next(9)}` } : undefined,
    };
    if (chance.chance(20)) values['AgentId'] = 5;
    const fitting = Object.entries(values).filter(([name, value]) => name in attributes && value !== undefined);
    return { by, type, attributes: Object.fromEntries(fitting) };
  }

  #anyOf(roles: readonly string[], chance: Dice): string {
    const names: Readonly<Record<string, readonly string[]>> = {
      agent: [...agents, ...agents, 'spare'],
      'media-server': ['ms'],
      urs: ['urs'],
      'reporting-engine': this.#names.filter((name) => name.startsWith('re')),
    };
    return chance.pick(roles.flatMap((role) => names[role] ?? []));
  }

  #anyTicket(id: string, chance: Dice): number {
    const { store } = this.#fixture.bench;
    const open = chance.chance(2) ? store.tickets : (store.interaction(id)?.invitations ?? []);
    return open.length === 0 ? chance.next(12) : chance.pick(open).id;
  }

  #inState(state: string, chance: Dice): InteractionView | undefined {
    const found = this.#fixture.bench.store.interactions.filter((interaction) => interaction.state === state);
    return found.length === 0 ? undefined : chance.pick(found);
  }

  #atRest(chance: Dice): InteractionView | undefined {
    return this.#inState(chance.chance(2) ? 'cached' : 'queued', chance);
  }

  /** The application over which an agent is a party, or was invited. */
  #applicationOf(agent: string): string {
    return this.#names.find((name) => this.#judge.agentOf(name) === agent) ?? agent;
  }

  #freeAgent({ parties, invitations }: InteractionView, chance: Dice): string | undefined {
    const free = agents.filter(
      (name) =>
        this.#fixture.bench.store.agent(name)?.loggedIn === true &&
        parties.every(({ agent }) => agent !== name) &&
        invitations.every(({ invitee }) => invitee !== name),
    );
    return free.length === 0 ? undefined : chance.pick(free);
  }

  #ticket(chance: Dice): TicketView | undefined {
    const { tickets } = this.#fixture.bench.store;
    return tickets.length === 0 ? undefined : chance.pick(tickets);
  }

  /** Who may move, stop or change an interaction: a party, URS that holds it, and anyone while it is at rest. */
  #oneWhoMay({ state, parties }: InteractionView, chance: Dice): string | undefined {
    if (state === 'routing') return 'urs';
    if (parties.length > 0) return this.#applicationOf(chance.pick(parties).agent);
    return state === 'delivering' ? undefined : chance.pick(['ms', ...agents]);
  }

  #plan(type: MessageType, chance: Dice): Planned | undefined {
    const { store } = this.#fixture.bench;
    const agent = this.#applicationOf(chance.pick(agents));
    const live = store.interactions;
    const any = live.length === 0 ? undefined : chance.pick(live);
    switch (type) {
      case 'RequestSubmit':
        return live.length > 7 ? undefined : this.#submission(chance, agent);
      case 'RequestPull': {
        const { id, place } = this.#atRest(chance) ?? {};
        if (id === undefined) return undefined;
        const from =
          place?.kind === 'workbin' ? { Workbin: place.workbin } : { Queue: (place as { queue: string }).queue };
        return {
          by: agent,
          type,
          attributes: chance.chance(3) ? { ...from, MaxInteractions: 2 } : { InteractionIds: [id] },
        };
      }
      case 'RequestDeliver': {
        const found = this.#inState('routing', chance);
        const invitee = found && this.#freeAgent(found, chance);
        return invitee === undefined
          ? undefined
          : { by: 'urs', type, attributes: { InteractionId: found!.id, AgentId: invitee } };
      }
      case 'RequestConference': {
        const found = this.#inState('handling', chance);
        const invitee = found && this.#freeAgent(found, chance);
        if (invitee === undefined) return undefined;
        const VisibilityMode = chance.pick(['conference', 'conference', 'monitor', 'coach']);
        return {
          by: this.#applicationOf(chance.pick(found!.parties).agent),
          type,
          attributes: { InteractionId: found!.id, AgentId: invitee, VisibilityMode },
        };
      }
      case 'RequestAccept':
      case 'RequestReject': {
        const ticket = this.#ticket(chance);
        if (ticket === undefined) return undefined;
        return {
          by: this.#applicationOf(ticket.invitee),
          type,
          attributes: { InteractionId: ticket.interaction, TicketId: ticket.id },
        };
      }
      case 'RequestLeaveInteraction': {
        const found = this.#inState('handling', chance);
        return (
          found && {
            by: this.#applicationOf(chance.pick(found.parties).agent),
            type,
            attributes: { InteractionId: found.id },
          }
        );
      }
      case 'RequestStopProcessing': {
        const by = any && (chance.chance(2) ? 'ms' : this.#oneWhoMay(any, chance));
        return by === undefined ? undefined : { by, type, attributes: { InteractionId: any!.id } };
      }
      case 'RequestPlaceInQueue':
      case 'RequestPlaceInWorkbin': {
        const by = any && this.#oneWhoMay(any, chance);
        const where = {
          Queue: chance.pick(queues.slice(0, 3)),
          WorkbinType: chance.pick(['Drafts', 'Urgent']),
          AgentId: chance.pick(agents),
        };
        const { Queue, ...workbin } = where;
        const to = type === 'RequestPlaceInQueue' ? { Queue } : workbin;
        return by === undefined ? undefined : { by, type, attributes: { InteractionId: any!.id, ...to } };
      }
      case 'RequestChangeProperties':
        return any && { by: 'ms', type, attributes: { InteractionId: any.id, ChangedProperties: { Topic: 'price' } } };
      case 'RequestGetInteractionProperties':
        return any && { by: chance.pick(['ms', 'urs', agent]), type, attributes: { InteractionId: any.id } };
      case 'RequestAgentLogin': {
        const by = ['spare', ...agents].find(
          (name) => this.#judge.registered(name) && this.#judge.agentOf(name) === undefined,
        );
        if (by === undefined) return undefined;
        return {
          by,
          type,
          attributes: by === 'spare' ? this.login(chance.pick(agents), 'spare-place') : this.login(by),
        };
      }
      case 'RequestAgentLogout':
        return chance.next(3) === 0 ? { by: chance.pick([agent, 'spare']), type } : undefined;
      case 'RequestUnregisterClient':
        return chance.next(3) === 0 ? { by: chance.pick([agent, 'spare', 'urs', 'ms']), type } : undefined;
      case 'RequestRegisterClient': {
        const name = this.#names.find((each) => !this.#judge.registered(each));
        return name === undefined
          ? undefined
          : { by: name, type, attributes: { ClientType: clientTypes[name] ?? 'AgentApplication', ClientName: name } };
      }
      case 'EventCurrentAgentStatus':
        return { by: 're', type, attributes: { AgentId: chance.pick(agents) } };
      default: {
        const MediaType = chance.pick(['email', 'chat']);
        const has = store.agent(this.#judge.agentOf(agent) ?? '')?.media.has(MediaType) === true;
        if (type === 'RequestAddMedia') return has ? undefined : { by: agent, type, attributes: { MediaType } };
        if (type.endsWith('Media')) return has ? { by: agent, type, attributes: { MediaType } } : undefined;
        return { by: 're', type, attributes: type.endsWith('All') ? {} : { AgentId: agent } };
      }
    }
  }

  #submission(chance: Dice, agent: string): Planned {
    const id = `i${this.#ids.length}`;
    this.#ids.push(id);
    const byAgent = chance.next(5) === 4;
    const where = chance.pick<object>([
      { Queue: 'Inbox' },
      { Queue: 'Narrow' },
      { Queue: 'Narrow' },
      { Queue: 'Waiting' },
      { Workbin: { WorkbinType: 'Drafts', AgentId: 'ann' } },
    ]);
    const user = chance.pick<object | undefined>([undefined, { UserData: { 'handling-timeout': 2 } }]);
    return {
      by: byAgent ? agent : 'ms',
      type: 'RequestSubmit',
      attributes: {
        MediaType: chance.pick(['email', 'chat']),
        ...(chance.next(6) !== 5 && { InteractionId: id }),
        ...(byAgent && chance.chance(2) ? {} : where),
        ...user,
      },
    };
  }
}
