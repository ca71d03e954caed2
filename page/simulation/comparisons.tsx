import { differenceRange, differenceText } from '../../core/cli/text/value-text.ts';
import { visible } from '../../core/kernel/visible.ts';
import type { Comparison } from '../../core/simulate/compare-simulations.ts';
import { measureNamed } from '../../core/simulate/measures/measures.ts';

/** What a strategy does otherwise than another, with the interval of each difference drawn about nothing. */
export function Comparisons({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  if (comparisons.length === 0) return null;
  return (
    <section aria-labelledby="comparisons">
      <h2 id="comparisons">Comparison</h2>
      {comparisons.map(({ name, against, sentence, differences }) => (
        <table key={`${name} ${against}`}>
          <caption>
            {visible(name)} less {visible(against)}. {visible(sentence)}
          </caption>
          <thead>
            <tr>
              <th scope="col">measure</th>
              <th scope="col">difference</th>
              <th scope="col">95 % confidence</th>
              <th scope="col">is</th>
              <th scope="col">about nothing</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ measure, difference, verdict }) => {
              const { title, unit } = measureNamed(measure)!;
              return (
                <tr key={measure}>
                  <th scope="row">{title}</th>
                  <td class="number">{difference.mean === null ? '-' : differenceText(unit, difference.mean)}</td>
                  <td class="number">{differenceRange(unit, difference)}</td>
                  <td class={`outcome ${verdict.replace(' ', '-')}`}>{verdict}</td>
                  <td>
                    <Whisker {...difference} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ))}
    </section>
  );
}

const half = 60;

/** The interval as a line, with nothing in the middle; as wide as its farther end. */
function Whisker({ mean, low, high }: Comparison['differences'][number]['difference']) {
  const widest = Math.max(...[mean, low, high].map((value) => Math.abs(value ?? 0)));
  if (mean === null || widest === 0) return null;
  const x = (value: number | null, open: number) => (value === null ? open : half + (value / widest) * (half - 6));
  return (
    <svg class="whisker" width={2 * half} height={14} aria-hidden="true">
      <line class="zero" x1={half} x2={half} y1={0} y2={14} />
      <line x1={x(low, 0)} x2={x(high, 2 * half)} y1={7} y2={7} />
      <circle cx={x(mean, half)} cy={7} r={3.5} />
    </svg>
  );
}
