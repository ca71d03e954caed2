import type { Plugin } from 'routeproof';
import { definePlugin, pluginAt } from 'routeproof/kit';
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
    disturb(kit) {
      const choice = new FaultChoice(kit, planned.atMost);
      const occasions = new Occasions(kit, () => pluginAt(plugin));
      const outages = new Outages(kit, choice, occasions);
      for (const outage of planned.disconnect) outages.watch(outage, 'disconnects');
      for (const outage of planned.restart) outages.watch(outage, 'restarts');
      slowLinks(kit, choice, planned.slow);
      disturbRequests(kit, choice, planned, occasions);
    },
  });
  return plugin;
};
