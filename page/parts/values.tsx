import { visible, visibleLines } from '../../core/kernel/visible.ts';

const longest = 2000;

/** Names with their values, lists within lists; a very long text is shown by its beginning. */
export function Values({ of, changed }: { readonly of: object; readonly changed?: ReadonlySet<string> }) {
  return (
    <dl class="values">
      {Object.entries(of).map(([name, value]) => (
        <div key={name} class={changed?.has(name) ? 'changed' : undefined}>
          <dt>{visible(name)}</dt>
          <dd>{isNested(value) ? <Values of={value} /> : <Text of={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const Text = ({ of }: { readonly of: unknown }) => {
  const text = typeof of === 'string' ? of : JSON.stringify(of);
  if (text.length <= longest) return <>{visibleLines(text)}</>;
  return (
    <>
      {visibleLines(text.slice(0, longest))}
      <span class="quiet"> … {text.length} characters in all</span>
    </>
  );
};
