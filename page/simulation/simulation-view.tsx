import { rangeText, valueText } from '../../core/cli/text/value-text.ts';
import { visible } from '../../core/kernel/visible.ts';
import type { SimulationShown } from '../../core/page/page-document.ts';
import type { Interval } from '../../core/simulate/estimates/interval.ts';
import { measures } from '../../core/simulate/measures/measures.ts';
import type { SimulationDocument } from '../../core/simulate/simulation-document.ts';
import { Chart, type Series } from './chart.tsx';
import { Comparisons } from './comparisons.tsx';
import { RulesFired } from '../parts/rules-fired.tsx';
import { Verdict } from '../parts/verdict.tsx';

/** One simulation or several: notes first, all measures with their intervals, and charts over the day. */
export function SimulationView({ simulation: { simulations, comparisons } }: { readonly simulation: SimulationShown }) {
  const shown = measures.filter(({ name }) =>
    simulations.some(({ document }) => intervalIn(document, name)?.mean != null),
  );
  return (
    <>
      {simulations.map(({ name, document }) => (
        <Head key={name} name={simulations.length > 1 ? name : undefined} document={document} />
      ))}
      {simulations.map(({ name, document }) => (
        <RulesFired key={name} rules={document.rules} {...(simulations.length > 1 && { of: name })} />
      ))}
      <Comparisons comparisons={comparisons} />
      <section aria-labelledby="charts">
        <h2 id="charts">Over the day</h2>
        <div class="charts">
          {charted.map(([title, name]) => {
            const measure = measures.find((each) => each.name === name)!;
            const series = simulations.flatMap(({ name: of, document }) => seriesOf(of, document, name));
            return series.length === 0 ? null : <Chart key={name} title={title} unit={measure.unit} series={series} />;
          })}
        </div>
      </section>
      <section aria-labelledby="measures">
        <h2 id="measures">Measures</h2>
        <div class="scroll" tabIndex={0} role="group" aria-label="Measures">
          <table>
            <thead>
              <tr>
                <th scope="col">measure</th>
                {simulations.map(({ name }) => (
                  <th key={name} scope="col">
                    {simulations.length > 1 ? visible(name) : 'value (95 % interval)'}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ name, title, unit, formula }) => (
                <tr key={name}>
                  <th scope="row" title={formula}>
                    {title}
                  </th>
                  {simulations.map(({ name: of, document }) => {
                    const interval = intervalIn(document, name);
                    return (
                      <td key={of} class="number">
                        {interval === undefined ? '' : valueText(unit, interval.mean)}{' '}
                        <span class="quiet">{interval === undefined ? '' : rangeText(unit, interval)}</span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

const charted = [
  ['Offered', 'offered'],
  ['Service level', 'serviceLevel'],
  ['Average speed of answer', 'averageSpeedOfAnswer'],
  ['Abandonment', 'abandonmentRate'],
  ['Queue length', 'queueLength'],
  ['Occupancy', 'occupancy'],
] as const;

const intervalIn = (document: SimulationDocument, name: string): Interval | undefined => document[name];

/** The intervals of the day, in their order; nothing where the document has no such measure of them. */
const seriesOf = (name: string, document: SimulationDocument, measure: string): readonly Series[] => {
  const points = Object.entries(document.by['interval'] ?? {}).flatMap(([at, intervals]) => {
    const value = intervals[measure];
    return value === undefined ? [] : [{ at, value }];
  });
  return points.length < 2 ? [] : [{ name: visible(name), points }];
};

const Head = ({ name, document }: { readonly name: string | undefined; readonly document: SimulationDocument }) => {
  const { verdict, scenario, replications, seed, warmUp, notes, remarks, overloads, findings } = document;
  const told = [...notes, ...overloads.map(({ sentence }) => sentence), ...remarks];
  return (
    <section class="facts">
      <p>
        {name !== undefined && <Verdict verdict={verdict} />} <strong>{visible(name ?? scenario)}</strong> ·{' '}
        {replications} replications, seed {seed}
        {warmUp.seconds > 0 && ` · warm-up ${warmUp.seconds} s (${warmUp.method})`}
      </p>
      {told.length > 0 && (
        <ul class="findings">
          {[...new Set(told)].map((sentence) => (
            <li key={sentence} class={notes.includes(sentence) ? 'warning' : undefined}>
              {visible(sentence)}
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ kind, sentence, severity, replication }, index) => (
            <li key={index} class={severity}>
              <strong>{visible(kind)}</strong> <span class="quiet">replication {replication}</span> {visible(sentence)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
