import fc from 'fast-check';
import type { Role } from 'routeproof/plugins';
import type { Note, TraceLine } from 'routeproof/report';

/** What means something in one of the languages that pictures are written in, or is hard to write at all. */
const words = [
  ...[
    'end',
    'alt',
    'else',
    'note',
    'end note',
    'participant',
    'box',
    'title: x',
    'accTitle: x',
    'accDescr {',
    'Note over',
  ],
  ...['%%', '%%{init: {"theme":"dark"}}%%', 'wrap:', 'style a:b#c;', 'classDef x:#;', 'ﬂ°°60¶ß', '#', '#35;', '$$x$$'],
  ...[
    '@startuml',
    '@enduml',
    '!include x',
    '%date()',
    '$x',
    '\\n',
    '\\',
    '~',
    '--',
    '__',
    '**',
    '//',
    "/'",
    "'/",
    '""',
  ],
  ...[
    '<&bolt>',
    '[[http://x]]',
    '<U+003C>',
    '{',
    '}',
    '[',
    ']',
    '== x ==',
    '... x ...',
    '|||',
    '==',
    '...',
    'ref over',
  ],
  ...[
    '->>',
    '-->>',
    '-)',
    '->',
    '()',
    '@{',
    ';',
    ':',
    '"',
    "'",
    '`',
    '```',
    '&',
    '&#60;',
    '&amp;',
    ']]>',
    '<!--',
    '-->',
  ],
  ...['<img src=x onerror=alert(1)>', '</text></svg><script>alert(1)</script>', '</title>', '</style>', '<?xml?>'],
  ...['\n', '\r\n', '\t', '\u0000', '\u001b[2J', '\u0085', '\u202e', '\u2067', '\u2028', '\ud800', '\ufffe', '\uffff'],
  ...['😀', '👩‍👩‍👧', 'עברית', 'العربية', '日本', 'e\u0301', '', '   ', 'x'.repeat(5000)],
];

/** Any text, and more often than by chance one that would break a picture. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...words),
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' }), fc.string()), { maxLength: 6 })
    .map((parts) => parts.join('')),
);

const roles: readonly Role[] = ['agent', 'urs', 'interaction-server', 'media-server', 'reporting-engine', 'service'];

/** Messages with any texts in all their attributes, and a note; who sends is never who gets. */
export const hostileRun: fc.Arbitrary<{ readonly messages: readonly TraceLine[]; readonly notes: readonly Note[] }> = fc
  .tuple(
    fc.array(
      fc.record({
        sent: fc.nat(3000),
        ...{ from: hostileText, to: hostileText, type: hostileText },
        standsFor: fc.option(hostileText, { nil: undefined }),
        interaction: fc.option(hostileText, { nil: undefined }),
        body: fc.record({ Queue: hostileText, Operation: hostileText, AgentId: hostileText, ErrorName: hostileText }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    hostileText,
  )
  .map(([messages, text]) => ({
    messages: messages.map(({ sent, from, to, ...message }, index) => ({
      ...message,
      ...{ at: index * 700, sentAt: Math.min(sent, index * 700), ref: index, protocol: 'InteractionManagement' },
      ...{ from: `${from}<`, to: `${to}>`, fromRole: roles[index % 6]!, toRole: roles[(index + 2) % 6]! },
    })),
    notes: [{ at: 0, actor: `${messages[0]!.from}<`, text, after: 1 }],
  }));
