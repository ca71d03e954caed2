import type { KeyValues, Plugin } from 'routeproof';
import { connectClient, definePlugin, interactionManagement, type Message } from 'routeproof/plugins';
import type { RequestType } from 'routeproof/protocol';

/** What a router of an author's asks about a call: its attributes, but for those that say which call it is. */
export type Asked = readonly [
  request: RequestType,
  attributes?: object,
  about?: { readonly interaction?: string; readonly connId?: string },
];

/** A router that asks the same of every call, in the words of Interaction Management: each request when the one before has its answer. */
export const ownRouter = (name: string, asks: readonly Asked[]): Plugin =>
  definePlugin({
    name,
    plays: 'urs',
    synchronous: true,
    setup(kit) {
      const router = connectClient(kit, 'urs', name);
      router.messages.subscribe((event) => {
        if (event.type !== 'EventRouteRequest') return;
        const { ConnID, CallUUID } = event.body;
        const left = [...asks];
        const next = (): void => {
          const [request, attributes = {}, { interaction = CallUUID!, connId = ConnID } = {}] = left.shift() ?? [];
          if (request === undefined) return;
          const about = aboutCall(request, interaction, connId);
          const ref = router.send(
            interactionManagement.create(
              request as 'RequestStopProcessing',
              { ...about, ...attributes } as never,
            ) as Message,
          );
          const answer = router.messages.subscribe((message) => {
            if (message.ref !== ref) return;
            answer.unsubscribe();
            next();
          });
        };
        next();
      });
    },
  });

/** Which call a request is about; the end of a registration is about none. */
const aboutCall = (request: RequestType, InteractionId: string, ConnID: string) =>
  request === 'RequestUnregisterClient' ? {} : { InteractionId, Extension: { ConnID } as KeyValues };
