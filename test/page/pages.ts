import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { PageDocument } from '../../core/page/page-document.ts';

/** The document that a page carries, unpacked by another program than the page's own. */
export function documentIn(file: string): PageDocument {
  const [, packed] = /<script type="text\/plain" id="document">([^<]*)<\/script>/.exec(readFileSync(file, 'utf8'))!;
  return JSON.parse(inflateSync(Buffer.from(packed!, 'base64')).toString('utf8')) as PageDocument;
}

/** What would be markup, would end a script or turn the writing around, if it were not shown as text; if it runs, `window.__pwned` says so. */
export const hostile = `</script><script>window.__pwned=1</script><img src=x onerror="window.__pwned=1">"'&עברית\u202e\u0007`;

/** The same as a name of a file may be. */
export const hostileFile = `x<img src=x onerror=window.__pwned=1>'.ts`;

/** A scenario whose names, values, notes, findings and properties are hostile, and some a megabyte long. */
export const hostileScenario = `
import { always, defineScenario, defineStrategy, seconds } from 'routeproof';
import { contactCentre, ruleTable } from 'routeproof/plugins';
const text = ${JSON.stringify(hostile)};
// A name has no control characters.
const name = text.slice(0, -2);
const table = ruleTable({ name: text, text: '- segment: gold\\n  to: a\\n- segment: tin\\n  to: b' }, { conditions: ['segment'], results: ['to'] });
export default defineScenario(() => ({
  name: text,
  strategy: defineStrategy({
    name,
    route: () => {
      table.find({ segment: 'gold' });
      console.log(text.repeat(10_000));
      throw new Error(text.repeat(10_000));
    },
  }),
  centre: { agents: [{ name: name.slice(0, 100) }], queues: [{ name: 'Inbound' }] },
  plugins: [...contactCentre(), { name: 'own', setup: (kit) => kit.finding({ kind: text, sentence: text }) }],
  properties: [always(text, () => false)],
  load: { interactions: [{ InteractionId: text.slice(0, 30), at: seconds(1), UserData: { [text]: text.repeat(200) } }] },
  until: seconds(60),
}));
`;

/** A scenario in which so many interactions come, each with about thirty messages. */
export const busyScenario = (interactions: number): string => `
import { defineScenario, defineStrategy, minutes, routeTo, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
export default defineScenario(() => ({
  name: 'a busy morning',
  strategy: defineStrategy({
    name: 'first ready',
    route: (_interaction, desk) => desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent))),
  }),
  centre: {
    agents: Array.from({ length: 6 }, (_, index) => ({ name: 'agent-' + (index + 1), skills: { English: 8 } })),
    queues: [{ name: 'Inbound' }],
  },
  plugins: contactCentre(),
  load: {
    interactions: Array.from({ length: ${interactions} }, (_, index) => ({
      InteractionId: 'RP' + String(index + 1).padStart(14, '0'),
      at: seconds(5 + 20 * index),
    })),
  },
  until: minutes(${interactions}),
}));
`;
