import { network } from '../../../bench/token.ts';
import type { Bench } from '../../../bench/create-bench.ts';
import { own } from '../../../kernel/own.ts';
import { seconds } from '../../../kernel/time.ts';
import type { FaultKind, LiveOffers } from '../../../page/live-shown.ts';
import { serverName } from '../../../server/server-name.ts';
import { faultsAsked } from './changed-scenario.ts';
import { parametersIn } from './parameters-in.ts';

/** Whether a kind of fault asks for a time, and which is usual. */
const times: Readonly<Record<FaultKind, number | undefined>> = {
  ...{ disconnect: seconds(5), restart: seconds(5), slow: seconds(5), twice: undefined, late: undefined },
};

/** What can be changed about a run: of links and faults those that this run has. */
export function offersOf(bench: Bench, exported: unknown): LiveOffers {
  const { links } = bench.get(network);
  const clients = links.filter(({ to }) => to === serverName);
  const names = [...new Set(links.flatMap(({ name, to }) => [name, to]))];
  const comesBack = (program: string) =>
    links.every(({ name, to, comesBack: back }) => back || (name !== program && to !== program));
  const requests = [...new Set(bench.trace.messages.map(({ type }) => type))].filter((type) => /^Request/.test(type));
  const of: Readonly<Record<FaultKind, readonly string[]>> = {
    disconnect: clients.filter((link) => link.comesBack).map(({ name }) => name),
    restart: names.filter(comesBack),
    slow: [...new Set(links.map(({ name }) => name))],
    twice: requests.filter((type) => isTaken('twice', type)),
    late: requests.filter((type) => isTaken('late', type)),
  };
  const { links: delays = {} } = bench.scenario;
  return {
    links: links.map(({ name, role, to }) => ({ name, to, delay: own(delays, name) ?? own(delays, role) ?? 0 })),
    parameters: parametersIn(exported),
    faults: (Object.keys(of) as FaultKind[]).map((kind) => ({
      ...{ kind, of: of[kind] },
      ...(times[kind] !== undefined && { time: times[kind] }),
    })),
  };
}

/** Which messages a fault can happen to, the plugin says. */
const isTaken = (kind: FaultKind, type: string): boolean => {
  try {
    return faultsAsked([{ kind, of: type, time: 0 }]).length === 1;
  } catch {
    return false;
  }
};
