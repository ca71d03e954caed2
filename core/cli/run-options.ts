import type { CoverageOption } from './coverage-out.ts';

/** What `routeproof run` can be told. */
export interface RunOptions {
  readonly json?: boolean;
  readonly trace?: string;
  readonly seed?: number;
  readonly diagram: boolean;
  readonly mermaid?: boolean;
  readonly lanes?: boolean;
  readonly coverage?: CoverageOption;
  readonly watch?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
}
