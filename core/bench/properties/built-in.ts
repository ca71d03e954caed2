import { answeredOnce } from './answered-once.ts';
import type { MakeProbe } from './built-in-probe.ts';
import { followsFlows } from './flows/follows-flows.ts';
import { onePlace } from './one-place.ts';
import { pathsEnd } from './paths-end.ts';
import { ticketsEndOnce } from './tickets-end-once.ts';
import { toldWhileInvolved } from './told-while-involved.ts';
import { attachedSize } from './attached-size.ts';

/** The properties that every run is held against. */
export const builtInProbes: readonly MakeProbe[] = [
  answeredOnce,
  ticketsEndOnce,
  toldWhileInvolved,
  onePlace,
  followsFlows,
  pathsEnd,
  attachedSize,
];
