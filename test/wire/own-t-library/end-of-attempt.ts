import { substitute } from 'routeproof/plugins';
import { but, callOf, fromReasons, inReasons, readCall, some, textIn } from './words.ts';

// RequestRouteCall ends a routing attempt; its RouteType says how.

const routeType = { queue: 1, agent: 2, place: 3, workbin: 4, stop: 5 } as const;

export const stop = substitute({
  standsFor: 'RequestStopProcessing',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    if (about === undefined) return undefined;
    const { Reason, Extension } = request.body;
    return {
      ...about,
      RouteType: routeType.stop,
      ...inReasons(Reason),
      ...some('Extensions', but(Extension, 'ConnID')),
    };
  },
  decode({ body: { ConnID, RouteType, Reasons, Extensions } }, known) {
    if (RouteType !== routeType.stop) return undefined;
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    return { interaction, body: { Extension, ...fromReasons(Reasons) } };
  },
  drops: ['ProxyClientId'],
});

export const placeInQueue = substitute({
  standsFor: 'RequestPlaceInQueue',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    if (about === undefined) return undefined;
    const { Queue, Reason, Extension, ChangedProperties } = request.body;
    return {
      ...about,
      RouteType: routeType.queue,
      OtherDN: Queue,
      ...inReasons(Reason),
      ...(ChangedProperties !== undefined && { UserData: ChangedProperties }),
      ...some('Extensions', but(Extension, 'ConnID')),
    };
  },
  decode({ body: { ConnID, RouteType, OtherDN, Reasons, UserData, Extensions } }, known) {
    if (RouteType !== routeType.queue || OtherDN === undefined) return undefined;
    const { interaction, Extension } = readCall(ConnID, Extensions, known);
    const changed = UserData === undefined ? {} : { ChangedProperties: UserData };
    return { interaction, body: { Extension, Queue: OtherDN, ...changed, ...fromReasons(Reasons) } };
  },
  drops: ['ProxyClientId'],
});

export const placeInWorkbin = substitute({
  standsFor: 'RequestPlaceInWorkbin',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    if (about === undefined) return undefined;
    const { WorkbinType, AgentId, PlaceId, GroupId, Reason, Extension, ChangedProperties } = request.body;
    return {
      ...about,
      RouteType: routeType.workbin,
      OtherDN: WorkbinType,
      ...inReasons(Reason),
      ...(ChangedProperties !== undefined && { UserData: ChangedProperties }),
      ...some('Extensions', {
        ...but(Extension, 'ConnID'),
        ...(AgentId !== undefined && { AGENT: AgentId }),
        ...(PlaceId !== undefined && { PLACE: PlaceId }),
        ...(GroupId !== undefined && { GROUP: GroupId }),
      }),
    };
  },
  decode({ body: { ConnID, RouteType, OtherDN, Reasons, UserData, Extensions } }, known) {
    if (RouteType !== routeType.workbin || OtherDN === undefined) return undefined;
    const { interaction, Extension } = readCall(ConnID, Extensions, known, 'AGENT', 'PLACE', 'GROUP');
    return {
      interaction,
      body: {
        Extension,
        WorkbinType: OtherDN,
        ...textIn('AgentId', Extensions, 'AGENT'),
        ...textIn('PlaceId', Extensions, 'PLACE'),
        ...textIn('GroupId', Extensions, 'GROUP'),
        ...(UserData !== undefined && { ChangedProperties: UserData }),
        ...fromReasons(Reasons),
      },
    };
  },
  drops: ['ProxyClientId'],
});

export const routeToAgent = substitute({
  standsFor: 'RequestDeliver',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    const { AgentId, PlaceId, Extension, ChangedProperties } = request.body;
    if (about === undefined || AgentId === undefined) return undefined;
    return {
      ...about,
      RouteType: routeType.agent,
      ...(ChangedProperties !== undefined && { UserData: ChangedProperties }),
      Extensions: {
        ...but(Extension, 'ConnID'),
        AGENT: AgentId,
        ...(PlaceId !== undefined && { PLACE: PlaceId }),
      },
    };
  },
  decode({ body: { ConnID, RouteType, UserData, Extensions } }, known) {
    if (RouteType !== routeType.agent) return undefined;
    const { interaction, Extension } = readCall(ConnID, Extensions, known, 'AGENT', 'PLACE');
    const target = { ...textIn('AgentId', Extensions, 'AGENT'), ...textIn('PlaceId', Extensions, 'PLACE') };
    return {
      interaction,
      body: { Extension, ...target, ...(UserData !== undefined && { ChangedProperties: UserData }) },
    };
  },
  drops: ['ProxyClientId'],
});

export const routeToPlace = substitute({
  standsFor: 'RequestDeliver',
  as: 'RequestRouteCall',
  protocol: 'TLibrary',
  encode(request, known) {
    const about = callOf(request, known);
    const { AgentId, PlaceId, Extension, ChangedProperties } = request.body;
    if (about === undefined || AgentId !== undefined) return undefined;
    return {
      ...about,
      RouteType: routeType.place,
      ...(ChangedProperties !== undefined && { UserData: ChangedProperties }),
      ...some('Extensions', { ...but(Extension, 'ConnID'), ...(PlaceId !== undefined && { PLACE: PlaceId }) }),
    };
  },
  decode({ body: { ConnID, RouteType, UserData, Extensions } }, known) {
    if (RouteType !== routeType.place) return undefined;
    const { interaction, Extension } = readCall(ConnID, Extensions, known, 'PLACE');
    const target = textIn('PlaceId', Extensions, 'PLACE');
    return {
      interaction,
      body: { Extension, ...target, ...(UserData !== undefined && { ChangedProperties: UserData }) },
    };
  },
  drops: ['ProxyClientId'],
});
