/** What stands at the places of one kind. */
interface Kind {
  readonly holds: string;
  readonly readBy: string;
  readonly writtenBy: string;
}

/** All that a step of the Interaction Server can leave to a later one, kind by kind. What no row names, no step may keep. */
export const memoryKinds = {
  interaction: {
    holds:
      'an interaction: its state and place, properties, parties, invitations, router, attempts and timers; or that there is none',
    readBy: 'whoever looks it up or uses it; a logout, a restart and a pull from a workbin look at all',
    writtenBy: 'submission, moving, changes, invitations and their ends, the end',
  },
  queue: {
    holds:
      'a queue: what waits in it and in which order, whether it will hand over, and how many of its interactions are with URS',
    readBy: 'hand-over, pull by queue, all that may make the queue hand over',
    writtenBy: 'entering and leaving it, hand-over, being taken by URS and released',
  },
  agent: {
    holds: 'an agent: logins and media',
    readBy: 'whoever looks for the agent as a target, login, media, reports on agents',
    writtenBy: 'login, logout, media',
  },
  client: {
    holds:
      'a registered client: that it is there, its connection, its agent, the ConnIDs that it was told, and the calls in the hands of a service',
    readBy:
      'every request of that client (one that names a ConnID, that ConnID), and whoever is to be told something through it',
    writtenBy: 'registration, login, logout, the end of the client, hand-over, calls of services and their answers',
  },
  number: {
    holds: 'a counter: submissions, interaction names, tickets, routing attempts, ProxyClientIds',
    readBy: 'whoever gets the next number',
    writtenBy: 'whoever gets the next number',
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** A kind of places in the memory of the Interaction Server. */
export type MemoryKind = keyof typeof memoryKinds;
