import type { Plugin } from 'routeproof';
import { definePlugin, type SubstitutePair } from 'routeproof/plugins';
import { propertiesChanged, refused, registered, routeUsed, unregistered } from './own-t-library/answers.ts';
import {
  attachProperties,
  deletePair,
  deleteAllProperties,
  updateProperties,
} from './own-t-library/property-changes.ts';
import { placeInQueue, placeInWorkbin, routeToAgent, routeToPlace, stop } from './own-t-library/end-of-attempt.ts';
import { abandoned, changedByOthers, usedUp } from './own-t-library/news.ts';
import { registerAddress, unregisterAddress } from './own-t-library/registration.ts';
import { fault, privateService, response } from './own-t-library/services.ts';

/** A T-Library that an author wrote by what the reference says, and by nothing else: each pair is a row of its table of substitutions. */
export const ownPairs: readonly SubstitutePair[] = [
  ...[stop, placeInQueue, placeInWorkbin, routeToAgent, routeToPlace],
  ...[deletePair, attachProperties, updateProperties, deleteAllProperties],
  ...[registerAddress, unregisterAddress, privateService],
  ...[routeUsed, propertiesChanged, registered, unregistered],
  ...[usedUp, abandoned, changedByOthers],
  ...[refused, fault, response],
];

/** The plugin; with other pairs, to see what becomes of it. */
export const ownTLibrary = (pairs: readonly SubstitutePair[] = ownPairs): Plugin =>
  definePlugin({
    name: 'own-t-library',
    plays: 't-library',
    needs: ['urs'],
    substitution: { of: 'urs', pairs, pure: true },
  });
