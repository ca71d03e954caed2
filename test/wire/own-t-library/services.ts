import { substitute, type Known } from 'routeproof/plugins';
import { askedOnWire, but, callOf, some, textIn } from './words.ts';

// Third-party servers: the envelope stands in Extensions, with service and method.

export const privateService = substitute({
  standsFor: 'Request3rdServer',
  as: 'RequestPrivateService',
  protocol: 'TLibrary',
  encode({ interaction, body: { Service, Method, Envelope, UserData } }, known) {
    const about = callOf({ interaction, body: Envelope === undefined ? {} : { Extension: Envelope } }, known);
    return {
      ...about,
      ...(UserData !== undefined && { UserData }),
      Extensions: { ...but(Envelope, 'ConnID'), Service, Method },
    };
  },
  decode({ body: { ConnID, Extensions, UserData } }, known) {
    const { Service, Method } = {
      ...textIn('Service', Extensions, 'Service'),
      ...textIn('Method', Extensions, 'Method'),
    };
    if (Service === undefined || Method === undefined) return undefined;
    const envelope = { ...(ConnID !== undefined && { ConnID }), ...but(Extensions, 'Service', 'Method') };
    return {
      interaction: ConnID === undefined ? undefined : known.call(ConnID)?.interaction,
      body: { Service, Method, ...some('Envelope', envelope), ...(UserData !== undefined && { UserData }) },
    };
  },
  drops: ['ProxyClientId', 'EspClientRefid', 'EspServerRefid'],
});

/** What both answers say of the request, whose call they repeat. */
const answer = (
  { ref }: { readonly ref: number | undefined },
  known: Known,
): { readonly ThisDN?: string; readonly ConnID?: string } | undefined => {
  const asked = askedOnWire({ ref }, known);
  if (asked?.type !== 'RequestPrivateService') return undefined;
  const { ThisDN, ConnID } = asked.body;
  return { ...(ThisDN !== undefined && { ThisDN }), ...(ConnID !== undefined && { ConnID }) };
};

export const response = substitute({
  standsFor: 'Event3rdServerResponse',
  as: 'EventPrivateInfo',
  protocol: 'TLibrary',
  encode({ ref, body: { Service, Method, Envelope, UserData } }, known) {
    const answered = answer({ ref }, known);
    if (answered === undefined) return undefined;
    return {
      ...answered,
      ...(UserData !== undefined && { UserData }),
      Extensions: { ...Envelope, Service, Method },
    };
  },
  decode({ body: { ConnID, Extensions, UserData } }, known) {
    const { Service, Method } = {
      ...textIn('Service', Extensions, 'Service'),
      ...textIn('Method', Extensions, 'Method'),
    };
    if (Service === undefined || Method === undefined || Extensions?.['Fault'] !== undefined) return undefined;
    return {
      interaction: ConnID === undefined ? undefined : known.call(ConnID)?.interaction,
      body: {
        Service,
        Method,
        ...some('Envelope', but(Extensions, 'Service', 'Method')),
        ...(UserData !== undefined && { UserData }),
      },
    };
  },
  drops: ['ProxyClientId', 'EspClientRefid', 'EspServerRefid'],
});

export const fault = substitute({
  standsFor: 'Event3rdServerFault',
  as: 'EventPrivateInfo',
  protocol: 'TLibrary',
  encode({ ref, body: { Service, Method, Envelope, UserData, ErrorCode, ErrorDescription } }, known) {
    const answered = answer({ ref }, known);
    if (answered === undefined) return undefined;
    return {
      ...answered,
      ...(UserData !== undefined && { UserData }),
      Extensions: {
        ...Envelope,
        Service,
        Method,
        Fault: 1,
        ...(ErrorCode !== undefined && { ErrorCode }),
        ...(ErrorDescription !== undefined && { ErrorDescription }),
      },
    };
  },
  decode({ body: { ConnID, Extensions, UserData } }, known) {
    const { Service, Method } = {
      ...textIn('Service', Extensions, 'Service'),
      ...textIn('Method', Extensions, 'Method'),
    };
    if (Service === undefined || Method === undefined || Extensions?.['Fault'] !== 1) return undefined;
    const { ErrorCode } = Extensions;
    const envelope = but(Extensions, 'Service', 'Method', 'Fault', 'ErrorCode', 'ErrorDescription');
    return {
      interaction: ConnID === undefined ? undefined : known.call(ConnID)?.interaction,
      body: {
        Service,
        Method,
        ...some('Envelope', envelope),
        ...(UserData !== undefined && { UserData }),
        ...(typeof ErrorCode === 'number' && { ErrorCode }),
        ...textIn('ErrorDescription', Extensions, 'ErrorDescription'),
      },
    };
  },
  drops: ['ProxyClientId', 'EspClientRefid', 'EspServerRefid'],
});
