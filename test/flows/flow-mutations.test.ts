import test from 'ava';
import type { Finding } from 'routeproof';
import { allMutations, nameOf, openWires, played } from './flow-mutations.ts';
import { cases } from '../sizes.ts';

/** Mutations that a run may not notice, and why the protocol allows them. */
const allowed: readonly { readonly which: RegExp; readonly why: string }[] = [
  {
    which: /: Request\w+ \(InteractionManagement\) .*: ReferenceId with another value$/,
    why: 'A client numbers its requests as it likes, and the answer repeats the number that came.',
  },
  {
    which: /invitation-issued: RequestConference .*: ReferenceId left out$/,
    why: 'In this phase no answer is due: nobody can tell yet that there will be none.',
  },
  {
    which: /: Request\w+ \(InteractionManagement\) .*: ProxyClientId left out$/,
    why: 'Without it the first client of the connection asks, and each connection has but one.',
  },
  {
    which: /: Request\w+ \(InteractionManagement\) .*: (Reason|Extension|VisibilityMode|InitialInFocusState) added$/,
    why: 'The client may say so, and who is to hear of it is told what came.',
  },
  {
    which: /: RequestStopProcessing \(InteractionManagement\) .*: Reason (left out|with another )/,
    why: 'The client may give any reason or none, and all are told the one that came.',
  },
  {
    which:
      /: RequestStopProcessing \(InteractionManagement\) .*: Extension (left out|with another list, one entry (more|less))$/,
    why: 'The client may say more; where it does not name its routing attempt, the one that goes on is meant.',
  },
  {
    which:
      /(unsuccessful|unknown interaction).*: Request\w+ \(InteractionManagement\) .*: InteractionId with another value$/,
    why: 'The other one is unknown, too.',
  },
  {
    which: /\(unknown interaction\): RequestConference .*: (AgentId with another value|PlaceId added)$/,
    why: 'The interaction is unknown, whoever is to be invited to it.',
  },
  {
    which:
      /(unsuccessful|unknown interaction|not a party|accepted|rejected).*: Request\w+ \(InteractionManagement\) .*: sent twice$/,
    why: 'The second one is a request of its own, and is refused.',
  },
  {
    which:
      /\(inviter is not registered\): RequestConference .*: (sent twice|in \w+|Colour added|ProxyClientId added|PlaceId added|AgentId left out|(AgentId|InteractionId) with another value)$/,
    why: 'Who is not registered is refused whatever it asks, and its connection closed before it is asked again.',
  },
  {
    which:
      /\(asked by URS, without substitutions\): RequestStopProcessing .*: (in (Reporting|ExternalService|TLibrary)|Colour added|ProxyClientId with another value)$/,
    why: 'It is refused as well, with another error: no such request in that protocol, no such attribute, no such client.',
  },
  {
    which: /: RequestRouteCall \(TLibrary\) .*: ThisDN with another value$/,
    why: 'The ConnID alone names the routing attempt, and what is answered repeats the routing point of that.',
  },
  {
    which: /: RequestRouteCall \(TLibrary\) .*: (OtherDN|Location|DNIS|UserData) added$/,
    why: 'They say where to, and with what: a stop goes nowhere.',
  },
  {
    which:
      /\((with substitutions|stopTells\w+=\w+)\): Event\w+ \(InteractionManagement\) to urs, said: ProxyClientId |stop-processing\/b: EventRevoked .*said: ProxyClientId /,
    why: 'T-Library has no word for it: a connection carries one client.',
  },
  {
    which:
      /stop-processing\/b.*: EventRevoked \(InteractionManagement\) to urs, said: (Party added|EventTime added|Actor |Interaction with another list, one entry more)/,
    why: 'T-Library has no word for it: nobody is told.',
  },
  {
    which: /stop-processing\/b: EventRevoked \(InteractionManagement\) to urs, said: Operation /,
    why: 'EventAbandoned does not say how the interaction was taken away.',
  },
];

const reasonFor = (name: string) => allowed.find(({ which }) => which.test(name));

test('each mutation of a message is caught by the run, by a finding that names message and attribute, or is allowed', async (t) => {
  openWires();
  const all = await allMutations();
  const wanted = cases({ short: 250, long: all.length });
  const inSample = (index: number) =>
    Math.floor((index * wanted) / all.length) !== Math.floor(((index - 1) * wanted) / all.length);
  const used = new Set<RegExp>();
  const wrong = { caughtThoughAllowed: [] as string[], notCaught: [] as string[], notNamed: [] as string[] };
  let caught = 0;
  for (const [index, mutation] of all.entries()) {
    const name = nameOf(mutation);
    const reason = reasonFor(name);
    if (reason === undefined && !inSample(index)) continue;
    const { verdict, findings } = await played(mutation, mutation);
    if (reason !== undefined) used.add(reason.which);
    if (reason !== undefined && verdict !== 'pass') wrong.caughtThoughAllowed.push(name);
    if (reason === undefined && verdict !== 'fail') wrong.notCaught.push(name);
    if (verdict === 'fail') caught++;
    // What becomes of another request, or of what was said in other words, has another name.
    const { message, attribute = '', plant } = mutation;
    const isNamed = ({ sentence }: Finding) => sentence.includes(message.type) && sentence.includes(attribute);
    if (plant === 'on the wire' && message.type.startsWith('Event') && !findings.some(isNamed))
      wrong.notNamed.push(`${name}: ${findings.map(({ sentence }) => sentence).join(' ')}`);
  }
  t.deepEqual(wrong, { caughtThoughAllowed: [], notCaught: [], notNamed: [] });
  t.deepEqual(
    allowed.filter(({ which }) => !used.has(which)),
    [],
    'each that is allowed is met',
  );
  t.true(caught >= 150, `${caught}`);
  t.log(`${all.length} mutations, ${caught} tried and caught`);
});
