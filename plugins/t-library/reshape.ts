import type { Known, Message } from 'routeproof/kit';
import { serverErrors } from 'routeproof/protocol';

/** Attributes of a message by their names. */
export type Body = Readonly<Record<string, unknown>>;

/** Where one protocol has another form for what is one attribute in the other: both ways, on the side of the other message. */
export interface Reshape {
  readonly encode?: (body: Body) => Body;
  /** `undefined`: it cannot be said in the other words. */
  readonly decode?: (body: Body, wire: Message, known: Known) => Body | undefined;
}

export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
}

/** RequestUpdateUserData always has UserData, be it empty. */
export const alwaysChanged: Reshape = {
  encode: (body) => ({ ChangedProperties: {}, ...definedOnly(body) }),
};

/** RequestDeletePair names one property. */
export const onePair: Reshape = {
  encode: ({ DeletedProperties, ...rest }) => ({ ...rest, DeletedProperties: (DeletedProperties as string[])[0] }),
  decode: ({ DeletedProperties, ...rest }) => ({ ...rest, DeletedProperties: [DeletedProperties] }),
};

/** RequestDeleteUserData names none: it means all that are attached, as far as they are known. */
export const allAttached: Reshape = {
  decode: (body, wire, known) => {
    const { ConnID = '' } = wire.body as { readonly ConnID?: string };
    const properties = known.interaction(known.call(ConnID)?.interaction);
    return properties && { ...body, DeletedProperties: Object.keys(properties.UserData) };
  },
};

/** The T-Library has the number of an error alone; what the bench calls it stands in the table of errors. */
export const errorNamed: Reshape = {
  decode: (body) => ({ ...body, ErrorName: nameOf(body['ErrorCode']) }),
};

const nameOf = (code: unknown): string | undefined =>
  Object.entries(serverErrors).find(([, error]) => error.code === code)?.[0];

export const definedOnly = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
