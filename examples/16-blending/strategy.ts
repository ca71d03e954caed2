import { defineStrategy, placeInQueue, routeTo, seconds } from 'routeproof';
import { map, race } from 'rxjs';

const urgency: Readonly<Record<string, number>> = { voice: 20, chat: 10 };

/** Calls before chats before e-mail, to whoever has room beside what is in hand; after `patience` it waits in the back office. */
export default ({ patience = seconds(300) } = {}) =>
  defineStrategy({
    name: 'by-medium',
    route: ({ mediaType }, desk) =>
      race(
        desk.target('Support.GA', { priority: urgency[mediaType] ?? 0 }).pipe(map((agent) => routeTo(agent))),
        desk.after(patience).pipe(map(() => placeInQueue('Back office'))),
      ),
  });
