import type { Sight } from '../../contract/plugin.ts';

/** A built-in property: watches a run, and reports what it finds broken. */
export interface BuiltInProbe {
  readonly stepEnded?: () => void;
  readonly runEnded?: (how: { readonly quiet: boolean }) => void;
}

/** Sets a built-in property to watch a run. */
export type MakeProbe = (sight: Sight) => BuiltInProbe;
