import type { Plugin } from 'routeproof';
import { rolesOf } from 'routeproof/kit';
import { contactCentre, type ContactCentreOptions } from '../contact-centre.ts';
import { trafficServer } from './traffic-server.ts';
import { workingAgents } from './working-agents.ts';

/** Everybody who is on a bench with traffic: an ordinary contact centre whose media server and agents live by chance. */
export const trafficCentre = (options: ContactCentreOptions = {}): readonly Plugin[] => [
  ...contactCentre(options).filter(
    (plugin) => !rolesOf(plugin).some((role) => role === 'agent' || role === 'media-server'),
  ),
  trafficServer(),
  workingAgents(),
];
