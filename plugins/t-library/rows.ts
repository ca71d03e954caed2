import type { Message, SubstitutionContext } from 'routeproof';
import type { Body } from './reshape.ts';
import { substitutions, type Substitution } from './substitutions.ts';

/** The row for a message that is to travel in words of the T-Library; none when it has no words for it. */
export const rowToPrint = ({ type, body }: Message, context: SubstitutionContext): Substitution | undefined =>
  toPrint.get(type)?.find(({ answers, when }) => {
    if (answers !== undefined && !(answers as readonly unknown[]).includes(context.answers)) return false;
    return when === undefined || when(body as Body, context);
  });

/** The row for a request that has come in words of the T-Library; none when it stands for nothing. */
export const rowToRead = ({ type, body }: Message): Substitution | undefined =>
  toRead
    .get(type)
    ?.find(({ says = {} }) => Object.entries(says).every(([name, value]) => (body as Body)[name] === value));

const grouped = (rows: readonly Substitution[], key: 'standsFor' | 'tLibrary') => {
  const groups = new Map<string, Substitution[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
};

const toPrint = grouped(
  substitutions.filter(({ onlyArrives }) => !onlyArrives),
  'standsFor',
);
const toRead = grouped(
  substitutions.filter(({ direction }) => direction === 'to server'),
  'tLibrary',
);
