import type { SubstitutionContext } from 'routeproof';

/** Attributes of a message by their names. */
export type Body = Readonly<Record<string, unknown>>;

/** Where one protocol has two attributes for what is one in the other: both ways, on the Interaction Management side. */
export interface Reshape {
  readonly print?: (body: Body) => Body;
  /** `undefined`: it cannot be said in Interaction Management. */
  readonly read?: (body: Body, context: SubstitutionContext) => Body | undefined;
}

export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const _ in value) return false;
  return true;
}

/** The T-Library has one UserData for what is added and what is changed; which names were added stands beside it. */
export const addedAndChanged: Reshape = {
  print: (body) => {
    if (body['AddedProperties'] === undefined && body['ChangedProperties'] === undefined) return body;
    const { AddedProperties, ChangedProperties, ...rest } = body;
    if (AddedProperties === undefined) return { ...rest, ChangedProperties };
    return {
      ...rest,
      ChangedProperties: { ...(AddedProperties as Body), ...(ChangedProperties as Body | undefined) },
      AddedProperties: Object.keys(AddedProperties as Body),
    };
  },
  read: ({ AddedProperties, ChangedProperties, ...rest }) => {
    if (!Array.isArray(AddedProperties)) return withoutEmpty({ ...rest, AddedProperties, ChangedProperties });
    const values = Object.entries((ChangedProperties as Body | undefined) ?? {});
    const isAdded = ([name]: [string, unknown]) => AddedProperties.includes(name);
    return withoutEmpty({
      ...rest,
      AddedProperties: Object.fromEntries(values.filter(isAdded)),
      ChangedProperties: Object.fromEntries(values.filter((each) => !isAdded(each))),
    });
  },
};

const withoutEmpty = ({ AddedProperties, ChangedProperties, ...rest }: Body): Body => ({
  ...rest,
  ...(AddedProperties !== undefined && !isEmpty(AddedProperties) && { AddedProperties }),
  ...(ChangedProperties !== undefined && !isEmpty(ChangedProperties) && { ChangedProperties }),
});

/** RequestUpdateUserData always has UserData, be it empty. */
export const alwaysChanged: Reshape = {
  ...addedAndChanged,
  print: (body) => ({ ChangedProperties: {}, ...definedOnly(addedAndChanged.print!(body)) }),
};

/** RequestDeletePair names one property. */
export const onePair: Reshape = {
  print: ({ DeletedProperties, ...rest }) => ({ ...rest, DeletedProperties: (DeletedProperties as string[])[0] }),
  read: ({ DeletedProperties, ...rest }) => ({ ...rest, DeletedProperties: [DeletedProperties] }),
};

/** RequestDeleteUserData names none: it means all that are attached, as far as they are known. */
export const allAttached: Reshape = {
  read: (body, { interaction }) => interaction && { ...body, DeletedProperties: Object.keys(interaction.UserData) },
};

export const definedOnly = (body: Body): Body =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
