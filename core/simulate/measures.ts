/** What one run says in numbers; null where there was nothing to measure. Times are in seconds. */
export type Measures = Readonly<Record<string, number | null>>;

/** The measures of a part of the traffic: of one queue, say. */
export interface GroupMeasures {
  readonly by: 'queue' | 'medium' | 'skill' | 'agent' | 'interval';
  readonly name: string;
  readonly measures: Measures;
}

/** A part of a whole, or null when there is no whole. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
