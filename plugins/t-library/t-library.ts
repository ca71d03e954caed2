import type { Plugin } from 'routeproof';
import { definePlugin } from 'routeproof/kit';
import { pairOf } from './pair-of.ts';
import { substitutions } from './substitutions.ts';

/** Lets URS speak T-Library with the Interaction Server: each message travels as the one that the table puts in its place. */
export const tLibrary = (): Plugin =>
  definePlugin({
    name: 't-library',
    plays: 't-library',
    needs: ['urs'],
    synchronous: true,
    substitution: { of: 'urs', pairs: substitutions.map(pairOf), pure: true },
  });
