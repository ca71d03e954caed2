import { errors, nearestName, timeInWords, type FaultKit } from 'routeproof/kit';
import type { FaultChoice } from './fault-choice.ts';
import type { PlannedFaults } from './fault-options.ts';

/** Lets messages of a client be under way for longer. */
export function slowLinks({ links }: FaultKit, choice: FaultChoice, slow: PlannedFaults['slow']): void {
  const clients = [...new Set(links.map(({ name }) => name))];
  for (const [client, time] of slow) {
    if (!clients.includes(client)) throw errors.unknownActor(client, clients, nearestName(client, clients));
    for (const link of links)
      if (link.name === client)
        link.slow((message) =>
          message !== undefined &&
          choice.happens(`${message.type} on the link of ${client} takes ${timeInWords(time)} longer`)
            ? time
            : 0,
        );
  }
}
