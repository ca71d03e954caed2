import type { Network } from '../bus/network.ts';
import type { FaultKit, Plugin } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import type { Clock } from '../kernel/clock/clock.ts';
import { serverName } from '../server/server-name.ts';
import { checkedFinding } from './findings/checked-finding.ts';
import type { Findings } from './findings/findings.ts';

/** What a fault kit is made from beside what all kits are made from. */
export type Outside = Pick<FaultKit, 'bus' | 'options'> & { readonly restartServer: () => void };

interface Inside extends Pick<FaultKit, 'choices' | 'clockOf' | 'programs'> {
  readonly network: Network;
  readonly clock: Clock;
  readonly findings: Findings;
  /** What is done when the run has ended. */
  readonly endings: ((end: RunEnd) => void)[];
  /** Makes a program forget what it knew. */
  readonly forget: (program: string) => void;
}

/** What can be done to programs and connections from outside. */
export function faultKitOf(plugin: Plugin, from: Inside & Outside): FaultKit {
  const { network, clock, choices, findings, endings, bus, options, clockOf, programs, forget, restartServer } = from;
  return {
    bus,
    options,
    choices,
    clockOf,
    programs,
    note: (text) => findings.note(text),
    links: network.links,
    atStepEnd: (work) => clock.atStepEnd(work),
    atRunEnd: (look) => void endings.push(look),
    finding: (finding) => findings.add(checkedFinding(finding, plugin.name)),
    restart: (program) => {
      for (const link of network.links) {
        if (link.name === program) link.disconnect();
        if (link.to === program) link.cut();
      }
      if (program === serverName) restartServer();
      forget(program);
    },
  };
}
