import test from 'ava';
import { exactly, message, playLanes, recordLanes, type LaneOptions, type Vocabulary } from 'routeproof/testing';
import { table, words } from './conference-day.ts';

// What a program in JavaScript may give, and no compiler has seen.
const given = (value: unknown): never => value as never;
const meaning = (word: unknown) => playLanes(table, { i: word } as Vocabulary, 'ann gets: -');
const playedWith = (options: object) => playLanes(table, words, 'ann gets: -', options as LaneOptions);

const refused: Readonly<Record<string, readonly [call: () => unknown, sentence: RegExp]>> = {
  'a misspelt message': [
    () => meaning('EventInvit'),
    /^What the letter 'i' means is 'EventInvit', which is no message and no state of an interaction\. Did you mean EventInvite\?/,
  ],
  'a misspelt state': [() => meaning('handled'), /is 'handled', which is no message.+ Did you mean handling\?/],
  'a word that is none': [() => meaning(5), /^What the letter 'i' means is 5, which is no word of lanes/],
  'a misspelt attribute': [
    () => message('EventInvite', given({ Tickt: 3 })),
    /^EventInvite has no attribute Tickt\. Did you mean TicketId\?$/,
  ],
  'what every object has': [() => meaning('toString'), /^What the letter 'i' means is 'toString', which is no message/],
  'a message that every object has': [
    () => message(given('toString'), given({})),
    /^toString is no message of the bench/,
  ],
  'the same in a word that was not made by `message`': [
    () => meaning({ type: 'EventInvite', attributes: { Tickt: 3 }, exact: false }),
    /^EventInvite has no attribute Tickt/,
  ],
  'a misspelt message with attributes': [
    () => exactly(given('EventInvit'), given({})),
    /^EventInvit is no message of the bench\. Did you mean EventInvite\?/,
  ],
  'no attributes': [
    () => message('EventInvite', given(undefined)),
    /^`message` was given undefined for the attributes of EventInvite, .+ or 'EventInvite' alone\.$/,
  ],
  'a misspelt option': [() => playedWith({ race: true }), /^`playLanes` has no option 'race'\. Did you mean races\?/],
  'choices as a text': [
    () => playedWith({ choices: '0.1' }),
    /^`playLanes`: option 'choices' is '0\.1', but must be choices, such as `replay\('0\.2\.1'\)`/,
  ],
  'one word to ignore': [
    () => playedWith({ ignore: 'EventInvite' }),
    /^`playLanes`: option 'ignore' is 'EventInvite', but must be a list of words/,
  ],
  'a misspelt word to ignore': [
    () => playedWith({ ignore: ['EventInvit'] }),
    /^A word of `ignore` is 'EventInvit', which is no message/,
  ],
  'a misspelt option of a recording': [
    () => recordLanes(table, given({ ignor: [] })),
    /^`recordLanes` has no option 'ignor'\. Did you mean ignore\?/,
  ],
  'a misspelt agent': [
    () => playLanes(table, words, 'an gets: --'),
    /^Lane 'an gets' is about 'an', which this run did not have\. Did you mean ann\?/,
  ],
  'no scenario': [() => playLanes(given(undefined), {}, ''), /^`playLanes` was given undefined, and takes a scenario/],
  'a function that gives nothing': [
    () => playLanes(() => given(undefined), {}, ''),
    /`the scenario` is wrong: expected an object, but it is undefined/,
  ],
  'no words': [() => playLanes(table, given(undefined), ''), /^A vocabulary of lanes was given undefined, and takes/],
  'no picture': [() => playLanes(table, words, given(undefined)), /^A picture of lanes was given undefined, and takes/],
};

for (const [what, [call, sentence]] of Object.entries(refused))
  test(`${what} is refused with a sentence`, async (t) => {
    await t.throwsAsync(async () => call(), { name: 'BenchError', message: sentence });
  });
