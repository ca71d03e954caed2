import { useContext } from 'preact/hooks';
import type { RunShown } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { Beside } from '../live/beside.ts';
import { MessageDetails } from './message-details.tsx';
import { StandingAt } from './standing.tsx';

interface OfRun {
  readonly run: RunShown;
  readonly chosen: number | undefined;
}

/** What stands beside a diagram: the message that is chosen, and how everything stood then. */
export function ChosenMessage({ run: { messages, history }, chosen }: OfRun) {
  const BesideMessage = useContext(Beside);
  return (
    <div class="side" tabIndex={0} role="group" aria-label="The chosen message">
      {chosen === undefined ? (
        <p class="quiet">
          Choose a message, or step through the run, to see what it carried and how everything stood then.
        </p>
      ) : (
        <>
          <BesideMessage chosen={chosen} />
          <MessageDetails message={messages[chosen]!} number={chosen} />
          <StandingAt history={history} messages={messages} chosen={chosen} />
        </>
      )}
    </div>
  );
}

/** The message of a run that the address names. */
export const chosenIn = ({ messages }: RunShown, address: Address): number | undefined => {
  const known = Number(address['at'] ?? NaN);
  return messages[known] === undefined ? undefined : known;
};
