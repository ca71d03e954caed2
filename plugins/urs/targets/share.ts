/** What a target of a list is to get of all that is handed out of that list. */
export interface Share {
  /** The list, as it was written. */
  readonly list: string;
  readonly weights: readonly number[];
  /** Its place in the list. */
  readonly index: number;
}
