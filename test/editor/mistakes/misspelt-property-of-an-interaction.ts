import { defineStrategy, placeInQueue } from 'routeproof';

export default defineStrategy({
  name: 'by-medium',
  // tsc: Property 'mediatype' does not exist on type 'RoutedInteraction'.
  route: ({ mediatype }) => placeInQueue(mediatype === 'email' ? 'E-mail' : 'Other'),
});
