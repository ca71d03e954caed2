import { InvalidArgumentError } from 'commander';
import { serverOptions, serverOptionTable, type ServerOptions } from '../../protocol/server-options.ts';

/** Options of the server as the command line gives them. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Adds one `name=value` to those that were given before. */
export function addSetting(text: string, before: ServerSettings = {}): ServerSettings {
  const parted = text.indexOf('=');
  if (parted < 1) throw new InvalidArgumentError('It must be written as name=value, such as revokedToReporting=true');
  const [name, value] = [text.slice(0, parted), text.slice(parted + 1)];
  const was = Object.hasOwn(before, name) ? before[name] : undefined;
  if (was !== undefined && was !== value) throw new InvalidArgumentError(`'${name}' was set to '${was}' before`);
  return { ...before, [name]: value };
}

/** The same as the server takes them; refuses names and values that it does not have. */
export function serverOptionsFrom(settings: ServerSettings): Partial<ServerOptions> {
  const given = Object.fromEntries(Object.entries(settings).map(([name, text]) => [name, valueOf(name, text)]));
  serverOptions(given as Partial<ServerOptions>);
  return given as Partial<ServerOptions>;
}

/** The value that a text of the command line means; one that means none stays as it is, to be refused. */
function valueOf(name: string, text: string): unknown {
  if (!Object.hasOwn(serverOptionTable, name)) return text;
  const option = serverOptionTable[name as keyof ServerOptions];
  if ('values' in option) return (option.values as readonly unknown[]).find((value) => String(value) === text) ?? text;
  return /^\d+$/.test(text) ? Number(text) : text;
}
