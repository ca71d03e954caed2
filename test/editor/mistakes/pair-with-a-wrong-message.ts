import { substitute } from 'routeproof/plugins';

export const pair = substitute({
  // tsc: Type '"RequestStop"' is not assignable to type 'MessageType'.
  standsFor: 'RequestStop',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
});
