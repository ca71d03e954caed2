const looks: Readonly<Record<string, string>> = {
  pass: 'good',
  proved: 'good',
  fail: 'bad',
  violated: 'bad',
  'could not run': 'bad',
};
const signs: Readonly<Record<string, string>> = { good: '✓', bad: '✗', unsure: '?' };

/** A verdict as a badge; it is told by word and sign, too, for whoever does not see its colour. */
export function Verdict({ verdict }: { readonly verdict: string }) {
  const look = looks[verdict] ?? 'unsure';
  return (
    <strong class={`verdict ${look}`}>
      <span aria-hidden="true">{signs[look]}</span> {verdict}
    </strong>
  );
}
