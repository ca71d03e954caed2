import test from 'ava';
import { createBench, seconds, type Plugin } from 'routeproof';
import { interactionManagement, type HandlingServer, type RequestHandlers } from 'routeproof/plugins';
import { handling, waiting, pull, run, strictPull } from './handling.ts';

const faults: Readonly<
  Record<string, readonly [RequestHandlers, code: string, sentence: RegExp, answers: readonly string[]]>
> = {
  'a handler that throws: the server answers in its place': [
    { RequestPull: () => JSON.parse('{') as undefined },
    'RP_THREW',
    /Plugin 'own rules'.*JSON/,
    ['EventPulledInteractions'],
  ],
  'a handler that throws when it has answered': [
    {
      RequestPull: (server) => {
        server.refuse('locked');
        throw new Error('too late');
      },
    },
    'RP_THREW',
    /too late/,
    ['EventError'],
  ],
  'a handler that answers twice: the second answer is not sent': [
    {
      RequestPull: (server, _request, otherwise) => {
        server.refuse('locked');
        otherwise();
      },
    },
    'RP_ANSWERED_AGAIN',
    /Plugin 'own rules' answers RequestPull of 'ann' again/,
    ['EventError'],
  ],
  'a handler that never answers': [
    { RequestPull: () => {} },
    'RP_NEVER_ANSWERED',
    /Plugin 'own rules' took RequestPull of 'ann' and never answered it\./,
    [],
  ],
  'a handler that answers when a promise is kept: nobody waits for it, and the server answers': [
    { RequestPull: (async (server: HandlingServer) => (await Promise.resolve(), server.ack())) as never },
    'RP_HANDLER_AWAITS',
    /Plugin 'own rules' returns a promise from its handler of RequestPull/,
    ['EventPulledInteractions'],
  ],
  'a handler whose later work throws': [
    {
      RequestPull: (server) =>
        void server.after(1000, () => {
          server.ack();
          throw new Error('much too late');
        }),
    },
    'RP_THREW',
    /Plugin 'own rules' threw: much too late\./,
    ['EventAck'],
  ],
  'a handler that refuses with an error that there is not: the server answers in its place': [
    { RequestPull: (server) => server.refuse('loked' as never) },
    'RP_OPTION_OUT_OF_RANGE',
    /`refuse`: option 'error' is 'loked', but must be an error of the server \(did you mean locked\?\)/,
    ['EventPulledInteractions'],
  ],
  'a handler that acknowledges with what no message carries': [
    { RequestPull: (server) => server.ack({ fine: true } as never) },
    'RP_BAD_USER_DATA',
    /`ack`: `fine` is true, which no message carries; write 1 or 'true'/,
    ['EventPulledInteractions'],
  ],
  'a handler that passes on what is no request': [
    { RequestPull: (_server, _request, otherwise) => otherwise(interactionManagement.create('EventCustom', {})) },
    'RP_OPTION_OUT_OF_RANGE',
    /`otherwise`: option 'request' is EventCustom, but must be a request, or nothing/,
    ['EventPulledInteractions'],
  ],
  'a handler that passes on no message at all': [
    { RequestPull: (_server, _request, otherwise) => otherwise({} as never) },
    'RP_NO_MESSAGE',
    /'otherwise' sent an object whose type is undefined, which is no message/,
    ['EventPulledInteractions'],
  ],
  'a handler that writes into the request': [
    { RequestPull: (_server, { body }) => void Object.assign(body, { Queue: 'Waiting' }) },
    'RP_THREW',
    /Plugin 'own rules' threw: Cannot (?:assign|add)/,
    ['EventPulledInteractions'],
  ],
  'a handler that tells somebody who is not there': [
    {
      RequestPull: (server, _request, otherwise) => {
        otherwise();
        server.tell('bbo', interactionManagement.create('EventCustom', {}));
      },
    },
    'RP_NOBODY_TO_TELL',
    /tells 'bbo' EventCustom, but no client of that name is registered\. Did you mean bob\?/,
    ['EventPulledInteractions'],
  ],
  'a handler that tells what is no event of the server': [
    {
      RequestPull: (server, _request, otherwise) => {
        otherwise();
        server.tell('bob', interactionManagement.create('RequestPull', {}));
      },
    },
    'RP_WRONG_SENDER',
    /'interaction-server' \(interaction-server\) cannot send RequestPull/,
    ['EventPulledInteractions'],
  ],
};

for (const [what, [handles, code, sentence, answers]] of Object.entries(faults))
  test(`${what}; the finding names the plugin's line`, async (t) => {
    const bench = await run(waiting([pull(5, 'ann', 'X1')], handling(handles)));
    const findings = bench.findings.filter(({ kind }) => kind !== 'request-answered-once');
    t.deepEqual(
      findings.map((each) => each.code),
      [code],
    );
    t.regex(findings[0]!.sentence, sentence);
    t.regex(findings[0]!.where ?? '', /own-handlers\/(refused\.test|handling)\.[jt]s:\d+/);
    t.deepEqual(
      bench.trace.messages
        .filter(({ to, type, at: time }) => to === 'ann' && time >= seconds(5) && type !== 'EventCustom')
        .map(({ type }) => type),
      answers,
    );
  });

test('what cannot be handled is refused with a sentence', (t) => {
  const bench = (...plugins: readonly Plugin[]) => createBench(() => waiting([], ...plugins));
  const refused = (handles: object) =>
    t.throws(() => bench(handling(handles as RequestHandlers)), { code: 'RP_CANNOT_HANDLE' }).message;
  t.regex(refused({ RequestPul: () => {} }), /there is no such request\. Did you mean RequestPull\?/);
  t.regex(refused({ EventAck: () => {} }), /EventAck: there is no such request/);
  t.regex(refused({ RequestRegisterClient: () => {} }), /a client is registered before/);
  t.regex(refused({ RequestRouteCall: () => {} }), /nobody asks that of the Interaction Server in its own words/);
  t.regex(refused({ RequestOpenStatistic: () => {} }), /nobody asks that/);
  t.regex(refused({ RequestPull: 5 }), /its handler is 5/);
  t.throws(() => bench(strictPull, handling({ RequestPull: () => {} }, { name: 'other rules' })), {
    code: 'RP_HANDLED_TWICE',
    message: /RequestPull is handled by two plugins, 'own rules' and 'other rules'/,
  });
});
