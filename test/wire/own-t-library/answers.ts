import { substitute } from 'routeproof/plugins';
import { serverErrors, type ServerErrorName } from 'routeproof/protocol';
import { asAttached } from './news.ts';
import { answeredCall, askedOnWire, but, call, some } from './words.ts';

// Answers of the server.

const endsAttempt: readonly string[] = [
  'RequestStopProcessing',
  'RequestPlaceInQueue',
  'RequestPlaceInWorkbin',
  'RequestDeliver',
];

export const routeUsed = substitute({
  standsFor: 'EventAck',
  as: 'EventRouteUsed',
  protocol: 'TLibrary',
  encode(answer, known) {
    const answered = answeredCall(answer, known);
    if (answered === undefined || !endsAttempt.includes(known.asked(answer.ref)!.request.type)) return undefined;
    return { ...call(answered), ...some('Extensions', but(answer.body.Extension)) };
  },
  decode({ ref, body: { CallUUID, Extensions } }) {
    if (ref === undefined) return undefined;
    return { interaction: CallUUID, body: Extensions === undefined ? {} : { Extension: Extensions } };
  },
  drops: ['ProxyClientId'],
});

export const propertiesChanged = substitute({
  standsFor: 'EventAck',
  as: 'EventAttachedDataChanged',
  protocol: 'TLibrary',
  encode(answer, known) {
    const answered = answeredCall(answer, known);
    if (answered === undefined || known.asked(answer.ref)!.request.type !== 'RequestChangeProperties') return undefined;
    const properties = known.interaction(answered.interaction);
    return {
      ...call(answered),
      ...(properties !== undefined && { UserData: asAttached(properties) }),
      ...some('Extensions', but(answer.body.Extension)),
    };
  },
  decode({ ref, body: { CallUUID, Extensions } }) {
    if (ref === undefined) return undefined;
    return { interaction: CallUUID, body: Extensions === undefined ? {} : { Extension: Extensions } };
  },
  drops: ['ProxyClientId'],
});

export const registered = substitute({
  standsFor: 'EventAck',
  as: 'EventRegistered',
  protocol: 'TLibrary',
  encode(answer, known) {
    const asked = askedOnWire(answer, known);
    if (asked?.type !== 'RequestRegisterAddress') return undefined;
    return { ThisDN: asked.body.ThisDN, ...some('Extensions', but(answer.body.Extension)) };
  },
  decode: ({ body: { Extensions } }) => ({
    interaction: undefined,
    body: Extensions === undefined ? {} : { Extension: Extensions },
  }),
  drops: ['ProxyClientId'],
});

export const unregistered = substitute({
  standsFor: 'EventAck',
  as: 'EventUnregistered',
  protocol: 'TLibrary',
  encode(answer, known) {
    const asked = askedOnWire(answer, known);
    if (asked?.type !== 'RequestUnregisterAddress') return undefined;
    return { ThisDN: asked.body.ThisDN, ...some('Extensions', but(answer.body.Extension)) };
  },
  decode: ({ body: { Extensions } }) => ({
    interaction: undefined,
    body: Extensions === undefined ? {} : { Extension: Extensions },
  }),
  drops: ['ProxyClientId'],
});

const nameOfError = (code: number): ServerErrorName | undefined =>
  (Object.keys(serverErrors) as ServerErrorName[]).find((name) => serverErrors[name].code === code);

export const refused = substitute({
  standsFor: 'EventError',
  as: 'EventError',
  protocol: 'TLibrary',
  encode({ ref, body }, known) {
    const asked = askedOnWire({ ref }, known);
    if (asked === undefined || !('ErrorDescription' in body)) return undefined;
    const { ThisDN, ConnID } = asked.body as { readonly ThisDN?: string; readonly ConnID?: string };
    return {
      ...(ThisDN !== undefined && { ThisDN }),
      ...(ConnID !== undefined && { ConnID }),
      ErrorCode: body.ErrorCode,
      ErrorMessage: body.ErrorDescription,
      ...some('Extensions', but(body.Extension)),
    };
  },
  decode({ body: { ConnID, ErrorCode, ErrorMessage, Extensions } }, known) {
    const ErrorName = nameOfError(ErrorCode);
    if (ErrorName === undefined) return undefined;
    return {
      interaction: ConnID === undefined ? undefined : known.call(ConnID)?.interaction,
      body: {
        ErrorCode,
        ErrorName,
        ErrorDescription: ErrorMessage,
        ...(Extensions !== undefined && { Extension: Extensions }),
      },
    };
  },
  drops: ['ProxyClientId'],
});
