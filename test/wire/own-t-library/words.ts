import type { KeyValues, Reason } from 'routeproof';
import type { Call, Known } from 'routeproof/plugins';

// What more than one row of the substitutions says.

interface AboutCall {
  readonly interaction: string | undefined;
  readonly body: { readonly Extension?: KeyValues | undefined };
}

/**
 * ThisDN and ConnID of the call that a request names, or else of the last one that its interaction had. A ConnID of which nobody
 * has heard is said all the same: the server will refuse it.
 */
export const callOf = ({ interaction, body: { Extension } }: AboutCall, known: Known) => {
  const named = Extension?.['ConnID'];
  if (typeof named !== 'string') {
    const last = known.callOf(interaction);
    return last && { ThisDN: last.thisDn, ConnID: last.connId };
  }
  return { ThisDN: known.call(named)?.thisDn ?? known.client.name, ConnID: named };
};

/** Whose call it is (nobody's, where the ConnID is unknown), and what else a request says that stands in Extension. */
export const readCall = (
  ConnID: string,
  extensions: KeyValues | undefined,
  known: Known,
  ...named: readonly string[]
) => ({
  interaction: known.call(ConnID)?.interaction ?? '',
  Extension: { ConnID, ...but(extensions, ...named) },
});

/** What an event says of its call. */
export const call = ({ thisDn, connId, callId, interaction }: Call) => ({
  ThisDN: thisDn,
  ConnID: connId,
  ThisQueue: thisDn,
  ...(callId !== undefined && { CallID: callId }),
  CallUUID: interaction,
});

/** What the words of a request were on the wire, where they were words of the T-Library. */
export const askedOnWire = ({ ref }: { readonly ref: number | undefined }, known: Known) => {
  const wire = known.asked(ref)?.wire;
  return wire?.protocol === 'TLibrary' ? wire : undefined;
};

/** The call of the request that an answer answers. */
export const answeredCall = (answer: { readonly ref: number | undefined }, known: Known): Call | undefined => {
  const { ConnID } = (askedOnWire(answer, known)?.body ?? {}) as { readonly ConnID?: string };
  return ConnID === undefined ? undefined : known.call(ConnID);
};

/** A list without some of its keys. */
export const but = (list: KeyValues = {}, ...keys: readonly string[]): KeyValues =>
  Object.fromEntries(Object.entries(list).filter(([key]) => !keys.includes(key)));

/** A list as an attribute, where there is something in it. */
export const some = <K extends string>(name: K, list: KeyValues) =>
  (Object.keys(list).length > 0 ? { [name]: list } : {}) as { readonly [N in K]?: KeyValues };

export const isEmpty = (list: object | undefined): boolean => list === undefined || Object.keys(list).length === 0;

export const textIn = <K extends string>(name: K, list: KeyValues | undefined, key: string) => {
  const value = list?.[key];
  return (typeof value === 'string' ? { [name]: value } : {}) as { readonly [N in K]?: string };
};

export const inReasons = (reason: Reason | undefined) => some('Reasons', { ...reason });

export const fromReasons = (reasons: KeyValues | undefined): { readonly Reason?: Reason } =>
  reasons === undefined ? {} : { Reason: reasons as Reason };
