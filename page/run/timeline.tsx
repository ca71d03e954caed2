import type { RunShown } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { ChosenMessage, chosenIn } from './chosen-message.tsx';
import { Diagram } from './diagram.tsx';
import { Filters } from './filters.tsx';
import { Steps } from './steps.tsx';
import { messagesIn, usePicture } from './use-picture.ts';

interface OfRun {
  readonly run: RunShown;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** Where the run parts from another one: so many messages are the same. */
  readonly fork?: number | undefined;
}

/** The messages of a run, filtered, with the details of one and how everything stood then. */
export function Timeline({ run, address, change, fork }: OfRun) {
  const picture = usePicture({ run, address, fork });
  const chosen = chosenIn(run, address);
  const choose = (message: number) => change({ at: String(message) });
  const shown = messagesIn(picture);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      <Filters run={run} address={address} change={change} shown={shown.length} />
      <Steps shown={shown} count={run.messages.length} chosen={chosen} choose={choose} />
      <div class="side-by-side">
        <Diagram picture={picture} chosen={chosen} choose={choose} label={`Messages of ${run.scenario}`} />
        <ChosenMessage run={run} chosen={chosen} />
      </div>
    </section>
  );
}
