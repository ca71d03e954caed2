import type { RunShown } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { Diagram } from '../run/diagram.tsx';
import { Filters } from '../run/filters.tsx';
import { MessageDetails } from '../run/message-details.tsx';
import { StandingAt } from '../run/standing.tsx';
import { Steps } from '../run/steps.tsx';
import { ChosenMessage, chosenIn } from '../run/chosen-message.tsx';
import { messagesIn, usePicture } from '../run/use-picture.ts';

interface OfTwo {
  readonly fails: RunShown;
  readonly passes: RunShown;
  /** So many messages are the same in both. */
  readonly fork: number;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** A run that fails beside one that passes: what is the same in both once, and from where they part a column for each. */
export function TwoRuns({ fails, passes, fork, address, change }: OfTwo) {
  const same = usePicture({ run: fails, address, between: [0, fork] });
  const failing = usePicture({ run: fails, address, between: [fork, Infinity] });
  const passing = usePicture({ run: passes, address, between: [fork, Infinity] });
  const isPassing = address['with'] === 'good';
  const run = isPassing ? passes : fails;
  const chosen = chosenIn(run, address);
  const isShared = chosen !== undefined && chosen < fork;
  const choose = (message: number) => change({ at: String(message) });
  const chooseIn = (which: string | undefined) => (message: number) => change({ at: String(message), with: which });
  const shown = messagesIn(same, isPassing ? passing : failing);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      <Filters run={run} address={address} change={change} shown={shown.length} />
      <Steps shown={shown} count={run.messages.length} chosen={chosen} choose={choose} />
      {fork > 0 && (
        <>
          <h3>The same in both runs: {fork} messages</h3>
          <div class="side-by-side">
            <Diagram name="same-" picture={same} chosen={chosen} choose={choose} label="Messages of both runs" />
            {(chosen === undefined || isShared) && <ChosenMessage run={run} chosen={chosen} />}
          </div>
        </>
      )}
      <p class="fork" id="fork">
        here the runs part
      </p>
      <div class="two">
        <div>
          <h3 class="fails">The run that fails</h3>
          <Diagram
            {...{
              name: 'fails-',
              picture: failing,
              choose: chooseIn(undefined),
              label: 'Messages of the run that fails',
            }}
            chosen={isPassing || isShared ? undefined : chosen}
          />
        </div>
        <div>
          <h3 class="passes">The nearest run that passes</h3>
          <Diagram
            {...{
              name: 'passes-',
              picture: passing,
              choose: chooseIn('good'),
              label: 'Messages of the run that passes',
            }}
            chosen={isPassing && !isShared ? chosen : undefined}
          />
        </div>
      </div>
      {chosen !== undefined && !isShared && (
        <div class="two">
          <MessageDetails message={run.messages[chosen]!} number={chosen} />
          <StandingAt history={run.history} messages={run.messages} chosen={chosen} />
        </div>
      )}
    </section>
  );
}
