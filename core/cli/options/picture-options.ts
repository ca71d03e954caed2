import { InvalidArgumentError, Option } from 'commander';
import { errors } from '../../kernel/errors.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import type { Milliseconds } from '../../kernel/time.ts';
import { visible } from '../../kernel/visible.ts';
import { longest } from '../../process/print.ts';
import type { DiagramOptions } from '../../report/diagram/sequence-diagram.ts';
import type { TraceLine } from '../../report/trace-line.ts';

/** What of a run its picture shows, as the command line has it. */
export interface PictureOptions {
  readonly only?: readonly string[];
  readonly actors?: readonly string[];
  readonly from?: Milliseconds;
  readonly to?: Milliseconds;
  readonly setup?: boolean;
  readonly full?: boolean;
}

const descriptions: Readonly<Record<keyof PictureOptions, readonly [flags: string, says: string]>> = {
  only: ['--only <INTERACTIONS>', 'show these interactions alone: X1,X2'],
  actors: ['--actors <NAMES>', 'show what these send and get alone: ann,urs'],
  from: ['--from <TIME>', 'show what is delivered from then on: 30s, 1500ms, 2m'],
  to: ['--to <TIME>', 'show what is delivered until then'],
  setup: ['--setup', 'show how clients register and log in'],
  full: ['--full', 'show all rows, also after the last failure'],
};

/** What reads the values; the others are flags. */
const readers: Readonly<Partial<Record<keyof PictureOptions, (text: string) => unknown>>> = {
  only: namesIn,
  actors: namesIn,
  from: timeIn,
  to: timeIn,
};

/** One of the options; `others` are those beside which there is no picture that it could be about. */
export function pictureOption(name: keyof PictureOptions, others: readonly string[]): Option {
  const option = new Option(...descriptions[name]).conflicts([...others]);
  const reader = readers[name];
  return reader === undefined ? option : option.argParser(reader);
}

function namesIn(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes(''))
    throw new InvalidArgumentError("It must be names with commas between them, such as 'ann,urs'");
  return names;
}

const units: Readonly<Record<string, Milliseconds>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `30s`, `1500ms`, `2m`, `1h`; a number alone is seconds, as with other options. */
function timeIn(text: string): Milliseconds {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError("It must be a time, such as '30s', '1500ms' or '2m'");
  return Number(number) * units[unit]!;
}

/** What a picture is told of it. Throws for a name that is nowhere in the run: a picture of nothing would say that nothing happened. */
export function pictureOf(
  command: string,
  { only, actors, from, to, setup = false, full = false }: PictureOptions,
  messages: readonly TraceLine[],
): Pick<DiagramOptions, 'only' | 'actors' | 'from' | 'to' | 'foldsSetUp' | 'foldsAfterFailure' | 'longest' | 'hints'> {
  if (from !== undefined && to !== undefined && from > to)
    throw errors.badCommand(command, '--from is later than --to, so that nothing could be shown');
  const ids = new Set(messages.flatMap(({ interaction }) => (interaction === undefined ? [] : [interaction])));
  const names = new Set(messages.flatMap((message) => [message.from, message.to]));
  refuseUnknown('interaction', only, ids);
  refuseUnknown('actor', actors, names);
  return {
    ...{ only, actors, from, to },
    foldsSetUp: !setup,
    foldsAfterFailure: !full,
    longest: full ? Infinity : longest,
    hints: { all: '--full', setUp: '--setup' },
  };
}

/** Of very many names so many are told. */
const mostKnown = 12;

function refuseUnknown(what: 'interaction' | 'actor', asked: readonly string[] = [], known: ReadonlySet<string>): void {
  const unknown = asked.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const names = [...known].slice(0, mostKnown).map(visible);
  const nearest = nearestName(unknown, known);
  throw errors.notInRun(
    what,
    visible(unknown),
    names,
    known.size - names.length,
    nearest === undefined ? undefined : visible(nearest),
  );
}
