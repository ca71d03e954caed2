import { interactionManagement } from 'routeproof/protocol';

// tsc: Argument of type '"RequestRouteCall"' is not assignable to parameter of
export const message = interactionManagement.create('RequestRouteCall', { RouteType: 'stop' });
