/** Rounds that are known from other runs of the scenario, as plain values. */
export interface RoundsFound {
  readonly forEver: readonly string[];
  readonly ending: readonly string[];
}
