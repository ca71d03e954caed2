import type { Plugin, TrafficStream } from 'routeproof';
import { definePlugin, Token, type Bus } from 'routeproof/kit';
import { registerClient } from '../register.ts';
import { TrafficSource } from './traffic-source.ts';

/** A media server that submits the scenario's traffic, and stops what a customer will not wait for any longer. */
export function trafficServer(name = 'traffic'): Plugin {
  /** Of the run that is set up next. A caller and an agent are on one line, and so one end knows when the other picks up. */
  let line: Pick<Bus, 'hear'> | undefined;
  return definePlugin({
    name: 'traffic',
    plays: 'media-server',
    synchronous: true,
    observe({ bus }) {
      line = bus;
    },
    setup(kit) {
      const { traffic } = kit;
      const actor = kit.actor(name);
      const link = actor.connect('media-server', name);
      const isWaitedFor = traffic.some(canLeave);
      const source = new TrafficSource(actor, kit.get(Token.Random), traffic, link);
      if (isWaitedFor) source.listen(line);
      registerClient(link, 'MediaServer', isWaitedFor ? { event_processing_stopped: 1 } : undefined).subscribe(() => {
        for (const stream of traffic) source.open(stream);
      });
    },
  });
}

/** Whether its customers may leave before they are answered. */
const canLeave = ({ patience, callback, arrivals }: TrafficStream): boolean =>
  patience !== undefined ||
  callback !== undefined ||
  ('calls' in arrivals && arrivals.calls.some((call) => call.patience !== undefined));
