import {
  definePlugin,
  followScript,
  interactionManagement,
  type ActorKit,
  type KeyValues,
  type Link,
  type OfferedInteraction,
  type Plugin,
} from 'routeproof';
import { registerClient } from '../register.ts';

/** What a media server can be told. */
export interface MediaServerOptions {
  /** Goes into its registration: `{ event_processing_stopped: 1 }` asks to be told when interactions are stopped. */
  readonly extension?: KeyValues;
}

/** A media server: submits the interactions of the load that are its own, and follows its script lines. */
export const mediaServer = (name = 'email-server', { extension }: MediaServerOptions = {}): Plugin =>
  definePlugin({
    name: name === 'email-server' ? 'media-server' : `media-server ${name}`,
    synchronous: true,
    setup(kit) {
      const actor = kit.actor(name);
      const link = actor.connect('media-server', name);
      const client = followScript(
        actor,
        link,
        kit.script(name).map((line) => ({ once: true, ...line })),
      );
      link.messages.subscribe(() => {
        if (client.heeded !== true) actor.unheeded();
      });
      const submit = submitter(actor, client);
      const whenConnected = (interaction: OfferedInteraction) => {
        if (link.connected) submit(interaction);
      };
      registerClient(client, 'MediaServer', extension).subscribe(() => {
        for (const offered of kit.load(name)) {
          if ((offered.at ?? 0) <= actor.clock.now()) whenConnected(offered);
          else actor.clock.at(offered.at!, () => whenConnected(offered), { name: 'arrival' });
        }
      });
    },
  });

/** Sends RequestSubmit, and makes a refusal known: the load then is not what its author wanted. */
function submitter(actor: ActorKit, client: Pick<Link, 'name' | 'messages' | 'send'>) {
  const submitted = new Map<number, OfferedInteraction>();
  client.messages.subscribe((message) => {
    const offered = message.ref === undefined ? undefined : submitted.get(message.ref);
    if (offered === undefined) return;
    submitted.delete(message.ref!);
    if (message.type !== 'EventError' || message.protocol !== 'InteractionManagement') return;
    const { ErrorName, ErrorDescription } = message.body;
    actor.finding({
      kind: 'load-refused',
      sentence: `The server refused an interaction that '${client.name}' submitted (${ErrorName}): ${ErrorDescription} Correct it in the load of the scenario.`,
      interaction: offered.InteractionId,
    });
  });
  return (offered: OfferedInteraction): void => {
    const { at: _at, by: _by, ...attributes } = offered;
    const place = attributes.Workbin === undefined ? { Queue: 'Inbound' } : {};
    const request = interactionManagement.create('RequestSubmit', { MediaType: 'email', ...place, ...attributes });
    submitted.set(client.send(request), offered);
  };
}
