import type { Milliseconds, Plugin } from 'routeproof';
import { definePlugin, interactionManagement, type ClientRole, type Message } from 'routeproof/kit';
import { registerClient } from '../register.ts';

/** A client that does nothing but send one request, registered or not: for what the server should refuse. */
export const loneClient = (
  role: ClientRole,
  name: string,
  how: { readonly registers: boolean; readonly at: Milliseconds; readonly sends: () => Message },
): Plugin =>
  definePlugin({
    name,
    // It stands for nobody: whoever is put on the bench as one of that role is not to take its place.
    plays: 'lone client',
    synchronous: true,
    setup({ connect, clock }) {
      const link = connect(role, name);
      if (how.registers) registerClient(link, role === 'urs' ? 'Router' : 'AgentApplication');
      clock.at(how.at, () => link.send(how.sends()));
    },
  });

/** A request about an interaction that the server does not know. */
export const aboutNothing = (type: 'RequestStopProcessing'): Message =>
  interactionManagement.create(type, { InteractionId: unknownInteraction });

export const unknownInteraction = '0000RPNOSUCHITX0';
