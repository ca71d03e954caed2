import {
  checkedOptions,
  optionKinds,
  definePlugin,
  delayFrom,
  followScript,
  found,
  timeInWords,
  type ActorKit,
  type KeyValues,
  type Milliseconds,
  type OfferedInteraction,
  type Plugin,
} from 'routeproof';
import { OutgoingDesk } from './outgoing-desk.ts';
import { heedLinesAlone, registerClient, wheneverConnected } from '../register.ts';

/** What a media server can be told. */
export interface MediaServerOptions {
  /** Goes into its registration: `{ event_processing_stopped: 1 }` asks to be told when interactions are stopped. */
  readonly extension?: KeyValues;
}

/** A media server: submits the interactions of the load that are its own, and follows its script lines. */
export const mediaServer = (name = 'email-server', options: MediaServerOptions = {}): Plugin => {
  const { extension } = checkedOptions<MediaServerOptions>('`mediaServer`', options, {
    extension: optionKinds.keyValues,
  });
  return definePlugin({
    name: name === 'email-server' ? 'media-server' : `media-server ${name}`,
    plays: 'media-server',
    synchronous: true,
    setup(kit) {
      const actor = kit.actor(name);
      const link = actor.connect('media-server', name);
      const client = followScript(
        actor,
        link,
        kit.script(name).map((line) => ({ once: true, ...line })),
      );
      // What the server has answered matters only when the connection breaks, which is a step that depends on all others.
      const heeding = heedLinesAlone(actor, link, client);
      const desk = new OutgoingDesk(actor, link, client);
      const load = kit.load(name);
      const missing = new Set(load);
      const submit = (offered: OfferedInteraction) => {
        missing.delete(offered);
        desk.submit(offered);
      };
      actor.atRunEnd(() => {
        if (missing.size > 0) actor.finding(found.loadNeverCame(missing.size, name, timeInWords(actor.clock.now())));
      });
      let isKnown = false;
      const begin = () => {
        heeding.isRegistered = true;
        if (isKnown) return desk.open();
        isKnown = true;
        desk.open();
        for (const offered of load) {
          const at = timeOf(offered, actor);
          if (at <= actor.clock.now()) submit(offered);
          else actor.clock.at(at, () => submit(offered), { name: 'arrival' });
        }
      };
      wheneverConnected(link, () => {
        heeding.isRegistered = false;
        registerClient(client, 'MediaServer', extension).subscribe(begin);
      });
    },
  });
};

const timeOf = ({ at = 0, InteractionId: id = 'an interaction' }: OfferedInteraction, kit: ActorKit): Milliseconds =>
  delayFrom(at, kit, `when ${id} comes`);
