import type { CoverageOption } from './output/coverage-out.ts';
import type { TraceOptions } from './output/trace-out.ts';

/** What `routeproof run` can be told. */
export interface RunOptions extends TraceOptions {
  readonly json?: boolean;
  readonly seed?: number;
  readonly diagram: boolean;
  readonly mermaid?: boolean;
  readonly lanes?: boolean;
  readonly coverage?: CoverageOption;
  readonly watch?: boolean;
  readonly strict?: boolean;
}
