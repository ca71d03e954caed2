import type { Played } from '../bench/play-once.ts';
import { found } from '../contract/found.ts';
import type { Finding, Reported } from '../contract/finding.ts';
import type { Scenario } from '../contract/scenario.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import type { TraceLine } from '../report/trace-line.ts';

/** Media of agents and of the load that do not meet where their names are nearly the same, and media of the centre that nothing has. */
export function mediaApart({ messages, findings }: Played, { centre = {} }: Scenario): readonly Reported[] {
  const worked = workedOn(messages);
  const came = new Set(messages.flatMap((message) => (typeOf(message) === 'RequestSubmit' ? mediumIn(message) : [])));
  const all = new Set([...worked.values()].flatMap((media) => [...media]));
  const paired = new Set<string>();
  const ofAgents = [...worked].flatMap(([agent, media]) =>
    [...media].flatMap((medium) => {
      const meant = came.has(medium) ? undefined : near(medium, came);
      if (meant === undefined || media.has(meant) || isTold(meant, findings)) return [];
      paired.add(meant);
      return [found.mediumNeverComes(agent, medium, meant, all.has(meant))];
    }),
  );
  const ofLoad = [...came].flatMap((medium) => {
    const meant = all.has(medium) || paired.has(medium) || isTold(medium, findings) ? undefined : near(medium, all);
    return meant === undefined ? [] : [found.mediumOfNobody(medium, meant)];
  });
  const ofCentre = (centre.media ?? []).flatMap(({ name }) =>
    all.has(name) || came.has(name) ? [] : [found.mediumUnused(name, near(name, new Set([...all, ...came])))],
  );
  return [...ofAgents, ...ofLoad, ...ofCentre];
}

/** Whether a target was doubted for it. */
const isTold = (medium: string, findings: readonly Finding[]): boolean =>
  findings.some(({ kind, sentence }) => kind === 'target-doubtful' && sentence.includes(`the medium '${medium}'`));

/** Short names, such as `sms` and `mms`, are near each other and mean what they say. */
const shortest = 4;

const near = (medium: string, others: ReadonlySet<string>): string | undefined =>
  medium.length < shortest
    ? undefined
    : nearestName(
        medium,
        [...others].filter((each) => each.length >= shortest),
      );

/** On what each agent says that it works. */
function workedOn(messages: readonly TraceLine[]): ReadonlyMap<string, ReadonlySet<string>> {
  const worked = new Map<string, Set<string>>();
  for (const message of messages) {
    if (!['RequestAgentLogin', 'RequestAddMedia'].includes(typeOf(message))) continue;
    const { MediaList = {} } = message.body as { readonly MediaList?: object };
    const media = worked.get(message.from) ?? new Set();
    for (const medium of [...Object.keys(MediaList), ...mediumIn(message)]) media.add(medium);
    worked.set(message.from, media);
  }
  return worked;
}

const typeOf = ({ type, standsFor }: TraceLine): string => standsFor ?? type;

const mediumIn = ({ body }: TraceLine): readonly string[] => {
  const { MediaType } = body as { readonly MediaType?: string };
  return MediaType === undefined ? [] : [MediaType];
};
