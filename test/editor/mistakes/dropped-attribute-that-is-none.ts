import { substitute } from 'routeproof/plugins';

export const pair = substitute({
  standsFor: 'RequestStopProcessing',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  // tsc: Type '"ProxyClient"' is not assignable to type '"Extension" | "ProxyClientId" | "Reason"'
  drops: ['ProxyClient'],
});
