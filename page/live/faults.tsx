import { useState } from 'preact/hooks';
import { visible } from '../../core/kernel/visible.ts';
import type { FaultAsked, FaultKind, LiveOffers } from '../../core/page/live-shown.ts';
import { timeText } from '../../core/report/time-text.ts';

const words: Readonly<Record<FaultKind, string>> = {
  disconnect: 'loses its connection',
  restart: 'restarts',
  slow: 'gets or sends a message late',
  twice: 'is sent twice',
  late: 'is sent after its time-out',
};

/** Faults that may happen, and those that can be turned on. When one happens is then chosen beside a message. */
export function Faults({
  offers,
  faults,
  change,
}: {
  readonly offers: LiveOffers;
  readonly faults: readonly FaultAsked[];
  readonly change: (faults: readonly FaultAsked[]) => void;
}) {
  const known = offers.faults.filter(({ of }) => of.length > 0);
  const [kind, setKind] = useState<FaultKind>('disconnect');
  const [of, setOf] = useState('');
  const [time, setTime] = useState<number>();
  const offered = known.find((each) => each.kind === kind) ?? known[0];
  if (offered === undefined) return null;
  const meant = offered.of.includes(of) ? of : offered.of[0]!;
  const turnOn = () => {
    const fault = { kind: offered.kind, of: meant, time: offered.time === undefined ? 0 : (time ?? offered.time) };
    const others = faults.filter((each) => each.kind !== fault.kind || each.of !== fault.of);
    change([...others, fault]);
  };
  return (
    <fieldset>
      <legend>Faults that may happen: choose beside a message when one does</legend>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.kind} ${fault.of}`}>
            {visible(fault.of)} {words[fault.kind]}
            {fault.time > 0 && `, for ${timeText(fault.time)}`}{' '}
            <button type="button" onClick={() => change(faults.filter((each) => each !== fault))}>
              Turn off
            </button>
          </li>
        ))}
      </ul>
      <label>
        Fault{' '}
        <select value={offered.kind} onChange={({ currentTarget }) => setKind(currentTarget.value as FaultKind)}>
          {known.map((each) => (
            <option key={each.kind} value={each.kind}>
              {words[each.kind]}
            </option>
          ))}
        </select>
      </label>{' '}
      <label>
        Of{' '}
        <select value={meant} onChange={({ currentTarget }) => setOf(currentTarget.value)}>
          {offered.of.map((name) => (
            <option key={name} value={name}>
              {visible(name)}
            </option>
          ))}
        </select>
      </label>{' '}
      {offered.time !== undefined && (
        <label>
          For milliseconds{' '}
          <input
            type="number"
            min={1}
            value={time ?? offered.time}
            onChange={({ currentTarget }) => setTime(Math.max(1, Number(currentTarget.value)))}
          />
        </label>
      )}{' '}
      <button type="button" onClick={turnOn}>
        Turn on
      </button>
    </fieldset>
  );
}
