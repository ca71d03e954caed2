/**
 * Marble pictures for test files: lanes that drive a scenario, and lanes that say what must come (see docs/marbles.md).
 *
 * @module routeproof/testing
 */

// Lanes
export {
  exactly,
  message,
  type MessageWord,
  type Vocabulary,
  type Word,
  type DrivingLanes,
  type SomeAttributes,
  type AllAttributes,
} from '../contract/word.ts';
export { scriptOfLanes } from '../lanes/script-of-lanes.ts';
export { playLanes } from './play-lanes.ts';
export { recordLanes, type RecordedLanes, type RecordOptions } from './record-lanes.ts';
export type { LaneOptions } from './lane-options.ts';
export { preferring } from './preferring.ts';
export { LaneFailure, type LanePosition } from './lane-failure.ts';

// Test runners
export { followsLanes, type Asserting } from './follows-lanes.ts';
export { lanes } from './lanes.ts';
export { drawFrames } from './draw/draw-frames.ts';
