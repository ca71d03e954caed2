import test from 'ava';
import { map, race } from 'rxjs';
import { at, routeTo, seconds, send, stop, type Played } from 'routeproof';
import { tLibrary } from '../../../plugins/t-library/t-library.ts';
import { type Route, busyFor, ann, bob, playRoute, mails, kinds, invitations, to } from './play-route.ts';

const delivered = ({ messages }: Played): readonly unknown[] =>
  messages
    .filter(({ type }) => type === 'RequestDeliver' || type === 'RequestPlaceInQueue')
    .map(({ body }) => {
      const { AgentId, PlaceId, Queue } = body as Readonly<Record<string, string | undefined>>;
      return Queue ?? `${AgentId}, ${PlaceId}`;
    });

test('each type of target is handed out, and routed to', async (t) => {
  const handedOut: Readonly<Record<string, string>> = {
    'ann.A': 'ann, ann-place',
    'desk 7.AP': 'bob, desk 7',
    'Support.GA': 'bob, desk 7',
    'Support@StatServer.GP': 'bob, desk 7',
    '?:English > 5 & (Email = 0 | French > 1).GA': 'ann, ann-place',
    '?Support:English > 0.GA': 'bob, desk 7',
    'Back office.Q': 'Back office',
  };
  for (const [text, wanted] of Object.entries(handedOut)) {
    const played = await playRoute(to(text));
    t.deepEqual(delivered(played), [wanted], text);
    t.deepEqual(kinds(played), [], text);
  }
});

test('routeTo takes an agent, a place or a queue as text, with the words of the T-Library too', async (t) => {
  const decided: Readonly<Record<string, string>> = {
    'bob.A': 'bob, undefined',
    'desk 7@StatServer.AP': 'undefined, desk 7',
    'Back office.Q': 'Back office',
  };
  for (const [text, wanted] of Object.entries(decided)) {
    const plain = await playRoute(() => [routeTo(text)]);
    const translated = await playRoute(() => [routeTo(text)], { extra: [tLibrary()] });
    t.deepEqual(delivered(plain), [wanted], text);
    t.deepEqual([...kinds(plain), ...kinds(translated)], [], text);
    t.deepEqual(translated.interactions, plain.interactions, text);
  }
});

test('an agent who logs in at another place is found there, and not at the old one', async (t) => {
  const moves = {
    drive: {
      script: [
        at(seconds(2), 'bob', send('RequestAgentLogout')),
        at(
          seconds(3),
          'bob',
          send('RequestAgentLogin', { AgentId: 'bob', PlaceId: 'desk 9', MediaList: { email: 1 } }),
        ),
      ],
    },
    load: [{ ...mails(1)[0]!, at: seconds(1) }, ...mails(2).map((mail) => ({ ...mail, InteractionId: `Y${mail.at}` }))],
  };
  const route: Route = ({ id }, desk) =>
    race(
      desk.target(id === 'Y6000' ? 'desk 9.AP' : 'Support.GP').pipe(map((target) => routeTo(target))),
      desk.after(seconds(10)).pipe(map(() => stop())),
    );
  const played = await playRoute(route, { ...moves, agents: [ann, { ...bob, does: busyFor(0) }] });
  t.deepEqual(invitations(played), ['1 bob X1', '6 bob Y6000']);
});
