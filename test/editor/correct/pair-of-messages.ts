import { substitute } from 'routeproof/plugins';

export const pairs = [
  substitute({
    standsFor: 'RequestStopProcessing',
    as: 'RequestRouteCall',
    protocol: 'TLibrary',
    encode: () => ({ ThisDN: 'x', ConnID: 'y', RouteType: 5 }),
    drops: ['ProxyClientId', 'Reason'],
  }),
  substitute({
    standsFor: 'RequestStopProcessing',
    as: 'RequestRouteCall',
    protocol: 'TLibrary',
    encode: (_message, known) => ({ ThisDN: known.client.name, ConnID: 'y', RouteType: 5 }),
  }),
];
