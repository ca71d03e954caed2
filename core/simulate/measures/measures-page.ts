import { measures } from './measures.ts';
import type { Unit } from './measure.ts';

/** The page on the measures of a simulation, as their table has them. */
export const measuresPage = (): string => `${head}

| measure | in documents | unit | formula | source |
| --- | --- | --- | --- | --- |
${measures.map(({ title, name, unit, formula, source }) => `| ${title} | \`${name}\` | ${units[unit]} | ${formula} | ${source} |`).join('\n')}
`;

const head = `# Measures of a simulation

Made from the table \`core/simulate/measures/measures.ts\`. The threshold is that of \`--within\`. A ratio is that of all customers, or of all
time, of all replications together; a count is that of one replication, on average. What is about agents' time is there for all
of the traffic, by half-hour, agent, group and skill, and so is \`cost\`.`;

const units: Readonly<Record<Unit, string>> = {
  count: 'number a replication',
  share: '0 to 1',
  time: 'seconds',
  number: 'number',
  hours: 'hours a replication',
  money: 'the unit of `prices`',
};
