import { map, NEVER } from 'rxjs';
import {
  at,
  defineStrategy,
  seconds,
  send,
  stop,
  type Crossing,
  type Plugin,
  type Scenario,
  type ScriptLine,
} from 'routeproof';
import { tLibrary } from '../t-library/t-library.ts';
import { urs } from '../urs/urs.ts';
import type { Cast } from './cast.ts';
import type { FlowVariant } from './flow-variant.ts';
import { handled, linksOf, phaseAt, submitted, theInteraction, withoutRouter } from './lead-in.ts';
import { aboutNothing, loneClient, unknownInteraction } from './lone-client.ts';

const stopIt = send('RequestStopProcessing', {
  InteractionId: theInteraction,
  Reason: { ReasonSystemName: 'Terminated' },
});
const stopNothing = send(
  'RequestStopProcessing',
  { InteractionId: unknownInteraction },
  { refused: 'unknown-interaction' },
);

const stopping = ({ type, standsFor }: Crossing): boolean => (standsFor ?? type) === 'RequestStopProcessing';

/** Keeps the interaction for good. */
const patient = defineStrategy({
  name: 'patient',
  route: () => NEVER,
});

/** Stops the interaction when everything else has happened. */
const stopper = defineStrategy({
  name: 'stopper',
  route: (_interaction, desk) => desk.after(phaseAt - seconds(15)).pipe(map(() => stop('Terminated'))),
});

/** The same bench with URS and a strategy on the queue 'Inbound'. */
const withRouter = (
  name: string,
  cast: Cast,
  strategy: Scenario['strategy'] & object,
  more: readonly Plugin[],
  script: readonly ScriptLine[] = [],
): Scenario => {
  const scenario = withoutRouter(name, cast, [...submitted(cast, { Queue: 'Inbound' }), ...script]);
  const links = { ...scenario.links, ...linksOf(cast, ['urs']) };
  return {
    ...scenario,
    links,
    strategy,
    plugins: [...scenario.plugins, urs({ statistics: cast.engines[0] }), ...more],
  };
};

/** The versions of the chapter Stop Processing, each with the lead-in that brings a bench there. */
export const stopVariants: readonly FlowVariant[] = [
  {
    flow: 'stop-processing/a',
    begins: stopping,
    scenario: (cast) =>
      withoutRouter('stop processing A', cast, [...handled(cast, cast.parties), at(phaseAt, cast.mediaServer, stopIt)]),
  },
  {
    flow: 'stop-processing/b',
    begins: stopping,
    scenario: (cast) =>
      withRouter('stop processing B', cast, patient, [tLibrary()], [at(phaseAt, cast.mediaServer, stopIt)]),
  },
  {
    flow: 'stop-processing/c',
    begins: stopping,
    scenario: (cast) =>
      withoutRouter('stop processing C', cast, [
        ...handled(cast, Math.max(cast.parties, 2)),
        at(phaseAt, cast.agents[0], stopIt),
      ]),
  },
  {
    flow: 'stop-processing/d',
    variant: 'with substitutions',
    begins: stopping,
    scenario: (cast) => withRouter('stop processing D', cast, stopper, [tLibrary()]),
  },
  {
    flow: 'stop-processing/d',
    variant: 'without substitutions',
    begins: stopping,
    scenario: (cast) => withRouter('stop processing D', cast, stopper, []),
  },
  {
    flow: 'stop-processing/unsuccessful',
    variant: 'asked by a media server',
    begins: stopping,
    scenario: (cast) =>
      withoutRouter('stop processing, unsuccessful', cast, [
        ...submitted(cast),
        at(phaseAt, cast.mediaServer, stopNothing),
      ]),
  },
  {
    flow: 'stop-processing/unsuccessful',
    variant: 'asked by an agent',
    begins: stopping,
    scenario: (cast) =>
      withoutRouter('stop processing, unsuccessful', cast, [
        ...submitted(cast),
        at(phaseAt, cast.agents[0], stopNothing),
      ]),
  },
  {
    flow: 'stop-processing/unsuccessful',
    variant: 'asked by URS, without substitutions',
    begins: stopping,
    scenario: (cast) => {
      const scenario = withoutRouter('stop processing, unsuccessful', cast, submitted(cast));
      const sends = () => aboutNothing('RequestStopProcessing');
      return {
        ...scenario,
        links: { ...scenario.links, ...linksOf(cast, ['urs']) },
        plugins: [...scenario.plugins, loneClient('urs', 'urs', { registers: true, at: phaseAt, sends })],
      };
    },
  },
];
