import type { MessageOf } from 'routeproof/kit';
import { parseTarget, type ParsedTarget } from '../targets/parse-target.ts';
import type { UrsMemory } from '../urs-memory.ts';

/** Statistics of the centre's own, as the reporting engine has told them last. */
export class ToldStatistics {
  readonly #values = new Map<string, number>();
  readonly #memory: UrsMemory | undefined;

  constructor(memory: UrsMemory | undefined) {
    this.#memory = memory;
  }

  learn({ StatisticType, ObjectId, Value }: MessageOf<'EventStatisticValue'>['body']): void {
    const key = keyOf(StatisticType, parseTarget(ObjectId));
    this.#memory?.writes(`statistic:${key}`);
    this.#values.set(key, Value);
  }

  /** NaN before it was told: no comparison with it holds. */
  of(target: ParsedTarget, statistic: string): number {
    const key = keyOf(statistic, target);
    this.#memory?.reads(`statistic:${key}`);
    return this.#values.get(key) ?? NaN;
  }
}

const keyOf = (statistic: string, { kind, object }: ParsedTarget): string => `${statistic} ${kind} ${object}`;
