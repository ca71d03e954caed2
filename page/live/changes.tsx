import { visible } from '../../core/kernel/visible.ts';
import type { LiveAsked, LiveOffers } from '../../core/page/live-shown.ts';
import { Faults } from './faults.tsx';

type Asked = Omit<LiveAsked, 'choose'>;

/** What can be changed about the run: delays of links, parameters, and faults that may happen. */
export function Changes({
  offers,
  asked,
  change,
}: {
  readonly offers: LiveOffers;
  readonly asked: Asked;
  readonly change: (asked: Asked) => void;
}) {
  const { links = {}, set = {}, faults = [] } = asked;
  const count = Object.keys(links).length + Object.keys(set).length + faults.length;
  return (
    <details class="changes" open={count > 0}>
      <summary>Change something{count === 0 ? '' : ` (${count} changed)`}</summary>
      {offers.parameters.length > 0 && (
        <fieldset>
          <legend>Parameters</legend>
          {offers.parameters.map(({ name, usual }) => (
            <Entry
              key={name}
              label={name}
              usual={usual}
              value={set[name]}
              give={(value) => change({ ...asked, set: entered(set, name, value) })}
            />
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>Delays of links, each way, in milliseconds</legend>
        {offers.links.map(({ name, to, delay }) => (
          <Entry
            key={`${name} ${to}`}
            label={to === 'interaction-server' ? name : `${name} to ${to}`}
            usual={typeof delay === 'number' ? String(delay) : delay.join(' to ')}
            least={0}
            value={links[name]}
            give={(value) => change({ ...asked, links: entered(links, name, value) })}
          />
        ))}
      </fieldset>
      <Faults offers={offers} faults={faults} change={(next) => change({ ...asked, faults: next })} />
    </details>
  );
}

const entered = (values: Readonly<Record<string, number>>, name: string, value: number | undefined) => {
  const { [name]: _before, ...others } = values;
  return value === undefined ? others : { ...others, [name]: value };
};

const Entry = ({
  label,
  usual,
  least,
  value,
  give,
}: {
  readonly label: string;
  readonly usual: string;
  readonly least?: number;
  readonly value: number | undefined;
  readonly give: (value: number | undefined) => void;
}) => (
  <label>
    {visible(label)}{' '}
    <input
      type="number"
      min={least}
      step="any"
      placeholder={visible(usual)}
      value={value ?? ''}
      onChange={({ currentTarget: { value: text } }) => give(text === '' ? undefined : Number(text))}
    />
  </label>
);
