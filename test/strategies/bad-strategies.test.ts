import test from 'ava';
import {
  defineStrategy,
  placeInQueue,
  play,
  routeTo,
  seconds,
  stop,
  type Decision,
  type Scenario,
  type Strategy,
} from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import { map, NEVER, of, throwError, timer } from 'rxjs';

/** Nobody of this kind is found by the compiler, so the types are told to look away. */
type AnyRoute = (interaction: { readonly id: string }, desk: Parameters<Strategy['route']>[1]) => unknown;

/** X1 goes to the strategy under test, X2 to a sound one in the same URS. */
const scenarioOf = (route: AnyRoute, more: Partial<Scenario> = {}): Scenario => ({
  name: 'a bad strategy beside a good one',
  strategy: defineStrategy({ name: 'bad', route: route as Strategy['route'] }),
  centre: {
    agents: [{ name: 'ann' }],
    queues: [
      { name: 'Inbound' },
      {
        name: 'Sound',
        strategy: defineStrategy({
          name: 'sound',
          route: (_interaction, desk) => desk.target('ann.A').pipe(map((ann) => routeTo(ann))),
        }),
      },
      { name: 'Done', strategy: null },
    ],
  },
  plugins: contactCentre(),
  load: {
    interactions: [
      { InteractionId: 'X1', Queue: 'Inbound' },
      { InteractionId: 'X2', Queue: 'Sound', at: seconds(1) },
    ],
  },
  ...more,
});

interface Bad {
  readonly title: string;
  readonly route: AnyRoute;
  readonly more?: Partial<Scenario>;
  /** The first finding about X1: its kind, and what its sentence says. */
  readonly kind: string;
  readonly says: RegExp;
  /** Where X1 stands afterwards. */
  readonly stands: 'with the strategy' | 'Done' | 'stopped';
}

const broken = (): never => {
  throw new Error('it broke');
};

const bad: readonly Bad[] = [
  { title: 'throws at once', route: broken, kind: 'strategy-threw', says: /it broke/, stands: 'with the strategy' },
  {
    title: 'throws later',
    route: (_interaction, desk) => desk.after(seconds(5)).pipe(map(broken)),
    kind: 'strategy-threw',
    says: /it broke/,
    stands: 'with the strategy',
  },
  {
    title: 'rejects',
    route: async (_interaction, desk) => {
      await desk.after(seconds(5));
      broken();
    },
    kind: 'strategy-threw',
    says: /it broke/,
    stands: 'with the strategy',
  },
  {
    title: 'fails with an error of its own making',
    route: () => throwError(() => new Error('it broke')),
    kind: 'strategy-threw',
    says: /it broke/,
    stands: 'with the strategy',
  },
  {
    title: 'never answers',
    route: () => NEVER,
    kind: 'path-without-end',
    says: /nothing that it waits for will come/,
    stands: 'with the strategy',
  },
  {
    title: 'decides twice',
    route: () => of(placeInQueue('Done'), stop()),
    kind: 'decided-twice',
    says: /stop/,
    stands: 'Done',
  },
  {
    title: 'decides after the loss',
    route: async (_interaction, desk): Promise<Decision> => {
      try {
        await desk.after(seconds(60));
      } catch {
        // The interaction is gone, and the strategy does not mind.
      }
      return placeInQueue('Done');
    },
    more: {
      drive: {
        script: [
          {
            actor: 'email-server',
            at: seconds(20),
            act: { do: 'send', request: 'RequestStopProcessing', attributes: { InteractionId: 'X1' } },
          },
        ],
      },
    },
    kind: 'decision-after-loss',
    says: /Done/,
    stands: 'stopped',
  },
  {
    title: 'routes to an agent who is not logged in',
    route: () => routeTo('bob.A'),
    kind: 'refusal-unheard',
    says: /unknown-target/,
    stands: 'with the strategy',
  },
  {
    title: 'returns undefined',
    route: () => undefined,
    kind: 'not-a-decision',
    says: /undefined|nothing/,
    stands: 'with the strategy',
  },
  {
    title: 'returns what is no decision',
    route: () => [{ do: 'dance' }],
    kind: 'not-a-decision',
    says: /dance/,
    stands: 'with the strategy',
  },
  {
    title: 'uses setTimeout',
    route: () => new Promise((resolve) => setTimeout(resolve, 10)),
    kind: 'real-time',
    says: /setTimeout\(\).*desk\.after/,
    stands: 'with the strategy',
  },
  {
    title: 'uses Date.now',
    route: () => placeInQueue(Date.now() > 0 ? 'Done' : 'Inbound'),
    kind: 'real-time',
    says: /Date\.now\(\)/,
    stands: 'with the strategy',
  },
  {
    title: 'uses Math.random',
    route: () => placeInQueue(Math.random() > 2 ? 'Inbound' : 'Done'),
    kind: 'real-time',
    says: /Math\.random\(\)/,
    stands: 'with the strategy',
  },
  {
    title: 'uses a timer of RxJS without the clock',
    route: () => timer(1000).pipe(map(() => placeInQueue('Done'))),
    kind: 'real-time',
    says: /clock/,
    stands: 'with the strategy',
  },
];

for (const { title, route, more, kind, says, stands } of bad)
  test(`a strategy that ${title} is a finding with its line, and harms nobody else`, async (t) => {
    const { verdict, findings, interactions } = await play(() => scenarioOf(route, more));
    const [x1, x2] = interactions;
    const finding = findings[0]!;
    t.is(verdict, 'fail');
    t.is(finding.kind, kind, finding.sentence);
    t.regex(finding.sentence, says);
    t.regex(finding.where ?? 'nowhere', /bad-strategies\.test\.ts:\d+:\d+$/);
    t.is(
      findings.filter(({ interaction = 'X1' }) => interaction === 'X1').length,
      1,
      findings.map((each) => each.kind).join(),
    );
    t.is(x1?.state === 'routing' ? 'with the strategy' : x1?.state === 'stopped' ? 'stopped' : x1?.queue, stands);
    t.is(x2?.state, 'stopped');
  });
