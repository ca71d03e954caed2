import type { Overload } from './overload.ts';

/** An overload in a sentence. */
export function overloadSentence({ from, to, work, agents, erlangs, capacity }: Overload): string {
  const when =
    from === undefined
      ? 'Over the whole run'
      : from === to
        ? `In the half-hour of ${from}`
        : `From ${from} to the half-hour of ${to!}`;
  const who =
    agents.length <= 4 ? listed(agents) : `${listed(agents.slice(0, 3), ',')} and ${agents.length - 3} others`;
  const have = agents.length === 1 ? 'has' : 'have';
  return `${when}, more comes of ${listed(work)} than can be done: ${erlangs.toFixed(1)} erlangs for ${who}, who ${have} room for ${capacity.toFixed(1)} and no other help.`;
}

function listed(names: readonly string[], last = ' and'): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')}${last} ${names.at(-1)!}`;
}
