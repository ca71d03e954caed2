import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './figures.ts';
import { atMostTimes } from './goals.ts';
import type { Reading, Workload } from './workload.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = 'build/core/cli/main.js';
const timeSpent = fileURLToPath(new URL('./time-spent.cjs', import.meta.url));
const example = 'examples/01-longest-ready/scenario.ts';

interface Command {
  readonly name: string;
  readonly role: Reading['role'];
  readonly args: readonly string[];
  readonly needs: readonly string[];
}

const node: Command = { name: 'node -e 0', role: 'peer', args: ['-e', '0'], needs: [] };
const version: Command = { name: 'routeproof --version', role: 'ours', args: [cli, '--version'], needs: [cli] };
const run: Command = {
  name: 'routeproof run EXAMPLE',
  role: 'ours',
  args: [cli, 'run', example],
  needs: [cli, example],
};

/** B7: whole processes, started in turn; what counts is what they take of the processor. */
export const start: Workload = {
  id: 'B7',
  title: 'start: whole processes, in turn, by processor time',
  *compare({ quick }) {
    const [plain, ofVersion, ofRun] = startInTurn([node, version, run], quick ? 1 : 11);
    if (!plain || !ofVersion || !ofRun) return;
    yield {
      title: '--version',
      unit: 'starts',
      readings: [ofVersion, plain],
      goal: atMostTimes(1.2, ofVersion, plain),
    };
    yield { title: `run ${example}`, unit: 'starts', readings: [ofRun, plain], goal: atMostTimes(5, ofRun, plain) };
  },
};

function startInTurn(commands: readonly Command[], rounds: number): readonly Reading[] {
  const missing = commands.map(whatIsMissing);
  const spent = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    commands.forEach((command, index) => {
      if (missing[index] === undefined) spent[index]!.push(timeOf(command));
    });
  }
  return commands.map(({ name, role }, index) =>
    missing[index] === undefined
      ? { name, role, rate: 1000 / median(spent[index]!) }
      : { name, role, rate: 0, missing: missing[index] },
  );
}

/** Why a command cannot be measured; trying it also brings its files into memory. */
function whatIsMissing(command: Command): string | undefined {
  const file = command.needs.find((each) => !existsSync(`${root}${each}`));
  if (file !== undefined) return `there is no ${file}`;
  const { status, stderr } = launch(command);
  return status === 0 ? undefined : `it ended with ${status}: ${stderr.trim().split('\n')[0]}`;
}

/** In milliseconds, of all its threads. */
const timeOf = (command: Command): number => Number(launch(command).output[3]);

const launch = ({ args }: Command) =>
  spawnSync(process.execPath, ['-r', timeSpent, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
