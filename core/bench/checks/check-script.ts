import { decisionNames } from '../../contract/decision.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Rule } from '../../contract/script.ts';
import { serverErrors } from '../../protocol/server-errors.ts';
import { nearestName } from '../../kernel/nearest-name.ts';
import { catalogue, type RequestType } from '../../protocol/catalogue.ts';
import { valueInWords } from '../../protocol/key-values/key-value-problem.ts';
import { attributesProblem } from './attributes-problem.ts';
import { delayProblem } from './delay-problem.ts';
import { isTime, type Misfit } from './kind.ts';

/** What is wrong in what actors do, by script, in lanes and by habit, if anything is. */
export function checkScript({ centre = {}, drive = {} }: Scenario): Misfit | undefined {
  for (const [index, line] of (drive.script ?? []).entries()) {
    const found = ruleProblem(`drive.script.${index}`, line, ['actor', ...keysOfRules]);
    if (found !== undefined) return found;
  }
  for (const [letter, word] of Object.entries(drive.lanes?.words ?? {})) {
    const found = wordProblem(`drive.lanes.words.${letter}`, word);
    if (found !== undefined) return found;
  }
  for (const [index, { does = [] }] of (centre.agents ?? []).entries())
    for (const [number, rule] of does.entries()) {
      const found = ruleProblem(`centre.agents.${index}.does.${number}`, rule, keysOfRules);
      if (found !== undefined) return found;
    }
  return undefined;
}

const keysOfRules = Object.keys({
  event: true,
  at: true,
  act: true,
  after: true,
  where: true,
  answers: true,
} satisfies Readonly<Record<keyof Rule, true>>);

/** What is done, and the keys that it has. */
const keysOfActs: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['send', ['request', 'attributes', 'refused', 'mayBeRefused']],
  ['disconnect', []],
  ['nothing', []],
  ['oneOf', ['acts']],
  ['follow', ['acts']],
]);

/** Decisions may stand among the words of lanes; what they hold is looked at where they are sent. */
function wordProblem(where: string, word: unknown): Misfit | undefined {
  if (typeof word !== 'object' || word === null || !('do' in word) || decisionNames.has(word.do)) return undefined;
  return actProblem(where, word);
}

function ruleProblem(where: string, rule: object, known: readonly string[]): Misfit | undefined {
  const { actor, event, at, act, after, answers, where: condition } = rule as Readonly<Record<string, unknown>>;
  const stranger = Object.keys(rule).find((key) => !known.includes(key));
  if ('do' in rule && keysOfActs.has(rule.do)) return [where, `it is an act, and says not when: ${wrapIn(known)}`];
  if (stranger !== undefined) return [`${where}.${stranger}`, 'there is no such key', nearestName(stranger, known)];
  if (known.includes('actor') && (typeof actor !== 'string' || actor === ''))
    return [`${where}.actor`, `expected the name of an actor, but it is ${valueInWords(actor)}`];
  if ((event === undefined) === (at === undefined))
    return [
      where,
      `it says ${event === undefined ? 'neither `event` nor `at`' : 'both `event` and `at`'}, and needs one of them`,
    ];
  if (at !== undefined && !isTime(at))
    return [`${where}.at`, `expected a time in milliseconds, 0 or more, but it is ${valueInWords(at)}`];
  if (condition !== undefined && typeof condition !== 'function')
    return [`${where}.where`, `expected a function, but it is ${valueInWords(condition)}`];
  return (
    (event === undefined ? undefined : typeProblem(`${where}.event`, event, 'Event')) ??
    (answers === undefined ? undefined : typeProblem(`${where}.answers`, answers, 'Request')) ??
    (after === undefined ? undefined : delayProblem(`${where}.after`, after, { isRange: true })) ??
    actProblem(`${where}.act`, act)
  );
}

const wrapIn = (known: readonly string[]): string =>
  known.includes('actor')
    ? 'wrap it in `at(time, actor, …)` or `when(actor, event, …)`'
    : "wrap it in `whenever(event, …)`, as in `whenever('EventInvite', send('RequestAccept'))`";

function actProblem(where: string, act: unknown): Misfit | undefined {
  if (typeof act !== 'object' || act === null || !('do' in act))
    return [where, `expected an act such as \`send(…)\`, but it is ${valueInWords(act)}`];
  const keys = keysOfActs.get(act.do);
  if (keys === undefined) return [`${where}.do`, `${valueInWords(act.do)} is no act`, actMeant(act.do)];
  const stranger = Object.keys(act).find((key) => key !== 'do' && !keys.includes(key));
  if (stranger !== undefined) return [`${where}.${stranger}`, 'there is no such key', nearestName(stranger, keys)];
  if (act.do === 'send') return sendingProblem(where, act as never);
  if (act.do === 'oneOf') return choiceProblem(where, act as never);
  if (act.do === 'follow' && !isObservable((act as { readonly acts?: unknown }).acts))
    return [`${where}.acts`, 'expected an Observable of acts'];
  return undefined;
}

const actMeant = (given: unknown): string =>
  (typeof given === 'string' ? nearestName(given, [...keysOfActs.keys()] as string[]) : undefined) ??
  [...keysOfActs.keys()].join(', ').replace(/, ([^,]*)$/, ' or $1');

const isObservable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'subscribe' in value && typeof value.subscribe === 'function';

function choiceProblem(where: string, { acts }: Readonly<Record<string, unknown>>): Misfit | undefined {
  if (!Array.isArray(acts) || acts.length === 0) return [`${where}.acts`, 'expected a list of at least one act'];
  for (const [index, act] of acts.entries()) {
    const found = actProblem(`${where}.acts.${index}`, act);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sendingProblem(where: string, act: Readonly<Record<string, unknown>>): Misfit | undefined {
  const { request, attributes, refused } = act;
  const wrong = typeProblem(`${where}.request`, request, 'Request') ?? refusalProblem(`${where}.refused`, refused);
  if (wrong !== undefined || typeof attributes === 'function') return wrong;
  if (typeof attributes === 'object' && attributes !== null)
    return attributesProblem(`${where}.attributes`, request as RequestType, attributes);
  return [
    `${where}.attributes`,
    `expected attributes or a function that gives them, but it is ${valueInWords(attributes)}`,
  ];
}

/** The name of an error, where a line says with which one it is refused. */
function refusalProblem(where: string, refused: unknown): Misfit | undefined {
  const known = Object.keys(serverErrors);
  if (refused === undefined || known.includes(refused as string)) return undefined;
  const meant = typeof refused === 'string' ? nearestName(refused, known) : undefined;
  return [where, `${valueInWords(refused)} is no error of the server`, meant];
}

/** A message by its name: what is heard is an event, what is sent a request, or what a client other than the server says. */
function typeProblem(where: string, type: unknown, kind: 'Event' | 'Request'): Misfit | undefined {
  const isThere = typeof type === 'string' && Object.hasOwn(catalogue, type);
  if (isThere && (type.startsWith(kind) || (kind === 'Request' && isSentByClients(type as RequestType))))
    return undefined;
  if (isThere && kind === 'Request') return [where, `${type} is an event of the server, and an actor sends requests`];
  const known = Object.keys(catalogue).filter((name) => name.startsWith(kind));
  const meant = typeof type === 'string' ? nearestName(type, known) : undefined;
  return [where, `${valueInWords(type)} is no ${kind === 'Event' ? 'event' : 'request'} of the bench`, meant];
}

const isSentByClients = (type: RequestType): boolean =>
  catalogue[type].some(({ row }) => row.from.some((role) => role !== 'interaction-server'));
