import { minutes, seconds, timeInWords, type Link, type Milliseconds, type ServerRoom } from 'routeproof';
import type { FaultChoice } from './fault-choice.ts';
import { timeOutOf, type PlannedFaults } from './fault-options.ts';

/** By how much what misses a time-out comes after it: more than the usual race window. */
const after = seconds(2);

/** Lets requests be sent twice, or after their time-out. */
export function disturbRequests(room: ServerRoom, choice: FaultChoice, { twice, late }: PlannedFaults): void {
  if (twice.size + late.size === 0) return;
  for (const link of room.links)
    link.interfere(({ type }, travelsAs, pass) => {
      const lateness = latenessOf(room, link, late, type, travelsAs);
      if (
        lateness !== undefined &&
        choice.happens(`${travelsAs} of ${link.name} is sent ${timeInWords(lateness)} late`)
      )
        return void room.clockOf(link.name).after(lateness, pass);
      pass();
      const mayRepeat = twice.has(type) || twice.has(travelsAs);
      if (mayRepeat && choice.happens(`${link.name} sends ${travelsAs} twice`)) pass();
    });
}

function latenessOf(
  { options }: ServerRoom,
  { role }: Link,
  late: PlannedFaults['late'],
  ...types: readonly string[]
): Milliseconds | undefined {
  const named = types.find((type) => late.has(type));
  if (named === undefined) return undefined;
  const time = late.get(named);
  if (time !== undefined) return time;
  const timeOut = timeOutOf(named, role === 'urs');
  if (timeOut === undefined) return undefined;
  return (timeOut === 'delivering-timeout' ? seconds(options[timeOut]) : minutes(options[timeOut])) + after;
}
