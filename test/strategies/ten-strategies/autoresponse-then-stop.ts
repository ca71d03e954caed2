import { defineStrategy, placeInQueue, seconds, stop } from 'routeproof';
import { ServiceFault } from 'routeproof/plugins';
import { catchError, map, of, race, throwError } from 'rxjs';

const name = 'autoresponse-then-stop';
const template = { Template: 'We have your message' };

/** The customer gets an autoresponse and that is all, unless there is none in time: then people read it. */
export const observable = defineStrategy({
  name,
  route: (_interaction, desk) =>
    race(
      desk.invoke('E-mail Server', 'Autoresponse', template).pipe(map(() => stop('AutoResponded'))),
      desk.after(seconds(20)).pipe(map(() => placeInQueue('People'))),
    ).pipe(
      catchError((error: unknown) =>
        error instanceof ServiceFault ? of(placeInQueue('People')) : throwError(() => error),
      ),
    ),
});

/** The same, step by step. */
export const generator = defineStrategy({
  name,
  async *route(_interaction, desk) {
    try {
      const { which } = await desk.first({
        sent: desk.invoke('E-mail Server', 'Autoresponse', template),
        late: desk.after(seconds(20)),
      });
      yield which === 'sent' ? stop('AutoResponded') : placeInQueue('People');
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      yield placeInQueue('People');
    }
  },
});
