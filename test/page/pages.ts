import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { PageDocument } from '../../core/page/page-document.ts';

/** The document that a page carries, unpacked by another program than the page's own. */
export function documentIn(file: string): PageDocument {
  const [, packed] = /<script type="text\/plain" id="document">([^<]*)<\/script>/.exec(readFileSync(file, 'utf8'))!;
  return JSON.parse(inflateSync(Buffer.from(packed!, 'base64')).toString('utf8')) as PageDocument;
}

/** What would be markup, would end a script or turn the writing around, if it were not shown as text. */
export const hostile = `</script><script>document.title='taken'</script><img src=x onerror="document.title='taken'">"'&\u202e\u0007`;

/** A scenario whose names, values and notes are hostile. */
export const hostileScenario = `
import { defineScenario, defineStrategy, routeTo, seconds } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map } from 'rxjs';
const text = ${JSON.stringify(hostile)};
// A name has no control characters.
const name = text.slice(0, -2);
export default defineScenario(() => ({
  name: text,
  strategy: defineStrategy({
    name,
    route: (_interaction, desk) => {
      console.log(text.repeat(10_000));
      return desk.target('?:English > 5.GA').pipe(map((agent) => routeTo(agent)));
    },
  }),
  centre: { agents: [{ name: name.slice(0, 40), skills: { English: 8 } }], queues: [{ name: 'Inbound' }] },
  plugins: contactCentre(),
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
