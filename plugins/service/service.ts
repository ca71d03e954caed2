import type { Delay, KeyValues, Plugin } from 'routeproof';
import {
  checkedOptions,
  definePlugin,
  errors,
  findingOf,
  nearestName,
  optionKinds,
  pluginAt,
  valueInWords,
  type BenchError,
} from 'routeproof/kit';
import { callMadeAt } from './calls-made.ts';
import { connectClient } from '../connect-client.ts';
import { isReply, replyInWords, type Reply } from './reply.ts';
import { ServiceClerk } from './service-clerk.ts';

/** What a method does: always the same, or what the parameters and the interaction call for. */
export type Method = Reply | ((params: KeyValues, interaction: string | undefined) => Reply);

/** Options of `service`. */
export interface ServiceOptions {
  /** How long it takes for each call. Default: 0. */
  readonly delay?: Delay;
}

/** A third-party server, for which an author answers: `service('Classifier', { classify: answer({ Category: 'spam' }) })`. */
export const service = (
  name: string,
  methods: Readonly<Record<string, Method>>,
  options: ServiceOptions = {},
): Plugin => {
  const { delay = 0 } = checkedOptions<ServiceOptions>('`service`', options, { delay: optionKinds.delay });
  if (typeof methods !== 'object' || methods === null)
    throw errors.badArgument(
      `\`service('${name}')\``,
      `${valueInWords(methods)} for its methods`,
      'an object with what each answers',
      `Write \`service('${name}', { classify: answer({ Category: 'spam' }) })\``,
    );
  for (const [method, does] of Object.entries(methods))
    if (typeof does !== 'function' && !isReply(does))
      throw errors.optionOutOfRange(`Service '${name}'`, method, valueInWords(does), replies);
  const plugin = definePlugin({
    name: `service ${name}`,
    plays: 'service',
    setup(kit) {
      const client = connectClient(kit, 'service', name);
      const { actor } = client;
      const clerk = new ServiceClerk(client, pluginAt(plugin));
      client.messages.subscribe((message) => {
        if (message.type !== 'Request3rdServer') return;
        const { Method: asked, UserData } = message.body;
        const slip = (error: BenchError, where: string | undefined) => actor.finding({ ...findingOf(error), where });
        if (!Object.hasOwn(methods, asked))
          return slip(unknownMethod(name, asked, methods), callMadeAt(UserData) ?? pluginAt(plugin));
        const method = methods[asked]!;
        const reply = typeof method === 'function' ? method(UserData ?? {}, message.interaction) : method;
        if (!isReply(reply))
          return slip(
            errors.optionOutOfRange(`Service '${name}'`, asked, valueInWords(reply), replies),
            pluginAt(plugin),
          );
        clerk.after(delay, () => clerk.carryOut(reply, message));
      });
    },
  });
  return plugin;
};

const replies = `${replyInWords}, or a function that gives one`;

/** A method that nobody wrote is a slip in the scenario, not a fault of the service. */
function unknownMethod(name: string, asked: string, methods: Readonly<Record<string, Method>>): BenchError {
  const known = Object.keys(methods);
  return errors.unknownMethod(name, asked, known, nearestName(asked, known));
}
