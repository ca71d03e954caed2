import { useMemo } from 'preact/hooks';
import { visible } from '../../core/kernel/visible.ts';
import { lifelines } from '../../core/report/diagram/lifelines.ts';
import type { RunShown } from '../../core/page/page-document.ts';
import type { Address } from '../address.ts';
import { asList, channels, interactionOf, listed } from './filter.ts';

interface OfRun {
  readonly run: RunShown;
  readonly address: Address;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
  /** How many messages are shown. */
  readonly shown: number;
}

/** What of a run is shown: by text, by interaction, by actor and by kind of message. */
export function Filters({ run, address, change, shown }: OfRun) {
  const { messages, setUp } = run;
  const interactions = useMemo(() => [...new Set(messages.flatMap((message) => interactionOf(message) ?? []))], [run]);
  const actors = useMemo(() => lifelines(messages).map(({ name }) => name), [run]);
  const chosen = new Set(listed(address['actors'] ?? ''));
  const hidden = new Set(listed(address['without'] ?? ''));
  const toggled = (set: ReadonlySet<string>, name: string) => {
    const next = new Set(set);
    if (!next.delete(name)) next.add(name);
    return asList(next);
  };
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        Find{' '}
        <input
          type="search"
          value={address['find'] ?? ''}
          onInput={({ currentTarget }) => change({ find: currentTarget.value })}
        />
      </label>
      <label>
        Interaction{' '}
        <select value={address['only'] ?? ''} onChange={({ currentTarget }) => change({ only: currentTarget.value })}>
          <option value="">all {interactions.length}</option>
          {interactions.map((id) => (
            <option key={id} value={encodeURIComponent(id)}>
              {visible(id.slice(0, 200))}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend>Actors</legend>
        {actors.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={chosen.has(name)}
            onClick={() => change({ actors: toggled(chosen, name) })}
          >
            {visible(name.slice(0, 60))}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>Kinds</legend>
        {Object.entries(channels).map(([key, words]) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={!hidden.has(key)}
              onChange={() => change({ without: toggled(hidden, key) })}
            />{' '}
            {words}
          </label>
        ))}
        {setUp > 0 && (
          <label>
            <input
              type="checkbox"
              checked={address['setup'] === 'shown'}
              onChange={({ currentTarget }) => change({ setup: currentTarget.checked ? 'shown' : undefined })}
            />{' '}
            Set-up
          </label>
        )}
        <label>
          <input
            type="checkbox"
            checked={address['scale'] !== 'even'}
            onChange={({ currentTarget }) => change({ scale: currentTarget.checked ? undefined : 'even' })}
          />{' '}
          Time to scale
        </label>
      </fieldset>
      <p class="quiet" role="status">
        {shown} of {messages.length} messages{' '}
        {shown < messages.length && (
          <button
            type="button"
            class="link"
            onClick={() =>
              change({ find: undefined, only: undefined, actors: undefined, without: undefined, setup: 'shown' })
            }
          >
            show all
          </button>
        )}
      </p>
    </form>
  );
}
