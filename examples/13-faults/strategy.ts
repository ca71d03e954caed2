import { attach, defineStrategy, placeInQueue } from 'routeproof';
import { concat, ignoreElements, of } from 'rxjs';

/**
 * Acknowledges each e-mail once, and gives it to the team. User data remembers what has been done, because a strategy starts
 * afresh when URS is asked again. `careful` remembers first and acknowledges then; without it, it is the other way round.
 */
export default ({ careful = false } = {}) =>
  defineStrategy({
    name: 'acknowledge-once',
    route: ({ userData }, desk) => {
      const acknowledge = desk.invoke('Autoresponder', 'acknowledge').pipe(ignoreElements());
      const remember = of(attach({ Acknowledged: 'yes' }));
      const toTheTeam = of(placeInQueue('Team'));
      if (userData['Acknowledged'] === 'yes') return toTheTeam;
      return careful ? concat(remember, acknowledge, toTheTeam) : concat(acknowledge, remember, toTheTeam);
    },
  });
