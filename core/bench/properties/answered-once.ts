import type { Crossing } from '../../bus/crossing.ts';
import type { MakeProbe } from './built-in-probe.ts';

interface Asked {
  readonly type: string;
  readonly interaction: string | undefined;
}

/**
 * Each request is answered once, unless the requester's connection ended first. A request that is answered late
 * (it invites, and its invitation is still open) is pending at the end of a run, and no fault.
 */
export const answeredOnce: MakeProbe = ({ bus, store, finding }) => {
  const open = new Map<string, Map<number, Asked>>();
  const linkOf = (client: string, server: string) => `${client} ${server}`;

  bus.broken.subscribe(({ client, server }) => open.delete(linkOf(client, server)));
  bus.messages.subscribe((message) => {
    if (!isRequest(message)) return;
    const link = linkOf(message.from, message.to);
    let asked = open.get(link);
    if (asked === undefined) open.set(link, (asked = new Map()));
    asked.set(message.ref!, { type: message.type, interaction: message.interaction });
  });
  bus.sent.subscribe((message) => {
    if (message.ref === undefined || isRequest(message)) return;
    const asked = open.get(linkOf(message.to, message.from));
    if (asked?.delete(message.ref) !== false) return;
    finding({
      kind: 'request-answered-once',
      sentence: `${message.type} answers request ${message.ref} of '${message.to}', which has its answer already or was never asked.`,
      interaction: message.interaction,
    });
  });
  return {
    runEnded: () => {
      for (const [link, asked] of open)
        for (const [ref, { type, interaction }] of asked) {
          if (store.tickets.some((ticket) => ticket.interaction === interaction)) continue;
          finding({
            kind: 'request-answered-once',
            sentence: `Nobody answered ${type} (request ${ref}) of '${link.split(' ')[0]}'.`,
            interaction,
          });
        }
    },
  };
};

const isRequest = ({ type, ref }: Crossing): boolean => ref !== undefined && type.startsWith('Request');
