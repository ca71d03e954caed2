import type { KeyValues, Milliseconds, Strategy } from 'routeproof';
import { authorLine, definedAt, found, nearestName, type ActorKit } from 'routeproof/kit';
import type { AgentBoard } from '../queues/agent-board.ts';
import { canHold } from '../targets/can-hold.ts';
import type { Configuration } from '../targets/configuration.ts';
import { matches, type ParsedTarget } from '../targets/parse-target.ts';
import { unknownName } from '../targets/unknown-name.ts';
import type { Asked } from '../targets/possible-target.ts';

/** Who asks for targets, about what. */
export interface Asking {
  readonly strategy: Strategy;
  readonly interaction: string;
  readonly medium: string;
  readonly userData: () => KeyValues;
  /** When the interaction was received. */
  readonly receivedAt: () => Milliseconds;
}

/** Why nobody will come for a target, or not for the reason that its author has in mind. */
interface Doubt {
  readonly why: string;
  readonly meant?: string | undefined;
  /** Whether nobody could ever come, in this centre or at all. */
  readonly isImpossible: boolean;
}

type Doubts = readonly (Doubt | undefined)[];

const none: Doubts = [];

/** So many texts are remembered as looked at; a strategy that makes up more of them is looked at again. */
const most = 10_000;

/** Looks at the targets that are asked for: whether anybody in the centre could ever come for them. */
export class TargetDoubts {
  readonly #kit: Pick<ActorKit, 'finding'>;
  readonly #configuration: Configuration;
  readonly #board: AgentBoard;
  readonly #known = new Map<string, Doubts>();
  /** What was looked at last, and is not doubtful: most strategies ask for the same again and again. */
  #last: readonly Asked[] | undefined;
  #lastMedium: string | undefined;

  constructor(kit: Pick<ActorKit, 'finding'>, configuration: Configuration, board: AgentBoard) {
    this.#kit = kit;
    this.#configuration = configuration;
    this.#board = board;
  }

  /** Tells what is doubtful in what is asked for together; a failure only where none of it can ever be met. */
  look(targets: readonly Asked[], { strategy, medium, interaction, userData }: Asking): void {
    if (targets === this.#last && medium === this.#lastMedium) return;
    const doubts = this.#doubtsAbout(targets, medium);
    if (doubts === none) {
      this.#last = targets;
      this.#lastMedium = medium;
      return;
    }
    const fails = doubts.every((doubt) => doubt?.isImpossible === true) && !isFromData(targets, userData());
    const told = fails ? found.targetImpossible : found.targetDoubtful;
    const where = lineHere() ?? definedAt(strategy);
    for (const [index, doubt] of doubts.entries())
      if (doubt !== undefined) {
        const finding = told(strategy.name, targets[index]!.requested, doubt.why, doubt.meant);
        this.#kit.finding({ ...finding, interaction, where });
      }
  }

  #doubtsAbout(targets: readonly Asked[], medium: string): Doubts {
    const key = [medium, ...targets.map(({ requested }) => requested)].join('\n');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = targets.map(({ target }) => this.#doubtAbout(target, medium));
    const doubts = found.every((doubt) => doubt === undefined) ? none : found;
    if (this.#known.size >= most) this.#known.clear();
    this.#known.set(key, doubts);
    return doubts;
  }

  #doubtAbout(target: ParsedTarget, medium: string): Doubt | undefined {
    if (target.kind === 'queue') return undefined;
    const { isOpen } = this.#configuration;
    const able = isOpen ? [] : this.#configuration.agents.filter((agent) => this.#fits(target, agent));
    if (able.length === 0 && target.kind === 'skill' && !canHold(target.condition))
      return { why: 'no levels of skills are as it asks', isImpossible: true };
    if (isOpen) return undefined;
    return (
      this.#unknownName(target, able.length > 0) ??
      (able.length === 0 ? nobodyFits(target) : this.#nobodyHas(medium, able))
    );
  }

  /** At the place where it sits now, or at one where it may sit. */
  #fits(target: ParsedTarget, agent: string): boolean {
    const { configuration, places } = { configuration: this.#configuration, places: this.#placesOf(agent) };
    return places.some((place) => matches(target, configuration.candidate(agent, place)));
  }

  #placesOf(agent: string): readonly (string | undefined)[] {
    const { place } = this.#board.agentNamed(agent) ?? {};
    return [...this.#configuration.whereabouts(agent).places, place];
  }

  #unknownName(target: ParsedTarget, isMet: boolean): Doubt | undefined {
    if (isMet && target.kind !== 'skill') return undefined;
    const unknown = unknownName(target, this.#configuration);
    return unknown && { ...unknown, isImpossible: !isMet };
  }

  #nobodyHas(medium: string, able: readonly string[]): Doubt | undefined {
    const has = (agent: string): boolean => {
      const { media, isOpen } = this.#configuration.whereabouts(agent);
      return isOpen || media.has(medium) || this.#board.agentNamed(agent)?.isReadyFor(medium) === true;
    };
    if (able.some(has)) return undefined;
    const media = new Set(able.flatMap((agent) => [...this.#configuration.whereabouts(agent).media]));
    return {
      why: `nobody whom it asks for works on the medium '${medium}'`,
      meant: nearestName(medium, media),
      isImpossible: false,
    };
  }
}

function nobodyFits(target: ParsedTarget): Doubt {
  const why = {
    group: `group '${target.object}' has no agents`,
    'place group': `group '${target.object}' has no agents`,
    skill: 'nobody in the centre has such levels',
    agent: 'the centre has no such agent',
    place: 'nobody sits there',
    queue: 'there is no such queue',
  } as const;
  return { why: why[target.kind], isImpossible: false };
}

/** Whether the names come out of what is attached, which may name whoever was there once. */
function isFromData(targets: readonly Asked[], userData: KeyValues): boolean {
  const values = new Set<unknown>(Object.values(userData));
  return targets.some(({ target, requested }) => values.has(target.object) || values.has(requested));
}

/** The author's line that asks; it may stand below many of RxJS's. */
export const lineHere = (): string | undefined => lineLater()();

/** The same, to be read when somebody wants to know: that takes longer than to note where it is. */
export function lineLater(): () => string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  const here = new Error('asked here');
  Error.stackTraceLimit = stackTraceLimit;
  return () => authorLine(here);
}
