import { substitute } from 'routeproof';

export const pair = substitute({
  // tsc: Type '"RequestStop"' is not assignable to type 'MessageType'.
  standsFor: 'RequestStop',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
});
