import type { Crossing } from '../../bus/crossing.ts';
import type { Sight } from '../../contract/plugin.ts';
import type { Change } from '../../store/store-view.ts';
import type { StatedRules } from './stated-rules.ts';
import type { UndoLog } from './undo-log.ts';

/** A built-in property: is told what goes on in a run, and reports what it finds broken. */
export interface BuiltInProbe {
  readonly sent?: (message: Crossing) => void;
  readonly delivered?: (message: Crossing) => void;
  readonly broken?: (connection: { readonly client: string; readonly server: string }) => void;
  readonly changed?: (change: Change) => void;
  readonly stepEnded?: () => void;
  readonly runEnded?: (how: { readonly quiet: boolean }) => void;
  /** Another run, with records of its own, has come to where the one before it had come. */
  readonly goesOn?: () => void;
}

/** What a built-in property sees of the run that is judged: it is to be asked each time anew. */
export interface ProbeSight extends Omit<Sight, 'bus' | 'trace'> {
  /** How much agents may have at once. */
  readonly rules: StatedRules;
}

/** Makes a built-in property. What is kept from step to step is kept in maps of the log, and nowhere else. */
export type MakeProbe = (sight: ProbeSight, log: UndoLog) => BuiltInProbe;
