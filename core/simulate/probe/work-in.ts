import { streamName, type TrafficStream } from '../../contract/traffic.ts';
import type { InteractionView } from '../../store/store-view.ts';

/** More rows than these are one kind of work. */
const mostRows = 100;

/**
 * What kind of work an interaction is: its stream, and the row of user data that it came with. Agents are known by the kinds that
 * they answer, so that one sees which of them have no other help.
 */
export function workIn(streams: readonly TrafficStream[]): (stream: string, interaction: InteractionView) => string {
  const rows = new Map(
    streams.flatMap((stream) =>
      isInRows(stream)
        ? [[streamName(stream), stream.userData!.map(({ userData }) => rowOf(stream, userData))] as const]
        : [],
    ),
  );
  return (stream, { properties }) => {
    const known = rows.get(stream);
    if (known === undefined) return stream;
    const { UserData = {} } = properties as { readonly UserData?: Readonly<Record<string, unknown>> };
    for (const { pairs, work } of known) if (pairs.every(([key, value]) => UserData[key] === value)) return work;
    return stream;
  };
}

const rowOf = (stream: TrafficStream, userData: object) => ({
  pairs: Object.entries(userData),
  work: `${streamName(stream)}, ${wordsOf(userData)}`,
});

/** Every kind of work that there may be, with its medium. */
export function worksOf(streams: readonly TrafficStream[]): Readonly<Record<string, string>> {
  const works: Record<string, string> = {};
  for (const stream of streams) {
    const { media = 'email', userData = [] } = stream;
    works[streamName(stream)] = media;
    if (isInRows(stream)) for (const row of userData) works[rowOf(stream, row.userData).work] = media;
  }
  return works;
}

const isInRows = ({ userData = [] }: TrafficStream): boolean => userData.length > 1 && userData.length <= mostRows;

const wordsOf = (row: object): string =>
  Object.entries(row)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
