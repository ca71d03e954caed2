import type { Crossing } from '../../../bus/crossing.ts';
import { catalogue } from '../../../protocol/catalogue.ts';
import type { ReferenceFlow } from '../../../protocol/flows/flow.ts';
import { referenceFlows } from '../../../protocol/flows/reference-flows.ts';
import type { Protocol } from '../../../protocol/values.ts';
import { serverName } from '../../../server/server-name.ts';
import { expectedSteps, type ExpectedStep, type ExpectedWords } from './expected-words.ts';
import { receiversOf, type Cast, type Due } from './receivers.ts';

/** Each flow's steps, made ready once for all runs. */
const stepsOf: ReadonlyMap<string, readonly ExpectedStep[]> = new Map(
  referenceFlows.map(({ id, steps }) => [id, expectedSteps(steps)]),
);

interface Awaited {
  readonly number: number;
  readonly words: ExpectedWords;
  readonly protocol: Protocol;
  readonly due: Due;
}

/** Where a step of the server departs from its flow, in sentences that name flow, step, message, link, and what is wrong there. */
export function deviations(flow: ReferenceFlow, cast: Cast): readonly string[] {
  const links = new Map<string, { readonly awaited: Awaited[]; readonly came: Crossing[] }>();
  const linkTo = (receiver: string) => {
    let link = links.get(receiver);
    if (link === undefined) links.set(receiver, (link = { awaited: [], came: [] }));
    return link;
  };
  for (const expected of stepsOf.get(flow.id)!)
    for (const due of receiversOf(expected.step, cast)) linkTo(due.to).awaited.push(awaited(expected, due, cast));
  for (const message of cast.step.sent) linkTo(message.to).came.push(message);
  const sentences: string[] = [];
  for (const [receiver, { awaited, came }] of links)
    for (const problem of problemsOnLink(awaited, came, cast, `on the link ${serverName} -> ${receiver}`))
      sentences.push(`Flow ${flow.id}, ${problem}.`);
  return sentences;
}

function awaited({ step, number, words, otherwise }: ExpectedStep, due: Due, cast: Cast): Awaited {
  const isAnswer = step.to === 'requester';
  const chosen = otherwise === undefined || isSpoken(words.protocol, isAnswer, due, cast) ? words : otherwise;
  return { number, words: chosen, protocol: protocolOf(chosen, isAnswer, cast), due };
}

/** Who asks in words of the T-Library is answered in them, registered or not; others are told in those that they have used. */
function isSpoken(protocol: Protocol, isAnswer: boolean, { to }: Due, { step, clients }: Cast): boolean {
  const speaksTLibrary = isAnswer ? isInTLibrary(step.cause) : clients.speaksTLibrary(to);
  return speaksTLibrary === (protocol === 'TLibrary');
}

const isInTLibrary = (cause: Crossing | undefined): boolean =>
  cause?.protocol === 'TLibrary' && catalogue[cause.type].some(({ protocol }) => protocol === 'TLibrary');

/** A reporting engine is answered in its own protocol. */
const protocolOf = ({ protocol }: ExpectedWords, isAnswer: boolean, { step: { cause } }: Cast): Protocol =>
  isAnswer && cause?.fromRole === 'reporting-engine' ? 'Reporting' : protocol;

function problemsOnLink(
  awaited: readonly Awaited[],
  came: readonly Crossing[],
  cast: Cast,
  where: string,
): readonly string[] {
  const problems: string[] = [];
  for (let index = 0; index < Math.max(awaited.length, came.length); index++) {
    const wanted = awaited[index];
    const message = came[index];
    if (wanted === undefined) return [...problems, `after its last step: ${said(message!)} came too many ${where}`];
    const type = wanted.words.typeIn(cast);
    if (message?.type !== type || message.protocol !== wanted.protocol) {
      const instead = message === undefined ? 'nothing' : said(message);
      const should = said({ type, protocol: wanted.protocol });
      return [...problems, `step ${wanted.number}: ${should} should have come, and ${instead} came ${where}`];
    }
    for (const problem of wanted.words.problemsOf(message, cast, wanted.due))
      problems.push(`step ${wanted.number}: ${said(message)} came ${where}, and its ${problem}`);
  }
  return problems;
}

const said = ({ type, protocol }: { readonly type: string; readonly protocol: Protocol }): string =>
  `${type} (${protocol})`;
