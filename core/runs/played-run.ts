import { createBench, type Bench, type BenchOptions } from '../bench/create-bench.ts';
import type { Scenario } from '../contract/scenario.ts';
import { BenchError } from '../kernel/errors.ts';
import type { Choices } from '../kernel/choices.ts';
import { everything } from './dependence.ts';
import { PlayedAlready } from './played-already.ts';
import type { SearchedRun } from './searched-run.ts';

/** How one run of a search ended. */
export interface PlayedRun {
  readonly bench: Bench;
  readonly ended: 'at its end' | 'cut off' | 'at a limit';
}

interface Playing {
  readonly choices: Choices;
  readonly synchronous: boolean;
  readonly seed: number;
  readonly onTurn?: BenchOptions['onTurn'];
  readonly follow?: SearchedRun;
}

/** Plays a scenario once under given choices, to its end, or until a limit or the search cuts it off. */
export async function playRun(
  scenario: () => Scenario,
  { choices, synchronous, seed, onTurn, follow }: Playing,
): Promise<PlayedRun> {
  const bench = createBench(scenario, { choices, races: true, synchronous, seed, onTurn });
  if (follow !== undefined) watch(bench, follow);
  try {
    await bench.runUntilQuiet();
    return { bench, ended: 'at its end' };
  } catch (error) {
    if (error instanceof PlayedAlready) return { bench, ended: 'cut off' };
    if (error instanceof BenchError && error.code === 'RP_LIMIT_REACHED') return { bench, ended: 'at a limit' };
    throw error;
  }
}

/** Requests that touch nothing but their interaction, and what they change or send for all to see. */
const withinInteraction: ReadonlySet<string> = new Set([
  ...['RequestConference', 'RequestAccept', 'RequestReject', 'RequestLeaveInteraction', 'RequestStopProcessing'],
  ...['RequestChangeProperties', 'RequestGetInteractionProperties', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin'],
]);

/** Tells the search what each step touched beside its events. */
function watch({ bus, store, findings }: Bench, run: SearchedRun): void {
  run.findings = findings;
  const touch = (record: string) => void run.step?.touched.add(record);
  bus.broken.subscribe(() => {
    if (run.step !== undefined) run.step.breaks = true;
  });
  bus.messages.subscribe(({ toRole, type, interaction }) => {
    if (toRole !== 'interaction-server') return;
    touch(interaction !== undefined && withinInteraction.has(type) ? `interaction ${interaction}` : everything);
  });
  bus.sent.subscribe(({ fromRole, interaction }) => {
    if (fromRole === 'interaction-server' && interaction !== undefined) touch(`interaction ${interaction}`);
  });
  store.changes.subscribe((change) => {
    if (change.kind === 'ticket') return touch('tickets');
    if (change.kind === 'agent') return touch(everything);
    touch(`interaction ${change.interaction.id}`);
    // Queues hand over by their length and by how many of theirs are with URS.
    if (change.from !== 'handling' || change.interaction.state !== 'handling') touch('queues');
  });
}
