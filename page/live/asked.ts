import type { FaultAsked, FaultKind, LiveAsked } from '../../core/page/live-shown.ts';
import type { Address } from '../address.ts';

// What is asked for stands in the address, each kind under its own name: `path`, `links`, `set`, `faults`.

type Changed = Omit<LiveAsked, 'choose'>;

/** What an address asks for. */
export function askedIn({ path, links, set, faults }: Address): Changed {
  return {
    ...(path !== undefined && { path }),
    ...(links !== undefined && { links: numbersIn(links) }),
    ...(set !== undefined && { set: numbersIn(set) }),
    ...(faults !== undefined && { faults: faultsIn(faults) }),
  };
}

/** The parts of an address that ask for this. */
export function addressOf({ path, links, set, faults }: Changed): Readonly<Record<string, string | undefined>> {
  return {
    path,
    links: textOf(Object.entries(links ?? {})),
    set: textOf(Object.entries(set ?? {})),
    faults: textOf((faults ?? []).map(({ kind, of, time }) => [`${kind} ${of}`, time])),
  };
}

const textOf = (entries: readonly (readonly [string, number])[]): string | undefined =>
  entries.length === 0
    ? undefined
    : String(new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)])));

const numbersIn = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, Number(value)]));

const faultsIn = (text: string): readonly FaultAsked[] =>
  [...new URLSearchParams(text)].map(([words, time]) => {
    const [, kind = '', of = ''] = /^(\w+) (.*)$/s.exec(words) ?? [];
    return { kind: kind as FaultKind, of, time: Number(time) };
  });
