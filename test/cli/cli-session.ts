import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { authorConsole, keepStandardOutput } from '../../core/loader/author-console.ts';
import { execute } from '../../core/cli/execute.ts';

/** What a command wrote, and its exit code. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process in a folder that does one command after the other, as each would be done in a process of its own. */
export interface CliSession {
  readonly run: (...args: readonly string[]) => Promise<Outcome>;
  /** The same in another folder. */
  readonly runIn: (folder: string, ...args: readonly string[]) => Promise<Outcome>;
  /** False when a command has ended the process, or `kill` has. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
  readonly kill: () => void;
}

const role = 'session of commands';

interface Asked {
  readonly cwd: string;
  readonly args: readonly string[];
}

interface Shared {
  readonly child: ChildProcess;
  /** How many have opened it and not closed it. */
  users: number;
  /** What is done before the next command. */
  before: Promise<unknown>;
}

/** The process for all sessions of a thread. */
let shared: Shared | undefined;

/**
 * Opens a session; starting Node and the bench once for all commands is what makes these tests quick. All files of a room share
 * one process, and each command is done in the folder of the session that asks for it.
 */
export function openSession(folder: string): CliSession {
  return sessionIn((shared = shared?.child.connected ? shared : started(folder)), folder);
}

/** The same in a process that no other session has. */
export const openOwnSession = (folder: string): CliSession => sessionIn(started(folder), folder);

function sessionIn(mine: Shared, folder: string): CliSession {
  mine.users += 1;
  const { child } = mine;
  const ask = (cwd: string, args: readonly string[]): Promise<Outcome> =>
    new Promise((done, failed) => {
      const ended = () => failed(new Error(`The session ended in \`routeproof ${args.join(' ')}\`.`));
      child.once('exit', ended);
      child.once('message', (outcome) => {
        child.off('exit', ended);
        done(outcome as Outcome);
      });
      child.send({ cwd, args } satisfies Asked);
    });
  const runIn: CliSession['runIn'] = (cwd, ...args) => {
    const outcome = mine.before.then(() => ask(cwd, args));
    mine.before = outcome.catch(() => {});
    return outcome;
  };
  let isClosed = false;
  return {
    run: (...args) => runIn(folder, ...args),
    runIn,
    isOpen: () => child.connected,
    close: () => {
      if (!isClosed) mine.users -= 1;
      isClosed = true;
      if (mine.users === 0 && child.connected) child.disconnect();
    },
    kill: () => child.kill('SIGKILL'),
  };
}

function started(folder: string): Shared {
  const env = { ...process.env, NO_COLOR: '1' };
  const child = fork(fileURLToPath(import.meta.url), [role], { cwd: folder, env });
  return { child, users: 0, before: Promise.resolve() };
}

/** The other end: takes the words of a command, and sends back what came of it. */
function serve(): void {
  globalThis.console = authorConsole();
  let written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (text: string | Uint8Array) => {
      written[name] += String(text);
      return true;
    };
  keepStandardOutput();
  process.on('message', ({ cwd, args }: Asked) => {
    process.chdir(cwd);
    written = { stdout: '', stderr: '' };
    // No frame of this file stands on the stack then, which would look like an author's.
    void Promise.resolve(args)
      .then(execute)
      .then((code) => process.send!({ code, ...written }));
  });
}

if (process.argv[2] === role) serve();
