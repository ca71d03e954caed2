import type { Scenario } from '../../contract/scenario.ts';
import { actAt } from '../../contract/script.ts';
import { definedAt } from '../../contract/strategy.ts';
import type { TraceLine } from '../../report/trace-line.ts';
import type { InteractionView } from '../../store/store-view.ts';

/** A run that reached a limit: its scenario, whose steps did, and what there was then. */
interface Limited {
  readonly scenario: Scenario;
  readonly actor: string | undefined;
  readonly interactions: readonly InteractionView[];
  readonly messages: readonly TraceLine[];
}

/** The author's line of what kept on until a limit ended the run: a strategy, or what a script or habit has an actor do. */
export function lineOfLimit({ actor, messages, ...run }: Limited): string | undefined {
  const last = messages.findLast(({ from, to }) => from === actor || to === actor);
  return [actor, last?.from, last?.to]
    .map((each) => each && lineOf(each, messages, run))
    .find((line) => line !== undefined);
}

function lineOf(
  actor: string,
  messages: readonly TraceLine[],
  { scenario, interactions }: Pick<Limited, 'scenario' | 'interactions'>,
): string | undefined {
  const { strategy, centre = {}, drive = {} } = scenario;
  const held = interactions.find(({ router }) => router?.urs === actor)?.router?.strategy;
  if (held !== undefined) {
    const all = [strategy, ...(centre.queues ?? []).map((queue) => queue.strategy)];
    return definedAt(all.find((each) => each?.name === held) ?? undefined);
  }
  const habits = (centre.agents ?? []).find(({ name }) => name === actor)?.does ?? [];
  const acts = [...(drive.script ?? []).filter((line) => line.actor === actor), ...habits].map(({ act }) => act);
  const said = messages.findLast(({ from }) => from === actor)?.type;
  // A habit is what comes again and again, and stands behind the lines that are followed once.
  return actAt(acts.findLast((act) => act.do === 'send' && act.request === said) ?? acts.at(-1));
}
