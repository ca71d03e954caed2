import type { KeyValues, Plugin } from 'routeproof';
import { checkedKeyValues, checkedOptions, definePlugin, optionKinds } from 'routeproof/kit';
import { connectClient } from '../connect-client.ts';
import { submitLoad } from './submit-load.ts';

/** Options of `mediaServer`. */
export interface MediaServerOptions {
  /** Goes into its registration: `{ event_processing_stopped: 1 }` asks to be told when interactions are stopped. */
  readonly extension?: KeyValues;
}

/** A media server: submits the interactions of the load that are its own, and follows its script lines. */
export const mediaServer = (name = 'email-server', options: MediaServerOptions = {}): Plugin => {
  const { extension } = checkedOptions<MediaServerOptions>('`mediaServer`', options, {
    extension: optionKinds.object,
  });
  if (extension !== undefined) checkedKeyValues('`mediaServer`, option `extension`', extension);
  return definePlugin({
    name: name === 'email-server' ? 'media-server' : `media-server ${name}`,
    plays: 'media-server',
    synchronous: true,
    setup(kit) {
      // What the server has answered matters only when the connection breaks, which is a step that depends on all others.
      const client = connectClient(kit, 'media-server', name, { extension, heedsLinesAlone: true });
      submitLoad(client, kit.load(name));
    },
  });
};
