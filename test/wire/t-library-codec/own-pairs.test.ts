import test from 'ava';
import { tLibrary, type MessageType, type SubstitutePair } from 'routeproof/plugins';
import { connId, Connection, handOver, told } from './connection.ts';

/** The pairs of the T-Library, those for one message in another form. */
const pairsWith = (standsFor: MessageType, change: (pair: SubstitutePair) => readonly SubstitutePair[]) =>
  tLibrary().substitution!.pairs.flatMap((pair) => (pair.standsFor === standsFor ? change(pair) : [pair]));

test('a ConnID that the receiver does not read is lost', (t) => {
  const deaf = pairsWith('RequestStopProcessing', (pair) => [
    { ...pair, decode: (wire, known) => ({ interaction: pair.decode!(wire, known)?.interaction, body: {} as never }) },
  ]);
  const connection = new Connection({}, 'urs', deaf);
  connection.down(handOver());
  connection.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  t.regex(connection.findings.join(), /its Extension is read as nothing; meant was \{"ConnID":"01d9000000000007"\}/);
});

test('an answer for which there are no words is told, as a request is', (t) => {
  const speechless = new Connection(
    {},
    'urs',
    pairsWith('EventAck', () => []),
  );
  speechless.down(handOver());
  speechless.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  speechless.down(told('EventAck', { ProxyClientId: 2 }, 5));
  t.regex(speechless.findings.join(), /EventAck of 'urs' travelled as it is/);
});

test('a pair looks at what its end knows, and writes nothing into it', (t) => {
  const tried: string[] = [];
  const tries = (what: string, write: () => void): void => {
    try {
      write();
    } catch {
      tried.push(what);
    }
  };
  const writing = pairsWith('EventAck', (pair) => [
    {
      ...pair,
      encode: (event, known) => {
        const { request } = known.asked(event.ref)!;
        tries('call', () => void ((known.call(connId) as { interaction: string }).interaction = 'Y'));
        tries('request', () => void ((request as { interaction: unknown }).interaction = 'Y'));
        tries('body', () => void ((request.body as { Reason?: unknown }).Reason = 'Y'));
        (known.addresses() as Set<string>).add('elsewhere');
        tries(`addresses ${known.addresses().size}`, () => {
          throw new TypeError('as it was');
        });
        return pair.encode!(event, known);
      },
    },
  ]);
  const connection = new Connection({}, 'urs', writing);
  connection.down(handOver());
  connection.up(told('RequestStopProcessing', { Extension: { ConnID: connId } }, 5));
  connection.down(told('EventAck', { ProxyClientId: 2 }, 5));
  t.deepEqual([...new Set(tried)], ['call', 'request', 'body', 'addresses 0']);
});
