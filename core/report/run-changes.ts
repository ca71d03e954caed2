import type { Milliseconds } from '../kernel/time.ts';
import { visible } from '../kernel/visible.ts';
import { interactionNames } from './diagram/interaction-names.ts';
import { messageFacts } from './diagram/message-facts.ts';
import { endText } from './outcome-end.ts';
import type { Outcome } from './outcomes.ts';
import { timeText } from './time-text.ts';
import { traceChanges } from './trace-changes.ts';
import type { TraceLine } from './trace-line.ts';

/** What of a run is compared with another one. */
export interface ComparedRun {
  readonly messages: readonly TraceLine[];
  readonly outcomes: readonly Outcome[];
}

/** What is different in the second of two runs, in words: first what was decided, then what became of interactions, then messages. */
export const runChanges = (before: ComparedRun, after: ComparedRun): readonly string[] => {
  const { shown } = interactionNames([...before.messages, ...after.messages]);
  const named = (id: string, text: string) => [shown(id), text].filter((each) => each !== undefined).join('  ');
  const lines = (kind: string, changes: readonly (readonly [id: string, text: string])[]): readonly string[] => {
    const all = changes.map(([id, text]) => `${kind} ${named(visible(id), text)}`);
    return all.length > longest
      ? [...all.slice(0, longest), `… and ${all.length - longest} more ${kind.trim()}s`]
      : all;
  };
  return [
    ...lines('decision', changesOf(decisionsIn(before.messages), decisionsIn(after.messages), decisionChange)),
    ...lines('outcome ', changesOf(outcomesBy(before.outcomes), outcomesBy(after.outcomes), outcomeChange)),
    ...traceChanges(before.messages, after.messages),
  ];
};

const longest = 10;

interface Decided {
  readonly at: Milliseconds;
  readonly text: string;
}

/** What URS may ask for when a strategy has decided, as authors call it. */
const words: Readonly<Record<string, string>> = {
  RequestDeliver: 'route to',
  RequestPlaceInQueue: 'place in queue',
  RequestPlaceInWorkbin: 'place in workbin',
  RequestStopProcessing: 'stop',
  RequestRouteCall: 'route to',
};

/** What was decided for each interaction, in order. */
const decisionsIn = (messages: readonly TraceLine[]): ReadonlyMap<string, readonly Decided[]> => {
  const decided = new Map<string, Decided[]>();
  for (const message of messages) {
    const { fromRole, interaction, type, standsFor = type, sentAt } = message;
    const word = words[standsFor];
    if (fromRole !== 'urs' || word === undefined || interaction === undefined) continue;
    const facts = messageFacts({ ...message, at: sentAt, ref: undefined, interaction: undefined });
    const all = decided.get(interaction) ?? [];
    decided.set(interaction, all);
    all.push({ at: sentAt, text: [word, ...facts].join(' ') });
  }
  return decided;
};

const outcomesBy = (outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> => {
  const by = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const all = by.get(outcome.interaction) ?? [];
    by.set(outcome.interaction, all);
    all.push(outcome);
  }
  return by;
};

/** What a change says, of the first, the second and so on of each interaction; nothing where it says nothing. */
const changesOf = <T>(
  before: ReadonlyMap<string, readonly T[]>,
  after: ReadonlyMap<string, readonly T[]>,
  change: (old: T | undefined, now: T | undefined) => string | undefined,
): readonly (readonly [id: string, text: string])[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id) ?? [], after.get(id) ?? []];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, index) =>
      change(old[index], now[index]),
    ).flatMap((text) => (text === undefined ? [] : [[id, text] as const]));
  });

const decisionChange = (old: Decided | undefined, now: Decided | undefined): string | undefined => {
  if (now === undefined) return `none, before: ${decidedText(old!)}`;
  if (old === undefined) return `${decidedText(now)}, before: none`;
  if (old.text !== now.text) return `${decidedText(now)}, before: ${decidedText(old)}`;
  return old.at === now.at ? undefined : `${decidedText(now)}, before at ${timeText(old.at)}`;
};

const decidedText = ({ at, text }: Decided): string => `${text} at ${timeText(at)}`;

const outcomeChange = (old: Outcome | undefined, now: Outcome | undefined): string | undefined => {
  if (now === undefined) return 'did not come';
  if (old === undefined) return `came, ${endText(now.end)}`;
  const facts = [
    changed(endText(old.end), endText(now.end), ': '),
    changed(agentsText(old), agentsText(now), ': '),
    changed(`wait ${timeText(old.wait)}`, `wait ${timeText(now.wait)}`),
    changed(`handling ${timeText(old.handling)}`, `handling ${timeText(now.handling)}`),
    changed(`attempts ${old.routingAttempts}`, `attempts ${now.routingAttempts}`),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : facts.join('; ');
};

/** `wait 5.000 s, before 30.000 s`. */
const changed = (old: string, now: string, colon = ' '): string | undefined =>
  old === now ? undefined : `${now}, before${colon}${colon === ' ' ? old.slice(old.indexOf(' ') + 1) : old}`;

const agentsText = ({ agents }: Outcome): string =>
  agents.length === 0 ? 'nobody' : agents.map(visible).join(' and ');
