import { useMemo } from 'preact/hooks';
import type { RunShown } from '../../core/page/page-document.ts';
import type { Picture, PictureMark } from '../../core/report/picture/picture.ts';
import { sequencePicture } from '../../core/report/picture/sequence-picture.ts';
import type { Address } from '../address.ts';
import { filterOf } from './filter.ts';

interface Pictured {
  readonly run: RunShown;
  readonly address: Address;
  /** Where the run parts from another one, which is marked: so many messages are the same. */
  readonly fork?: number | undefined;
  /** Only what lies between two places of the run. */
  readonly between?: readonly [from: number, to: number] | undefined;
}

/** The picture of a run as the address asks for it: filtered, with its set-up folded or shown, to scale or evenly. */
export function usePicture({ run, address, fork, between }: Pictured): Picture {
  const { messages, notes, findings, setUp } = run;
  const filter = useMemo(() => filterOf(address, messages), [address, messages]);
  return useMemo(() => {
    const marks: readonly PictureMark[] = [
      ...findings.flatMap(({ after, at, kind, severity }) =>
        after === undefined ? [] : [{ after, at, text: kind, severity }],
      ),
      ...(fork === undefined
        ? []
        : [{ after: fork, at: messages[fork]?.at ?? 0, text: 'here the runs part', severity: 'warning' as const }]),
    ];
    return sequencePicture(messages, {
      ...{ notes, between, leftOut: filter },
      marks: marks.toSorted((one, other) => one.after - other.after),
      setUp: address['setup'] === 'shown' ? 0 : setUp,
      perSecond: address['scale'] === 'even' ? 0 : 64,
    });
  }, [run, filter, address['setup'], address['scale'], fork, between?.[0], between?.[1]]);
}

/** The messages that pictures show, by their places in the run. */
export const messagesIn = (...pictures: readonly Picture[]): readonly number[] =>
  pictures.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'arrow' ? [row.index] : [])));
