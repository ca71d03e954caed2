import { substitute } from 'routeproof/plugins';
import { but, some } from './words.ts';

// URS registers routing points; for the server it thereby becomes a client.

export const registerAddress = substitute({
  standsFor: 'RequestRegisterClient',
  as: 'RequestRegisterAddress',
  protocol: 'TLibrary',
  encode: ({ body }, { client }) => ({
    ThisDN: client.name,
    ...some('Extensions', but('Extension' in body ? body.Extension : undefined)),
  }),
  decode({ body: { Extensions } }, { addresses, client }) {
    if (addresses().size > 0) return undefined;
    return {
      interaction: undefined,
      body: {
        ClientType: 'Router',
        ClientName: client.name,
        ...(Extensions !== undefined && { Extension: Extensions }),
      },
    };
  },
  drops: ['ProxyClientId', 'ClientName'],
});

export const unregisterAddress = substitute({
  standsFor: 'RequestUnregisterClient',
  as: 'RequestUnregisterAddress',
  protocol: 'TLibrary',
  encode({ body: { Extension } }, { addresses }) {
    const [ThisDN, ...others] = addresses();
    return ThisDN === undefined || others.length > 0 ? undefined : { ThisDN, ...some('Extensions', but(Extension)) };
  },
  decode({ body: { ThisDN, Extensions } }, { addresses }) {
    if ([...addresses()].some((other) => other !== ThisDN)) return undefined;
    return { interaction: undefined, body: Extensions === undefined ? {} : { Extension: Extensions } };
  },
  drops: ['ProxyClientId'],
});
