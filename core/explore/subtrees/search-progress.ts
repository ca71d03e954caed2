import type { ExploreOptions, Progress } from '../explore-options.ts';

/** Puts together how far a search in one piece is, and what is played in parts beside it, or after it. */
export class SearchProgress {
  readonly #tell: ExploreOptions['onProgress'];
  #whole: Progress | undefined;
  #parts: Progress | undefined;

  constructor(tell: ExploreOptions['onProgress']) {
    this.#tell = tell;
  }

  readonly ofWhole = (progress: Progress): void => {
    this.#whole = progress;
    this.#tellAll(progress);
  };

  readonly ofParts = (progress: Progress): void => {
    this.#parts = progress;
    this.#tellAll(progress);
  };

  /** What was searched in one piece is searched again in parts. */
  divided(): void {
    this.#whole = undefined;
  }

  #tellAll({ depth }: Progress): void {
    const sum = (key: 'runs' | 'steps' | 'byChance' | 'failures') =>
      (this.#whole?.[key] ?? 0) + (this.#parts?.[key] ?? 0);
    this.#tell?.({
      ...{ runs: sum('runs'), steps: sum('steps'), byChance: sum('byChance'), failures: sum('failures'), depth },
      runsLeft: this.#whole?.runsLeft ?? this.#parts?.runsLeft,
    });
  }
}
