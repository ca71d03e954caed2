import { of } from 'rxjs';
import { at, disconnect, follow, nothing, oneOf, send, when } from 'routeproof';
import { withAgent, withScript, refuses } from './refused-scenario.ts';

refuses([
  [
    'an act that is none',
    withScript(at(5, 'ann', { do: 'dance' } as never)),
    "`drive.script.0.act.do` is wrong: 'dance' is no act. Did you mean send, disconnect, nothing, oneOf or follow?",
    {},
  ],
  [
    'an act that is misspelt',
    withAgent({ does: [{ event: 'EventInvite', act: { do: 'disconect' } }] }),
    "`centre.agents.0.does.0.act.do` is wrong: 'disconect' is no act. Did you mean disconnect?",
    withAgent({ does: [{ event: 'EventInvite', act: disconnect() }] }),
  ],
  [
    'an act among several',
    withScript(at(5, 'ann', { do: 'oneOf', acts: [nothing(), { do: 'dance' }] } as never)),
    "`drive.script.0.act.acts.1.do` is wrong: 'dance' is no act.",
    withScript(at(5, 'ann', oneOf(nothing(), disconnect()))),
  ],
  [
    'no act at all',
    withScript({ actor: 'ann', at: 5 }),
    '`drive.script.0.act` is wrong: expected an act such as `send(…)`, but it is undefined.',
    {},
  ],
  [
    'nothing to follow',
    withScript(at(5, 'ann', follow([] as never))),
    '`drive.script.0.act.acts` is wrong: expected an Observable of acts.',
    withScript(at(5, 'ann', follow(of(nothing())))),
  ],
  [
    'a word of lanes that is no act',
    { drive: { lanes: { words: { x: { do: 'dance' } }, picture: 'ann does: --x' } } },
    "`drive.lanes.words.x.do` is wrong: 'dance' is no act.",
    { drive: { lanes: { words: { x: nothing() }, picture: 'ann does: --x' } } },
  ],
  [
    'a line that says neither when nor what for',
    withScript({ actor: 'ann', act: nothing() }),
    '`drive.script.0` is wrong: it says neither `event` nor `at`, and needs one of them.',
    {},
  ],
  [
    'a line with a key of its own',
    withScript({ ...at(5, 'ann', nothing()), afer: 5 }),
    '`drive.script.0.afer` is wrong: there is no such key. Did you mean after?',
    withScript({ ...at(5, 'ann', nothing()), after: 5 }),
  ],
  [
    'an event that is none',
    withScript(when('ann', 'EventInvitation' as never, nothing())),
    "`drive.script.0.event` is wrong: 'EventInvitation' is no event of the bench.",
    withScript(when('ann', 'EventInvite', nothing())),
  ],
  [
    'an event by the name of a property of all objects',
    withScript(when('ann', 'constructor' as never, nothing())),
    "`drive.script.0.event` is wrong: 'constructor' is no event of the bench.",
    {},
  ],
  [
    'a request that is none',
    withScript(at(5, 'ann', send('RequestAcept' as never))),
    "`drive.script.0.act.request` is wrong: 'RequestAcept' is no request of the bench. Did you mean RequestAccept?",
    {},
  ],
  [
    'an actor that sends an event',
    withScript(at(5, 'ann', send('EventInvite' as never))),
    '`drive.script.0.act.request` is wrong: EventInvite is an event of the server, and an actor sends requests.',
    {},
  ],
  [
    'an attribute that is none',
    withScript(at(5, 'ann', send('RequestAccept', { TiketId: 5 } as never))),
    '`drive.script.0.act.attributes.TiketId` is wrong: RequestAccept has no such attribute. Did you mean TicketId?',
    {},
  ],
  [
    'an attribute of another kind',
    withScript(at(5, 'ann', send('RequestAccept', { TicketId: 'x' } as never))),
    "`drive.script.0.act.attributes.TicketId` is wrong: expected integer, but it is 'x'.",
    {},
  ],

  // Who does it
]);
