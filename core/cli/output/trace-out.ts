import { InvalidArgumentError } from 'commander';
import type { Played } from '../../bench/play-once.ts';
import { errors } from '../../kernel/errors.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { hours } from '../../kernel/time.ts';
import { visible, visibleJson } from '../../kernel/visible.ts';
import { interactionServerLog } from '../../logs/interaction-server-log.ts';
import type { LogForm } from '../../logs/log-record.ts';
import { defaultStart, isInLogs, logStart, type LogStart } from '../../logs/time-stamp.ts';
import { ursLog } from '../../logs/urs-log.ts';
import type { Role } from '../../protocol/values.ts';
import { traceDocument } from '../../report/trace-document.ts';
import { OutputFile, outputKinds } from './output-file.ts';

/** In what form `--trace` writes a run: one JSON object per line, or as a server would log it. */
export const traceForms = ['json', 'ixn', 'urs'] as const satisfies readonly (LogForm | 'json')[];

/** What `--trace` and the options beside it say. */
export interface TraceOptions {
  readonly trace?: string;
  readonly format?: (typeof traceForms)[number];
  readonly starts?: LogStart;
  readonly of?: string;
  readonly force?: boolean;
}

/** Writes a run to the file that `--trace` names; does nothing where there is none. */
export type WriteTrace = (played: Played, loaded: readonly string[]) => void;

/** Reads `--starts`. */
export const startOfLog = (text: string): LogStart => {
  const start = logStart(text);
  if (start === undefined)
    throw new InvalidArgumentError(
      'It must be a date from 1970 to 2999, a time and a zone, such as 2026-03-02T08:00:00+01:00',
    );
  return start;
};

/** Refuses options that do not fit each other, and tries the file before work begins. */
export const traceOut = (command: string, { trace, format, starts, of, force }: TraceOptions): WriteTrace => {
  const refuse = (problem: string): never => {
    throw errors.badCommand(command, problem);
  };
  if (trace === undefined) {
    const [stray] = Object.entries({ format, starts, of }).find(([, value]) => value !== undefined) ?? [];
    return stray === undefined ? () => {} : refuse(`--${stray} says how --trace FILE is written, which is missing`);
  }
  if (starts !== undefined && (format ?? 'json') === 'json')
    refuse('--starts is for --format ixn and --format urs: JSON has virtual time');
  if (of !== undefined && format !== 'urs') refuse('--of is for --format urs: there is one Interaction Server');
  const file = new OutputFile(trace, outputKinds.trace, force);
  const text = textOf(format ?? 'json', starts ?? defaultStart, of);
  return (played, loaded) => file.write(text(played), loaded);
};

const textOf = (form: LogForm | 'json', start: LogStart, of: string | undefined): ((played: Played) => string) => {
  if (form === 'json') return jsonLines;
  return (played) => {
    const { messages } = played;
    const last = Math.max(0, ...messages.slice(-1).map(({ at }) => at));
    if (!isInLogs(start, last)) throw errors.logTooLong(Math.ceil(last / hours(24)));
    if (form === 'urs') return logOfUrs(played, start, of);
    const [server = 'interaction-server'] = namesOf(messages, 'interaction-server');
    return interactionServerLog(messages, server, start);
  };
};

const jsonLines = ({ messages }: Played): string =>
  messages.map((message) => `${visibleJson(JSON.stringify(traceDocument(message)))}\n`).join('');

const logOfUrs = ({ messages }: Played, start: LogStart, of: string | undefined): string => {
  const names = namesOf(messages, 'urs');
  if (of === undefined && names.length > 1) throw errors.logOfWhom(names);
  const name = of ?? names[0];
  if (name === undefined || !names.includes(name)) throw errors.noLogOf(name, names, nearestName(name ?? '', names));
  // Nobody else registers a router in words of Interaction Management.
  if (messages.some((each) => each.from === name && each.type === 'RequestRegisterClient'))
    process.stderr.write(
      `The log of '${visible(name)}' has no T-Library: no plugin of the scenario puts T-Library in place of Interaction Management, and no real log of URS shows that.\n`,
    );
  return ursLog(messages, name, start);
};

const namesOf = (messages: Played['messages'], role: Role): readonly string[] => [
  ...new Set(
    messages.flatMap(({ from, to, fromRole, toRole }) => [
      ...(fromRole === role ? [from] : []),
      ...(toRole === role ? [to] : []),
    ]),
  ),
];
