import type { Connection } from '../bus/connection.ts';
import { isPlain, type Codec } from '../bus/link.ts';
import { found } from '../contract/found.ts';
import { pluginAt, type Plugin, type Substitute, type SubstitutionContext } from '../contract/plugin.ts';
import { catalogue, type Message } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-value-problem.ts';
import type { InteractionProperties } from '../protocol/values.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Encode } from '../server/outgoing.ts';
import type { Findings } from './findings.ts';

/** What substitutions look into, and where they say what is wrong. */
export interface Substituting {
  readonly options: ServerOptions;
  readonly interactionOf: (id: string) => InteractionProperties | undefined;
  /** Is called where words of another protocol are read: what a ConnID says depends on the routing attempts so far. */
  readonly readsAttempts: () => void;
  readonly findings: Pick<Findings, 'add' | 'threw'>;
}

/** The substitutions of a bench, as the server's connections use them: for what it sends, and for what it is sent. */
export function substitution(
  plugins: readonly Plugin[],
  { options, interactionOf, readsAttempts, findings }: Substituting,
): { readonly encode: Encode; readonly codecFor: (connection: Connection) => Codec | undefined } {
  const substitutes = plugins.flatMap((plugin) => (plugin.substitute === undefined ? [] : [careful(plugin, findings)]));
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

/** A substitution that throws, or gives what no link can carry, is a finding, and the message travels as it was. */
const careful =
  (plugin: Plugin, findings: Substituting['findings']): Substitute =>
  (message, context: SubstitutionContext) => {
    try {
      const given: unknown = plugin.substitute!(message, context);
      if (given === message || isMessage(given)) return given as Message;
      findings.add({
        ...found.notAMessage(plugin.name, message.type, described(given)),
        interaction: message.interaction,
        where: pluginAt(plugin),
        cause: `${plugin.name} gives ${described(given)}`,
      });
    } catch (error) {
      findings.threw(error, `Plugin '${plugin.name}'`, pluginAt(plugin));
    }
    return message;
  };

const isMessage = (given: unknown): boolean =>
  typeof given === 'object' &&
  given !== null &&
  'type' in given &&
  typeof given.type === 'string' &&
  Object.hasOwn(catalogue, given.type) &&
  'protocol' in given &&
  catalogue[given.type as Message['type']].some(({ protocol }) => protocol === given.protocol) &&
  'body' in given &&
  typeof given.body === 'object' &&
  given.body !== null;

function described(given: unknown): string {
  if (given === undefined || given === null) return 'nothing';
  return typeof given === 'object' && 'type' in given
    ? `an object whose type is ${valueInWords(given.type)}`
    : valueInWords(given);
}
