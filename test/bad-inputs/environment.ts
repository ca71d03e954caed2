import { strategy, type BadInput } from './row.ts';

/** Surroundings that are not as they should be. */
export const environment: readonly BadInput[] = [
  {
    wrong: 'a reader that does not read to the end',
    files: { 'vip.ts': strategy('route: () => stop()') },
    shell: 'routeproof reference | head -n 1',
    exit: 0,
    says: '# Reference',
  },
];
