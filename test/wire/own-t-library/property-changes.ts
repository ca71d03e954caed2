import { substitute } from 'routeproof/plugins';
import { but, callOf, fromReasons, inReasons, isEmpty, readCall, some } from './words.ts';

// Changes of properties that URS asks for.

export const deletePair = substitute({
  standsFor: 'RequestChangeProperties',
  as: 'RequestDeletePair',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    const { AddedProperties, ChangedProperties, DeletedProperties = [], Reason, Extension } = request.body;
    const [Key, ...others] = DeletedProperties;
    if (about === undefined || Key === undefined || others.length > 0) return undefined;
    if (!isEmpty(AddedProperties) || !isEmpty(ChangedProperties)) return undefined;
    return { ...about, Key, ...inReasons(Reason), ...some('Extensions', but(Extension, 'ConnID')) };
  },
  decode({ body: { ConnID, Key, Reasons, Extensions } }, known) {
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    return { interaction, body: { Extension, DeletedProperties: [Key], ...fromReasons(Reasons) } };
  },
  drops: ['ProxyClientId'],
});

export const attachProperties = substitute({
  standsFor: 'RequestChangeProperties',
  as: 'RequestAttachUserData',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    const { AddedProperties, ChangedProperties, DeletedProperties, Reason, Extension } = request.body;
    if (about === undefined || AddedProperties === undefined) return undefined;
    if (!isEmpty(ChangedProperties) || !isEmpty(DeletedProperties)) return undefined;
    const more = some('Extensions', but(Extension, 'ConnID'));
    return { ...about, UserData: AddedProperties, ...inReasons(Reason), ...more };
  },
  decode({ body: { ConnID, UserData, Reasons, Extensions } }, known) {
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    return { interaction, body: { Extension, AddedProperties: UserData, ...fromReasons(Reasons) } };
  },
  drops: ['ProxyClientId'],
});

/** Every other change: what else it asks for cannot be said, and is told. */
export const updateProperties = substitute({
  standsFor: 'RequestChangeProperties',
  as: 'RequestUpdateUserData',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    const { ChangedProperties = {}, Reason, Extension } = request.body;
    if (about === undefined) return undefined;
    const more = some('Extensions', but(Extension, 'ConnID'));
    return { ...about, UserData: ChangedProperties, ...inReasons(Reason), ...more };
  },
  decode({ body: { ConnID, UserData, Reasons, Extensions } }, known) {
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    return { interaction, body: { Extension, ChangedProperties: UserData, ...fromReasons(Reasons) } };
  },
  drops: ['ProxyClientId'],
});

/** A router of an author's may ask so; URS does not. */
export const deleteAllProperties = substitute({
  standsFor: 'RequestChangeProperties',
  as: 'RequestDeleteUserData',
  protocol: 'TLibrary',
  decode({ body: { ConnID, Reasons, Extensions } }, known) {
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    const attached = Object.keys(known.interaction(interaction)?.UserData ?? {});
    return { interaction, body: { Extension, DeletedProperties: attached, ...fromReasons(Reasons) } };
  },
});
