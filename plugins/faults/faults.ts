import { definePlugin, pluginAt, type Plugin } from 'routeproof';
import { disturbRequests } from './disturb-requests.ts';
import { FaultChoice } from './fault-choice.ts';
import { plannedFaults, type FaultOptions } from './fault-options.ts';
import { Occasions } from './occasions.ts';
import { Outages } from './outages.ts';
import { slowLinks } from './slow-links.ts';

/**
 * Faults that `explore` lets happen, each alone or up to `atMost` together: `faults({ disconnect: ['ann'], restart: ['urs'] })`.
 * `run` and `simulate` play without them.
 */
export const faults = (options: FaultOptions): Plugin => {
  const planned = plannedFaults(options);
  const plugin = definePlugin({
    name: 'faults',
    synchronous: true,
    disturb(room) {
      const choice = new FaultChoice(room, planned.atMost);
      const occasions = new Occasions(room, () => pluginAt(plugin));
      const outages = new Outages(room, choice, occasions);
      for (const outage of planned.disconnect) outages.watch(outage, 'disconnects');
      for (const outage of planned.restart) outages.watch(outage, 'restarts');
      slowLinks(room, choice, planned.slow);
      disturbRequests(room, choice, planned, occasions);
    },
  });
  return plugin;
};
