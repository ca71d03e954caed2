import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { rangeText, valueText } from '../../core/cli/text/value-text.ts';
import type { Interval } from '../../core/simulate/estimates/interval.ts';
import type { Unit } from '../../core/simulate/measures/measure.ts';

/** A measure by the intervals of a day. */
export interface Series {
  readonly name: string;
  readonly points: readonly { readonly at: string; readonly value: Interval }[];
}

interface Drawn {
  readonly title: string;
  readonly unit: Unit;
  readonly series: readonly Series[];
}

/** A measure over the day as a line with its interval as a band; the same numbers stand below it as a table. */
export function Chart({ title, unit, series }: Drawn) {
  const place = useRef<HTMLDivElement>(null);
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))];
  useEffect(() => {
    const draw = () => {
      place.current!.replaceChildren();
      return new uPlot(
        optionsOf({ title, unit, series }, times, place.current!.clientWidth),
        columns(series, times),
        place.current!,
      );
    };
    let plot = draw();
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const again = () => (plot.destroy(), (plot = draw()));
    const sized = new ResizeObserver(() => plot.setSize({ width: place.current!.clientWidth, height }));
    sized.observe(place.current!);
    scheme.addEventListener('change', again);
    return () => (sized.disconnect(), scheme.removeEventListener('change', again), plot.destroy());
  }, [title, unit, series]);
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div ref={place} class="chart" aria-hidden="true" />
      <details>
        <summary>The numbers</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">from</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map((time) => (
              <tr key={time}>
                <th scope="row">{time}</th>
                {series.map(({ name, points }) => {
                  const value = points.find(({ at }) => at === time)?.value;
                  return (
                    <td key={name} class="number">
                      {value === undefined ? '' : `${valueText(unit, value.mean)} ${rangeText(unit, value)}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

const height = 190;
const hues = ['--line-1', '--line-2', '--line-3', '--line-4', '--line-5', '--line-6'];

/** The times, and for each series its mean, its lower and its upper end; an open end goes as far as the mean. */
const columns = (series: readonly Series[], times: readonly string[]): uPlot.AlignedData =>
  [
    times.map((_, index) => index),
    ...series.flatMap(({ points }) => {
      const values = new Map(points.map(({ at, value }) => [at, value]));
      const column = (of: (value: Interval) => number | null) =>
        times.map((time) => {
          const value = values.get(time);
          return value === undefined ? null : of(value);
        });
      return [
        column(({ mean }) => mean),
        column(({ low, mean }) => low ?? mean),
        column(({ high, mean }) => high ?? mean),
      ];
    }),
  ] as uPlot.AlignedData;

function optionsOf({ unit, series }: Drawn, times: readonly string[], width: number): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour('--quiet'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
  };
  return {
    ...{ width: Math.max(240, width), height },
    legend: { show: series.length > 1, live: false },
    cursor: { y: false },
    scales: {
      x: { time: false },
      y: { range: (_, low, high) => [Math.min(0, low), unit === 'share' && high > 0.5 ? 1 : (high || 1) * 1.05] },
    },
    axes: [
      { ...axis, values: (_, ticks) => ticks.map((tick) => times[tick] ?? '') },
      { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => valueText(unit, tick)) },
    ],
    series: [
      {},
      ...series.flatMap(({ name }, index) => {
        const stroke = colour(hues[index % hues.length]!);
        return [
          { label: name, stroke, width: 2, dash: index < hues.length ? [] : [6, 4] },
          { label: `${name}, lower end`, stroke: 'transparent', points: { show: false } },
          { label: `${name}, upper end`, stroke: 'transparent', points: { show: false } },
        ];
      }),
    ],
    bands: series.map((_, index) => ({
      series: [index * 3 + 3, index * 3 + 2] as [number, number],
      fill: `${colour(hues[index % hues.length]!)}33`,
    })),
  };
}
