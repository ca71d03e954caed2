/** What is wrong in a scenario, at which place, and what was meant: `['drive.script.0.act', "'snd' is no act", 'send']`. */
export type Misfit = readonly [where: string, problem: string, meant?: string | undefined];
