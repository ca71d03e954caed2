import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { defineStrategy, placeInQueue, play, routeTo, seconds, stop, type Decision } from 'routeproof';
import { contactCentre, defaultCast, flowVariants, playFlow, type Message, type PlayedFlow } from 'routeproof/plugins';
import { map } from 'rxjs';
import { openSession } from '../cli/cli-session.ts';
import { openWires, withHand, type Hand } from './flow-mutations.ts';

openWires();

const folder = mkdtempSync(join(tmpdir(), 'wire-judged-'));
const { run: routeproof, close } = openSession(process.cwd());
test.after.always(() => {
  close();
  rmSync(folder, { recursive: true });
});

type Body = Readonly<Record<string, unknown>>;

/** Puts a value in the place of an attribute, in every message of these types that has it. */
const everywhere =
  (attribute: string, value: unknown, types = /./, protocol?: string): Hand =>
  ({ plant, message, to }) => {
    const body = message.body as Body;
    const isMeant = types.test(message.type) && (protocol === undefined || message.protocol === protocol);
    if (plant !== 'on the wire' || !isMeant || body[attribute] === undefined) return undefined;
    return [[to, { ...message, body: { ...body, [attribute]: value } } as unknown as Message]];
  };

const flowWith = (flow: string, hand: Hand, variant?: string): Promise<PlayedFlow> => {
  const wanted = flowVariants.find(
    (each) => each.flow === flow && (variant === undefined || each.variant === variant),
  )!;
  return withHand(hand, () => playFlow(wanted, { ...defaultCast, parties: 2 }));
};

interface Example {
  readonly title: string;
  readonly flow: string;
  readonly variant?: string;
  readonly hand: Hand;
  readonly says: string;
}

const toUrs = 'on the link interaction-server -> urs';
const toEngine = 'on the link interaction-server -> stat-server';

/** What the server, or a codec, says wrongly, and the sentence that the one sees who runs the flow. */
const examples: readonly Example[] = [
  {
    title: 'every ConnID is another one, and a media server stops',
    flow: 'stop-processing/b',
    hand: everywhere('ConnID', '01d9deaddeaddead'),
    says: `Flow stop-processing/b, step 3: EventAbandoned (TLibrary) came ${toUrs}, and its ConnID is '01d9deaddeaddead', and should be '01d9000000000001' (from the routing attempt).`,
  },
  {
    title: 'every ConnID that the server says is another one, and URS stops',
    flow: 'stop-processing/d',
    variant: 'with substitutions',
    hand: everywhere('ConnID', '01d9deaddeaddead', /^EventRouteUsed$/),
    says: `Flow stop-processing/d, step 1: EventRouteUsed (TLibrary) came ${toUrs}, and its ConnID is '01d9deaddeaddead', and should be '01d9000000000001' (from the routing attempt).`,
  },
  {
    title: 'ThisDN is no routing point',
    flow: 'stop-processing/b',
    hand: everywhere('ThisDN', 'urs', /^EventAbandoned$/),
    says: `Flow stop-processing/b, step 3: EventAbandoned (TLibrary) came ${toUrs}, and its ThisDN is 'urs', and should be 'patient' (from the strategy of the routing attempt).`,
  },
  {
    title: 'Operation is wrong',
    flow: 'conference/leave',
    hand: everywhere('Operation', 'stop', /^EventPartyRemoved$/, 'Reporting'),
    says: `Flow conference/leave, step 6: EventPartyRemoved (Reporting) came ${toEngine}, and its Operation is 'stop', and should be 'leave' (from the flow itself).`,
  },
  {
    title: 'Party is somebody else',
    flow: 'conference/invitation-accepted',
    hand: everywhere('Party', { PartyType: 'agent', AgentId: 'zoe', PlaceId: 'x' }, /^EventPartyAdded$/, 'Reporting'),
    says: `Flow conference/invitation-accepted, step 5: EventPartyAdded (Reporting) came ${toEngine}, and its Party.AgentId is 'zoe', and should be 'cyd' (from whom the ticket invites).`,
  },
  {
    title: 'Reason is not the one that was given',
    flow: 'stop-processing/a',
    hand: everywhere('Reason', { ReasonSystemName: 'Normal' }, /^EventRevoked$/),
    says: "Flow stop-processing/a, step 3: EventRevoked (InteractionManagement) came on the link interaction-server -> ann, and its Reason.ReasonSystemName is 'Normal', and should be 'Terminated' (from Reason of RequestStopProcessing).",
  },
  {
    title: 'TicketId is another one',
    flow: 'conference/invitation-issued',
    hand: everywhere('TicketId', 77, /^EventInvite$/),
    says: 'Flow conference/invitation-issued, step 1: EventInvite (InteractionManagement) came on the link interaction-server -> cyd, and its TicketId is 77, and should be 2 (from the ticket of the invitation).',
  },
  {
    title: 'ErrorName is not that of the reason',
    flow: 'conference/fail-to-leave',
    variant: 'not a party',
    hand: everywhere('ErrorName', 'unknown-interaction', /^EventError$/),
    says: "Flow conference/fail-to-leave, step 1: EventError (InteractionManagement) came on the link interaction-server -> cyd, and its ErrorName is 'unknown-interaction', and should be 'not-a-party' (from the first of the checks that the request does not pass).",
  },
];

for (const { title, flow, variant, hand, says } of examples)
  test.serial(`a flow fails with a sentence about message and attribute: ${title}`, async (t) => {
    const { verdict, findings } = await flowWith(flow, hand, variant);
    t.is(verdict, 'fail');
    const sentences = findings.map(({ sentence }) => sentence);
    t.true(sentences.includes(says), sentences.join('\n'));
  });

