import type { Crossing } from '../../bus/crossing.ts';
import { found } from '../../contract/found.ts';
import type { MakeProbe } from './built-in-probe.ts';
import type { UndoMap } from './undo-log.ts';

interface Asked {
  readonly type: string;
  /** The same in the words of the server. */
  readonly means: string;
  readonly interaction: string | undefined;
}

/**
 * Each request is answered once, unless the requester's connection ended first. A request that is answered late
 * (it invites, and its invitation is still open) is pending at the end of a run, and no fault; so is a call of a third-party
 * service that has said nothing.
 */
export const answeredOnce: MakeProbe = (sight, log) => {
  const open = log.map<string, UndoMap<number, Asked>>();
  // Names may have spaces in them, but no control characters.
  const linkOf = (client: string, server: string) => `${client}\n${server}`;

  return {
    broken: ({ client, server }) => {
      open.delete(linkOf(client, server));
      open.delete(linkOf(server, client));
    },
    delivered: (message) => {
      if (!isRequest(message)) return;
      const link = linkOf(message.from, message.to);
      let asked = open.get(link);
      if (asked === undefined) open.set(link, (asked = log.map()));
      const { type, standsFor, interaction } = message;
      asked.set(message.ref!, { type, means: standsFor ?? type, interaction });
    },
    sent: (message) => {
      if (message.ref === undefined || isRequest(message)) return;
      const asked = open.get(linkOf(message.to, message.from));
      if (asked?.delete(message.ref) !== false) return;
      sight.finding({
        ...found.requestAnsweredOnce('', message.ref, message.to, message.type),
        interaction: message.interaction,
      });
    },
    runEnded: () => {
      for (const [link, asked] of open) {
        // Mostly all is answered.
        if (asked.size === 0) continue;
        for (const [ref, { type, means, interaction }] of asked) {
          if (means === 'Request3rdServer') continue;
          if (sight.store.tickets.some((ticket) => ticket.interaction === interaction)) continue;
          sight.finding({ ...found.requestAnsweredOnce(type, ref, link.split('\n')[0]!, undefined), interaction });
        }
      }
    },
  };
};

/** What URS distributes about virtual queues has the ReferenceId -1, and nobody answers it. */
const isRequest = ({ type, ref }: Crossing): boolean => ref !== undefined && ref !== -1 && type.startsWith('Request');
