import type { Milliseconds, Statistic } from 'routeproof';

/**
 * The mean handling time of what the agents of a target have handled so far, in seconds: what StatExpectedWaitingTime is worked out
 * from. `atFirst` is taken until something has been handled.
 */
export const averageHandlingTime = (
  of: readonly string[],
  { atFirst }: { readonly atFirst: Milliseconds },
): Statistic => ({
  name: 'AverageHandlingTime',
  of,
  value: (agents) => {
    const handled = agents.reduce((sum, agent) => sum + agent.handled, 0);
    const time = agents.reduce((sum, agent) => sum + agent.handlingTime, 0);
    return (handled === 0 ? atFirst : time / handled) / 1000;
  },
});
