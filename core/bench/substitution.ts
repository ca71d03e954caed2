import type { Connection } from '../bus/connection.ts';
import { isPlain, type Codec } from '../bus/link.ts';
import type { Plugin, Substitute } from '../contract/plugin.ts';
import type { Message } from '../protocol/catalogue.ts';
import type { InteractionProperties } from '../protocol/values.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Encode } from '../server/outgoing.ts';

/** The substitutions of a bench, as the server's connections use them: for what it sends, and for what it is sent. */
export function substitution(
  plugins: readonly Plugin[],
  options: ServerOptions,
  interactionOf: (id: string) => InteractionProperties | undefined,
  /** Is called where words of another protocol are read: what a ConnID says depends on the routing attempts so far. */
  readsAttempts: () => void,
): { readonly encode: Encode; readonly codecFor: (connection: Connection) => Codec | undefined } {
  const substitutes = plugins.flatMap(({ substitute }) => (substitute === undefined ? [] : [substitute]));
  if (substitutes.length === 0) return { encode: (message) => message, codecFor: () => undefined };
  const inTurn: Substitute = (message, context) =>
    substitutes.reduce((travels, substitute) => substitute(travels, context), message);

  return {
    encode: (message, { name, role }, { answers, interaction, attempt }) =>
      inTurn(message, { client: { name, role }, answers, interaction: interaction?.properties, attempt, options }),
    // URS does not see into the server; words that are read at the server may be explained by what it knows.
    codecFor:
      ({ client: { name, role } }) =>
      (message: Message) => {
        if (!isPlain(message)) readsAttempts();
        const known = !isPlain(message) && message.interaction !== undefined;
        const interaction = known ? interactionOf(message.interaction!) : undefined;
        return inTurn(message, {
          client: { name, role },
          answers: undefined,
          interaction,
          attempt: undefined,
          options,
        });
      },
  };
}
