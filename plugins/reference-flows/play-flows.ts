import {
  play,
  type Bench,
  type BenchOptions,
  type Finding,
  type Milliseconds,
  type Plugin,
  type Verdict,
} from 'routeproof';
import { found, verdictOn, type Crossing } from 'routeproof/kit';
import { referenceFlows } from 'routeproof/protocol';
import { traceLine, type Note, type StoreHistory, type TraceLine } from 'routeproof/report';
import { defaultCast, type Cast } from './cast.ts';
import { conferenceVariants } from './conference-variants.ts';
import type { FlowVariant } from './flow-variant.ts';
import { stopVariants } from './stop-variants.ts';
import { hasPlaceIn, withPlugins } from './with-plugins.ts';

/** Every phase of both chapters, in the order of the chapters, with all its branches. */
export const flowVariants: readonly FlowVariant[] = [...conferenceVariants, ...stopVariants];

/** A reference flow as the real bench played it. */
export interface PlayedFlow {
  /** Its id: `conference/leave`. */
  readonly flow: string;
  /** Which branch of the flow, where it has several. */
  readonly variant?: string;
  /** As the manual's chapter has it. */
  readonly title: string;
  /** Whether the run followed the flow. */
  readonly verdict: Verdict;
  /** Each says after which step of the flow it came. */
  readonly findings: readonly Finding[];
  /** Those that only brought the bench to the phase are marked `setup`. */
  readonly messages: readonly (TraceLine & { readonly setup?: true })[];
  /** Virtual time from the start of the lead-in to the end of the phase. */
  readonly duration: Milliseconds;
  /** What an author's plugins wrote to the console. */
  readonly notes: readonly Note[];
  /** What each step changed in the store. */
  readonly history: StoreHistory;
}

/** Plugins of an author's for a flow, and how they are to be put on the bench. */
export interface WithPlugins {
  /** They take the place of the bench's own that play the same role. */
  readonly plugins: readonly Plugin[];
  /** How the scenario is put on the bench; the seed is the cast's. */
  readonly options: BenchOptions;
}

/** The flows that have a place for a plugin of an author's. */
export const flowsWithPlaceFor = (plugin: Plugin): readonly string[] => [
  ...new Set(flowVariants.filter(({ scenario }) => hasPlaceIn(scenario(defaultCast), plugin)).map(({ flow }) => flow)),
];

/** Plays flows by their ids, all when none is named, each through all its variants. */
export async function playFlows(ids?: readonly string[], cast: Partial<Cast> = {}): Promise<readonly PlayedFlow[]> {
  const wanted = ids === undefined ? flowVariants : flowVariants.filter(({ flow }) => ids.includes(flow));
  const played: PlayedFlow[] = [];
  for (const variant of wanted) played.push(await playFlow(variant, { ...defaultCast, ...cast }));
  return played;
}

/** Plays one variant of a flow, with plugins of an author's if there are any. */
export async function playFlow(variant: FlowVariant, cast: Cast, own?: WithPlugins): Promise<PlayedFlow> {
  const { flow, begins } = variant;
  const scenario = () =>
    own === undefined ? variant.scenario(cast) : withPlugins(variant.scenario(cast), own.plugins);
  const options = { synchronous: true, ...own?.options, seed: cast.seed };
  let bench: Bench | undefined;
  const played = await play(scenario, { ...options, history: true, onBench: (each) => (bench = each) });
  const { messages } = bench!.trace;
  const first = messages.findLast(begins);
  const setup = (message: Crossing) => first === undefined || message.sentAt < first.sentAt;
  const phase = messages.filter((message) => !setup(message));
  const findings = [...played.findings.map((finding) => placed(finding, flow, phase)), ...missed(variant, bench!)];
  return {
    flow,
    ...(variant.variant !== undefined && { variant: variant.variant }),
    title: referenceFlows.find(({ id }) => id === flow)?.title ?? flow,
    verdict: played.verdict === 'inconclusive' ? played.verdict : verdictOn(findings),
    findings,
    messages: messages.map((message) => (setup(message) ? { ...traceLine(message), setup: true } : traceLine(message))),
    duration: played.duration,
    notes: played.notes,
    history: played.history!,
  };
}

/** Says of a finding where in the flow it came, unless it says so itself. */
function placed(finding: Finding, flow: string, phase: readonly Crossing[]): Finding {
  if (finding.kind === 'flow-not-followed') return finding;
  const step = phase.findLastIndex(({ sentAt }) => sentAt <= finding.at);
  const last = phase[step];
  const where =
    last === undefined
      ? 'before its first step'
      : `after step ${step + 1} (${last.type} on the link ${last.from} -> ${last.to})`;
  return { ...finding, sentence: `Flow ${flow}, ${where}: ${finding.sentence}` };
}

/** A flow that was not reached is no flow that passed. */
function missed({ flow, variant }: FlowVariant, { phases, clock, trace }: Bench): readonly Finding[] {
  if (phases.at(-1)?.flow === flow) return [];
  const through = phases.map((phase) => phase.flow).join(', ') || 'no phase at all';
  const name = variant === undefined ? flow : `${flow} (${variant})`;
  return [
    {
      ...found.flowNotReached(name, through),
      at: clock.now(),
      after: trace.length,
      count: 1,
    },
  ];
}