test.serial('every ConnID is another one, and URS stops: its request names nothing any more', async (t) => {
  const dead = everywhere('ConnID', '01d9deaddeaddead');
  const { verdict, findings } = await flowWith('stop-processing/d', dead, 'with substitutions');
  t.is(verdict, 'fail');
  const lossy = findings.find(({ kind }) => kind === 'substitution-lossy');
  t.regex(lossy!.sentence, /RequestStopProcessing travelled as RequestRouteCall, .*"ConnID":"01d9deaddeaddead"/);
});

/** A run in which URS does this with an e-mail that Ann could take. */
const runWith = (decision: () => Decision, hand: Hand) =>
  withHand(hand, () =>
    play(() => ({
      name: 'one e-mail',
      plugins: contactCentre(),
      strategy: defineStrategy({
        name: 'vip',
        route: (_interaction, desk) => desk.after(seconds(1)).pipe(map(decision)),
      }),
      centre: { agents: [{ name: 'ann' }], queues: [{ name: 'Inbound' }, { name: 'Back', strategy: null }] },
      load: { interactions: [{ Queue: 'Inbound', MediaType: 'email' }] },
    })),
  );

for (const [request, decision] of [
  ['RequestPlaceInQueue', () => placeInQueue('Back')],
  ['RequestDeliver', () => routeTo('ann.A')],
] as const)
  test.serial(`every RouteType is stop, and URS meant ${request}: the run fails`, async (t) => {
    t.is((await runWith(decision, () => undefined)).verdict, 'pass');
    const { verdict, findings } = await runWith(decision, everywhere('RouteType', 5));
    t.is(verdict, 'fail');
    const lossy = findings.find(({ kind }) => kind === 'substitution-lossy')!;
    t.true(
      lossy.sentence.startsWith(`${request} travelled as RequestRouteCall, and its type is read as`),
      lossy.sentence,
    );
    t.regex(lossy.sentence, /"RouteType":5/);
  });

test.serial("a run of the author's is held against the attributes of the flows, as `flows` is", async (t) => {
  const wrong = everywhere('Reason', { ReasonSystemName: 'Sent' }, /^EventProcessingStopped$/);
  const { verdict, findings } = await runWith(() => stop('Terminated'), wrong);
  t.is(verdict, 'fail');
  t.regex(
    findings.map(({ sentence }) => sentence).join('\n'),
    /^Flow stop-processing\/d, step 4: EventProcessingStopped \(Reporting\) came on the link .*, and its Reason\.ReasonSystemName is 'Sent', and should be 'Terminated' \(from Reasons of RequestRouteCall\)\.$/m,
  );
});

/** An author's own T-Library: the bench's, with one row of his own. */
const own = (row: string): string => {
  const file = join(folder, `own-${row.length}.ts`);
  writeFileSync(
    file,
    `import { definePlugin } from 'routeproof/plugins';
import { tLibrary } from 'routeproof/plugins';
const { substitution } = tLibrary();
const change = (pair) => ${row};
export default definePlugin({
  name: 'my-t-library', plays: 't-library', needs: ['urs'], synchronous: true,
  substitution: { ...substitution, pairs: substitution.pairs.map((pair) => change(pair) ?? pair) },
});
`,
  );
  return file;
};
const isRevoked = "pair.standsFor === 'EventRevoked' && pair.as === 'EventAbandoned'";

const substitutions: readonly (readonly [title: string, row: string, exit: number, says: RegExp])[] = [
  ['the right one passes', 'pair', 0, /^EventAbandoned|EventAbandoned/],
  [
    'EventRouteUsed stands in place of EventAbandoned',
    `${isRevoked} ? { ...pair, as: 'EventRouteUsed' } : undefined`,
    1,
    /Flow stop-processing\/b, step 3: EventAbandoned \(TLibrary\) should have come, and EventRouteUsed \(TLibrary\) came on the link interaction-server -> urs\./,
  ],
  [
    'the reason is lost',
    `${isRevoked} ? { ...pair, drops: [...pair.drops, 'Reason'], encode: (message, known) => { const { Reasons, ...body } = pair.encode(message, known) ?? {}; return 'ThisDN' in body ? body : undefined; } } : undefined`,
    1,
    /Flow stop-processing\/b, step 3: EventAbandoned \(TLibrary\) came on the link interaction-server -> urs, and its Reasons is absent, and should be \{"ReasonSystemName":"Terminated"\} \(from Reason of RequestStopProcessing\)\./,
  ],
  [
    'the ConnID is always the same',
    `${isRevoked} ? { ...pair, drops: [...pair.drops, 'InteractionId'], encode: (message, known) => { const body = pair.encode(message, known); return body && { ...body, ConnID: '01d9deaddeaddead' }; } } : undefined`,
    1,
    /Flow stop-processing\/b, step 3: EventAbandoned \(TLibrary\) came on the link interaction-server -> urs, and its ConnID is '01d9deaddeaddead', and should be '01d9000000000001' \(from the routing attempt\)\./,
  ],
];

for (const [title, row, exit, says] of substitutions)
  test.serial(`a substitution of the author's is held against the flows: ${title}`, async (t) => {
    const { code, stdout, stderr } = await routeproof('flows', 'stop-processing/b', '--with', own(row));
    t.is(code, exit, `${stdout}${stderr}`);
    t.regex(stdout, says);
  });
