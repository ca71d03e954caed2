import { Argument, Command } from 'commander';
import { stepTimeOption } from './options/step-time-option.ts';
import { print } from '../process/print.ts';
import { bashScript } from './completion/bash-script.ts';
import { completedCommand } from './completion/completed-command.ts';
import { fishScript } from './completion/fish-script.ts';
import { zshScript } from './completion/zsh-script.ts';

/** A command of the table, as far as it is needed here. */
interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly isWatched?: boolean;
  readonly load: () => Promise<Command>;
}

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** `routeproof completion SHELL`: prints what lets a shell complete the words of all these commands. */
export const completion = (commands: readonly Entry[]): Command =>
  new Command('completion')
    .description('Prints a script that lets a shell complete commands, options, their values, and files.')
    .addArgument(new Argument('<SHELL>', 'which shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      '\nExample:\n  routeproof completion zsh > ~/.zfunc/_routeproof\n  routeproof completion fish > ~/.config/fish/completions/routeproof.fish\n  source <(routeproof completion bash)',
    )
    .action(async (shell: keyof typeof scripts) => {
      const loaded = await Promise.all(
        commands.map(async ({ summary, isWatched, load }) => {
          const command = await load();
          return completedCommand(isWatched ? command.addOption(stepTimeOption()) : command, summary);
        }),
      );
      print(scripts[shell](loaded));
    });
