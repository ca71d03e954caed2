import { type Vocabulary } from 'routeproof/testing';

export const words: Vocabulary = {
  i: 'EventInvite',
  // tsc: Type '"handled"' is not assignable to type 'Word'.
  h: 'handled',
};
