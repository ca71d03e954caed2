import { measureNamed } from '../../simulate/measures/measures.ts';

/** Heads of columns that are shorter than the titles of the measures. */
const heads: Readonly<Record<string, string>> = {
  abandonmentRate: 'abandoned',
  waitingAtEnd: 'still\nwaiting',
  averageSpeedOfAnswer: 'ASA',
  wait95: 'wait 95 %',
  longestWait: 'longest\nwait',
  serviceLevel: 'service\nlevel',
  averageHandleTime: 'AHT',
  queueLength: 'queue',
};

/** What stands over the column of a measure. */
export const shortTitle = (measure: string): string => heads[measure] ?? measureNamed(measure)!.title;
