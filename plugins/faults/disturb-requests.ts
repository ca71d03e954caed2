import { minutes, seconds, type Milliseconds } from 'routeproof';
import { timeInWords, type FaultKit, type Link } from 'routeproof/kit';
import type { FaultChoice } from './fault-choice.ts';
import { timeOutOf, type PlannedFaults } from './fault-options.ts';
import type { Occasions } from './occasions.ts';

/** By how much what misses a time-out comes after it: more than the usual race window. */
const after = seconds(2);

/** Lets requests be sent twice, or after their time-out. */
export function disturbRequests(
  kit: FaultKit,
  choice: FaultChoice,
  { twice, late }: PlannedFaults,
  occasions: Occasions,
): void {
  if (twice.size + late.size === 0) return;
  const named = (fault: string, types: Iterable<string>) =>
    new Map(Array.from(types, (type) => [type, occasions.of(`${fault} ${type}`, 'it was never sent')]));
  const [repeated, delayed] = [named('twice', twice), named('late', late.keys())];
  for (const link of kit.links)
    link.interfere(({ type }, travelsAs, pass) => {
      const lateType = [type, travelsAs].find((each) => late.has(each));
      const lateness = lateType === undefined ? undefined : latenessOf(kit, link, late, lateType);
      if (lateness !== undefined) delayed.get(lateType!)!();
      if (
        lateness !== undefined &&
        choice.happens(`${travelsAs} of ${link.name} is sent ${timeInWords(lateness)} late`)
      )
        return void kit.clockOf(link.name).after(lateness, pass);
      pass();
      const twiceType = [type, travelsAs].find((each) => twice.has(each));
      if (twiceType === undefined) return;
      repeated.get(twiceType)!();
      if (choice.happens(`${link.name} sends ${travelsAs} twice`)) pass();
    });
}

function latenessOf(
  { options }: FaultKit,
  { role }: Link,
  late: PlannedFaults['late'],
  named: string,
): Milliseconds | undefined {
  const time = late.get(named);
  if (time !== undefined) return time;
  const timeOut = timeOutOf(named, role === 'urs');
  if (timeOut === undefined) return undefined;
  return (timeOut === 'delivering-timeout' ? seconds(options[timeOut]) : minutes(options[timeOut])) + after;
}
