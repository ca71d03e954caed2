import test from 'ava';
import { defineStrategy, play, stop } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { findingsText, mermaidDiagram, sequenceDiagram } from 'routeproof/report';
import { visible, visibleJson, visibleLines, visibleOutput } from '../../core/kernel/visible.ts';

/** A terminal is cleared, named anew, and told to write from right to left. */
const nasty = 'ann\u001b[2J\u001b]0;mine\u0007\u202egnp.exe\u0085\r\nbob\ud800';

test('what would steer a terminal is shown as an escape', (t) => {
  t.is(visible(nasty), 'ann\\x1b[2J\\x1b]0;mine\\x07\\u202egnp.exe\\x85\\r\\nbob\\ud800');
  t.is(visibleLines('one\n\ttwo\u2028'), 'one\n\\ttwo\\u2028');
  t.is(visible('Zoë 😀 日本 – ok'), 'Zoë 😀 日本 – ok');
});

test('of what goes to a terminal colours stay, and nothing else', (t) => {
  t.is(
    visibleOutput('\u001b[31mred\u001b[39m\n\u001b[8mhidden\u001b[2J'),
    '\u001b[31mred\u001b[39m\n\\x1b[8mhidden\\x1b[2J',
  );
});

test('JSON stays JSON, and says the same', (t) => {
  const document = { [nasty]: [nasty] };
  const json = visibleJson(JSON.stringify(document, null, 2));
  t.deepEqual(JSON.parse(json), document);
  t.regex(json, /^[ -~\n]*$/);
});

test('names and sentences of an author steer nothing in pictures and reports', async (t) => {
  const { messages, findings } = await play({
    name: 'a day',
    strategy: defineStrategy({
      name: 'rude',
      route: (interaction) => {
        if (interaction.returns === 0) throw new Error(nasty);
        return stop();
      },
    }),
    centre: { agents: [{ name: 'ann' }] },
    plugins: contactCentre(),
    load: { interactions: [{ InteractionId: 'X1\u001b[2J\u202e', Queue: 'Inbound' }] },
  });
  t.is(findings.length, 1);
  const notes = [{ at: 0, actor: 'ann', text: nasty, after: 3 }];
  const texts = [
    sequenceDiagram(messages, { notes }),
    sequenceDiagram([], { notes }),
    mermaidDiagram(messages, notes),
    findingsText(findings),
  ];
  for (const text of texts) {
    t.notRegex(text, /[^\P{Cc}\n]|\p{Bidi_Control}/u);
    // Mermaid has numbers in place of what would be words of its own.
    t.regex(
      text.replaceAll(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
      /\\x1b\[2J/,
    );
  }
});
