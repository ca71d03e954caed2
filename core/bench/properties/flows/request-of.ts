import type { Crossing } from '../../../bus/crossing.ts';
import { enumerations } from '../../../protocol/enumerations.ts';

/** What a request on the wire asks for, by the name that Interaction Management has for it. */
export function requestOf({ type, protocol, body }: Crossing): string {
  if (protocol !== 'TLibrary' || type !== 'RequestRouteCall') return type;
  const { RouteType } = body as { readonly RouteType?: unknown };
  return RouteType === stop ? 'RequestStopProcessing' : type;
}

const { stop } = enumerations.RouteType.words;
