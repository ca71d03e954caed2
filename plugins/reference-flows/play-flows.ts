import {
  createBench,
  found,
  referenceFlows,
  traceLine,
  verdictOn,
  type Bench,
  type Crossing,
  type Finding,
  type Milliseconds,
  type TraceLine,
  type Verdict,
} from 'routeproof';
import { defaultCast, type Cast } from './cast.ts';
import { conferenceVariants } from './conference-variants.ts';
import type { FlowVariant } from './flow-variant.ts';
import { stopVariants } from './stop-variants.ts';

/** Every phase of both chapters, in the order of the chapters, with all its branches. */
export const flowVariants: readonly FlowVariant[] = [...conferenceVariants, ...stopVariants];

/** A reference flow as the real bench played it. */
export interface PlayedFlow {
  readonly flow: string;
  readonly variant?: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Those that only brought the bench to the phase are marked `setup`. */
  readonly messages: readonly (TraceLine & { readonly setup?: true })[];
  /** Virtual time from the start of the lead-in to the end of the phase. */
  readonly duration: Milliseconds;
}

/** Plays flows by their ids, all when none is named, each through all its variants. */
export async function playFlows(ids?: readonly string[], cast: Partial<Cast> = {}): Promise<readonly PlayedFlow[]> {
  const wanted = ids === undefined ? flowVariants : flowVariants.filter(({ flow }) => ids.includes(flow));
  const played: PlayedFlow[] = [];
  for (const variant of wanted) played.push(await playFlow(variant, { ...defaultCast, ...cast }));
  return played;
}

/** Plays one variant of a flow. */
export async function playFlow(variant: FlowVariant, cast: Cast): Promise<PlayedFlow> {
  const { flow, begins } = variant;
  const bench = createBench(() => variant.scenario(cast), { seed: cast.seed, synchronous: true });
  await bench.runUntilQuiet();
  const { messages } = bench.trace;
  const first = messages.findLast(begins);
  const setup = (message: Crossing) => first === undefined || message.sentAt < first.sentAt;
  const phase = messages.filter((message) => !setup(message));
  const findings = [...bench.findings.map((finding) => placed(finding, flow, phase)), ...missed(variant, bench)];
  return {
    flow,
    ...(variant.variant !== undefined && { variant: variant.variant }),
    title: referenceFlows.find(({ id }) => id === flow)?.title ?? flow,
    verdict: verdictOn(findings),
    findings,
    messages: messages.map((message) => (setup(message) ? { ...traceLine(message), setup: true } : traceLine(message))),
    duration: bench.clock.now(),
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
function missed({ flow, variant }: FlowVariant, { phases, clock }: Bench): readonly Finding[] {
  if (phases.at(-1)?.flow === flow) return [];
  const through = phases.map((phase) => phase.flow).join(', ') || 'no phase at all';
  const name = variant === undefined ? flow : `${flow} (${variant})`;
  return [
    {
      ...found.flowNotReached(name, through),
      at: clock.now(),
      count: 1,
    },
  ];
}
