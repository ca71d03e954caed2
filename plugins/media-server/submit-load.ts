import type { Milliseconds, OfferedInteraction } from 'routeproof';
import { delayFrom, found, timeInWords, type ActorKit } from 'routeproof/kit';
import type { ConnectedClient } from '../connect-client.ts';
import { OutgoingDesk } from './outgoing-desk.ts';

/**
 * Lets a media server submit these interactions, each at its time: `submitLoad(client, kit.load(client.name))`. What the server
 * refuses is a finding, and so is what never came; what it may not have got before the connection broke is submitted again.
 */
export function submitLoad(client: ConnectedClient, load: readonly OfferedInteraction[]): void {
  const { actor, name } = client;
  const desk = new OutgoingDesk(client);
  const missing = new Set(load);
  const submit = (offered: OfferedInteraction) => {
    missing.delete(offered);
    desk.submit(offered);
  };
  actor.atRunEnd(() => {
    if (missing.size > 0) actor.finding(found.loadNeverCame(missing.size, name, timeInWords(actor.clock.now())));
  });
  let isKnown = false;
  client.registered.subscribe(() => {
    desk.open();
    if (isKnown) return;
    isKnown = true;
    for (const offered of load) {
      const at = timeOf(offered, actor);
      if (at <= actor.clock.now()) submit(offered);
      else actor.clock.at(at, () => submit(offered), { name: 'arrival' });
    }
  });
}

const timeOf = ({ at = 0, InteractionId: id = 'an interaction' }: OfferedInteraction, kit: ActorKit): Milliseconds =>
  delayFrom(at, kit, `when ${id} comes`);
