import type { Plugin } from 'routeproof';
import { checkedOptions, optionKinds } from 'routeproof/kit';
import { agents } from './agent/agents.ts';
import { mediaServer } from './media-server/media-server.ts';
import { reportingEngine } from './reporting-engine/reporting-engine.ts';
import { tLibrary } from './t-library/t-library.ts';
import { urs } from './urs/urs.ts';

/** Options of `contactCentre`. */
export interface ContactCentreOptions {
  /** Whether URS speaks T-Library, as it does in the field, or Interaction Management. Default: true. */
  readonly tLibrary?: boolean;
  /** Whether the reporting engine tells agents how they stand. Default: false. */
  readonly capacityRules?: boolean;
}

/** Everybody who is on an ordinary bench: a reporting engine, URS, the T-Library, one media server and all agents. */
export function contactCentre(options: ContactCentreOptions = {}): readonly Plugin[] {
  const { tLibrary: isThere = true, capacityRules = false } = checkedOptions<ContactCentreOptions>(
    '`contactCentre`',
    options,
    { tLibrary: optionKinds.flag, capacityRules: optionKinds.flag },
  );
  return [
    reportingEngine('stat-server', { capacityRules }),
    urs(),
    ...(isThere ? [tLibrary()] : []),
    mediaServer(),
    agents(),
  ];
}
