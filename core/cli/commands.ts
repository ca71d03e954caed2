import type { Command } from 'commander';

/** A command as the overview lists it; its file is imported when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Whether it runs an author's code, in a thread that is watched. */
  readonly isWatched?: boolean;
  readonly load: () => Promise<Command>;
}

/** Every command that works, in the order of the help page. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'flows',
    summary: 'play the reference flows and compare them with the published tables',
    isWatched: true,
    load: async () => (await import('./flows.ts')).flows(),
  },
  {
    name: 'run',
    summary: 'play a strategy or a scenario once and show what happened',
    isWatched: true,
    load: async () => (await import('./run.ts')).run(),
  },
  {
    name: 'view',
    summary: 'show a run in a browser, play it again after each save, and let events come in another order',
    load: async () => (await import('./view.ts')).view(),
  },
  {
    name: 'explore',
    summary: 'play a strategy or a scenario in every order that can matter',
    load: async () => (await import('./explore.ts')).explore(),
  },
  {
    name: 'simulate',
    summary: 'send a day of traffic through a strategy and measure what comes of it',
    isWatched: true,
    load: async () => (await import('./simulate.ts')).simulate(),
  },
  {
    name: 'validate',
    summary: 'hold the whole bench against queueing theory',
    load: async () => (await import('./validate.ts')).validate(),
  },
  {
    name: 'merge',
    summary: 'put together what the machines of a fleet printed',
    load: async () => (await import('./merge.ts')).merge(),
  },
  {
    name: 'coverage',
    summary: 'add up what runs and tests have shown, and print what never came',
    load: async () => (await import('./coverage.ts')).coverage(),
  },
  {
    name: 'report',
    summary: 'make one page of what the tests of a whole test run have played',
    load: async () => (await import('./report.ts')).report(),
  },
  {
    name: 'replay',
    summary: 'play the run again that a report printed',
    isWatched: true,
    load: async () => (await import('./replay.ts')).replay(),
  },
  {
    name: 'rules',
    summary: 'find rows of a rule table that never fire, contradict one another or leave gaps',
    load: async () => (await import('./rules.ts')).rules(),
  },
  {
    name: 'new',
    summary: 'make a folder from an example, ready to run',
    load: async () => (await import('./new.ts')).newProject(),
  },
  {
    name: 'reference',
    summary: 'print the messages, states, errors and options of the protocols',
    load: async () => (await import('./reference.ts')).reference(),
  },
  {
    name: 'completion',
    summary: 'print what lets a shell complete these commands',
    load: async () => (await import('./completion.ts')).completion(commands),
  },
];
