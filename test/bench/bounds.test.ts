import test, { type ExecutionContext } from 'ava';
import type { Option } from 'commander';
import { commands } from '../../core/cli/commands.ts';

/** None of these is a number of agents, seconds, runs or threads. */
const bad = ['-1', '1e99', 'NaN', '1.5', '', '10x', ' 5', '0x10', 'Infinity', '9007199254740993'];

const numeric = /<(N|MS|SECONDS|PERCENT|RANGE|NAME=RANGE|I\/N)>/;

test('every option that is a number refuses what is none, and says what it takes', async (t) => {
  const loaded = await Promise.all(commands.map(({ load }) => load()));
  const options = loaded.flatMap((command) => command.options.map((option) => [command.name(), option] as const));
  const numbers = options.filter(([, { flags }]) => numeric.test(flags));
  t.true(numbers.length >= 18, `${numbers.length} options`);
  for (const [command, option] of numbers)
    for (const value of bad) if (!isFine(option, value)) refuses(t, command, option, value);
});

/** Half an hour of patience is a number, and so is half a second of a step; half an agent is none. */
const isFine = ({ long }: Option, value: string): boolean =>
  value === '1.5' && (long === '--set' || long === '--step-time');

function refuses(t: ExecutionContext, command: string, option: Option, value: string): void {
  const given = option.long === '--set' ? `patience=${value}` : value;
  const error = t.throws(() => option.parseArg!(given, undefined), undefined, `${command} ${option.flags} ${given}`);
  t.regex(error?.message ?? '', /^It must (be|say) /, `${command} ${option.flags} ${given}`);
}
