import type { Finding, Severity } from './finding.ts';

/** How grave a kind is; of the last, one order of what comes may rightly do what another may not. */
export type Gravity = Severity | 'failure; where orders race, a warning';

/** One row of the table of findings: kind, gravity, what it means, the sentence made from facts, and example facts. */
type Row<Facts extends readonly unknown[]> = readonly [
  kind: string,
  gravity: Gravity,
  means: string,
  sentence: (...facts: Facts) => string,
  example: Readonly<Facts>,
];

type Rows<Facts extends Record<string, readonly unknown[]>> = { readonly [Name in keyof Facts]: Row<Facts[Name]> };

/** What a maker gives; who reports it adds the interaction and the author's line. */
type Made = Pick<Finding, 'kind' | 'severity' | 'sentence'> & {
  readonly code: string;
  readonly whereOrdersRace?: Severity;
};

type Makers<Facts extends Record<string, readonly unknown[]>> = {
  readonly [Name in keyof Facts]: (...facts: Facts[Name]) => Made;
};

/** A kind of finding as the page of errors has it. */
export interface FindingKind {
  /** What makes it in the code: `found.strategyThrew`. */
  readonly name: string;
  /** The word of `Finding.kind`: `strategy-threw`. */
  readonly kind: string;
  /** As the page of errors lists it: `RP_STRATEGY_THREW`. */
  readonly code: string;
  /** Whether it fails the run. */
  readonly gravity: Gravity;
  /** What has happened where it is found. */
  readonly means: string;
  /** A sentence of this kind. */
  readonly example: string;
}

const didYouMean = (name: string | undefined): string => (name === undefined ? '' : ` Did you mean ${name}?`);

/** The first few of many names. */
const listed = (names: readonly string[]): string => {
  const rest = names.length > 4 ? ` and ${names.length - 3} more` : '';
  return `${names
    .slice(0, rest === '' ? 4 : 3)
    .map((name) => `'${name}'`)
    .join(', ')}${rest}`;
};

const handInWords = (inHand: readonly string[]): string => (inHand.length === 0 ? 'nothing at all' : listed(inHand));

/** The code of a kind: `RP_DECIDED_TWICE` of `decided-twice`. */
const codeOf = (kind: string): string => `RP_${kind.toUpperCase().replaceAll('-', '_')}`;

const severityOf = (gravity: Gravity): Pick<Made, 'severity' | 'whereOrdersRace'> =>
  gravity === 'failure' || gravity === 'warning'
    ? { severity: gravity }
    : { severity: 'failure', whereOrdersRace: 'warning' };

/** Turns rows into functions that make what is reported, and keeps the rows for the page of errors. */
function defineFindings<Facts extends Record<string, readonly unknown[]>>(rows: Rows<Facts>) {
  const names = Object.keys(rows) as (keyof Facts & string)[];
  const makers = names.map((name) => {
    const [kind, gravity, , sentence] = rows[name];
    const code = codeOf(kind);
    const severity = severityOf(gravity);
    const make = (...facts: Facts[typeof name]): Made => ({ kind, code, ...severity, sentence: sentence(...facts) });
    return [name, make] as const;
  });
  const kinds = names.map((name): FindingKind => {
    const [kind, gravity, means, sentence, example] = rows[name];
    return { name, kind, code: codeOf(kind), gravity, means, example: sentence(...(example as Facts[typeof name])) };
  });
  return { found: Object.fromEntries(makers) as unknown as Makers<Facts>, kinds };
}

// A row: what happened, to whom, what to do. All kinds that the bench and its plugins find; authors have kinds of their own.
const defined = defineFindings({
  // Strategies
  strategyThrew: [
    'strategy-threw',
    'failure',
    'A strategy threw, or its Observable or Promise failed.',
    (strategy: string, interaction: string, problem: string, isSlip?: boolean) =>
      `Strategy '${strategy}' threw for interaction '${interaction}': ${problem}. Correct that line${isSlip ? '' : '; what may fail, as a service may, catch where it is asked for, and decide what becomes of the interaction'}.`,
    ['vip', 'i1', 'levelOf is not a function'],
  ],
  notADecision: [
    'not-a-decision',
    'failure',
    'A strategy gave something that is no decision, or nothing.',
    (strategy: string, interaction: string, gave: string | undefined) =>
      gave === undefined
        ? `Strategy '${strategy}' returned nothing for interaction '${interaction}'. Return a decision from every path, \`placeInQueue('…')\` as the last resort.`
        : `Strategy '${strategy}' gave ${gave}, which is no decision. Use routeTo, placeInQueue, placeInWorkbin, stop or attach.`,
    ['vip', 'i1', "'ann.A'"],
  ],
  decisionUnsendable: [
    'decision-unsendable',
    'failure',
    'A decision has values that no message can carry.',
    (strategy: string, interaction: string, decision: string, problem: string) =>
      `Strategy '${strategy}' gave \`${decision}\` for interaction '${interaction}' with values that cannot be sent. ${problem}`,
    ['vip', 'i1', 'placeInQueue', 'Queue of RequestPlaceInQueue must be text, but it is the number 7.'],
  ],
  pathEndsWithoutDecision: [
    'path-ends-without-decision',
    'failure',
    'The path of a strategy ended, and nothing was decided that ends the routing, or what was decided was refused.',
    (
      strategy: string,
      interaction: string,
      refused: { readonly decision: string; readonly error: string } | undefined,
    ) =>
      refused === undefined
        ? `The path of strategy '${strategy}' for interaction '${interaction}' ended, and nothing was decided that ends the routing. End every path with routeTo, placeInQueue, placeInWorkbin or stop.`
        : `The path of strategy '${strategy}' for interaction '${interaction}' ended with ${refused.decision}, which the server refused (${refused.error}), so the interaction stays with the strategy. Listen to \`desk.refused\` for as long as a decision may be refused, and decide again.`,
    ['vip', 'i1', undefined],
  ],
  pathWithoutEnd: [
    'path-without-end',
    'failure',
    'A strategy still waits when nothing more will come.',
    (strategy: string) =>
      `Strategy '${strategy}' still holds the interaction when all is quiet: nothing that it waits for will come. End every path with a route, queue, workbin or stop.`,
    ['vip'],
  ],
  refusalUnheard: [
    'refusal-unheard',
    'failure',
    'The server refused a decision, and the strategy does not listen to refusals.',
    (strategy: string, interaction: string, decision: string, error: string, description: string) =>
      `The server refused ${decision} of strategy '${strategy}' for interaction '${interaction}' with ${error} (${description.replace(/\.$/, '')}), and nobody listened. Subscribe to \`desk.refused\` before you decide, and say what becomes of the interaction.`,
    ['vip', 'i1', "routeTo('ann.A')", 'target-not-logged-in', 'The target is not logged in.'],
  ],
  decisionAfterLoss: [
    'decision-after-loss',
    'failure',
    'A strategy decided about an interaction that had been taken away from it.',
    (strategy: string, interaction: string, decision: string) =>
      `Strategy '${strategy}' decided ${decision} for interaction '${interaction}' after it had been taken away. Let \`InteractionGone\` pass when a wait throws it, and decide nothing more.`,
    ['vip', 'i1', "placeInQueue('Back office')"],
  ],
  decidedTwice: [
    'decided-twice',
    'failure',
    'A strategy decided again after a decision that ends the routing.',
    (strategy: string, interaction: string, decision: string) =>
      `Strategy '${strategy}' decided ${decision} for interaction '${interaction}' after a decision that ends the routing, so it was not sent. Decide once on each path; only after a refusal, decide again.`,
    ['vip', 'i1', "placeInQueue('Back office')"],
  ],
  unawaitedRejection: [
    'unawaited-rejection',
    'failure',
    'A promise failed that nobody awaited.',
    (who: string, problem: string) =>
      `${who} left a promise that nobody awaited, and it failed: ${problem}. Await it, or catch in it what may fail.`,
    ["Strategy 'vip'", 'levelOf is not a function'],
  ],
  teardownThrew: [
    'teardown-threw',
    'failure',
    'Code threw that runs when a subscription ends: in `finalize`, or in the teardown of an Observable.',
    (who: string, problem: string) =>
      `${who} threw in a teardown, where nobody can catch it: ${problem}. Correct that line, or catch it there.`,
    ["Strategy 'vip'", 'log is not a function'],
  ],
  errorUnheard: [
    'error-unheard',
    'warning',
    'An Observable failed to which nobody listened any more.',
    (who: string, problem: string) =>
      `${who} had something fail to which nobody listened any more: ${problem}. Catch it there, or wait for it.`,
    ["Strategy 'vip'", 'the price list is empty'],
  ],
  callNotSent: [
    'call-not-sent',
    'failure',
    'A strategy called a service when its decision had been carried out, or its interaction was gone: too late to be sent.',
    (strategy: string, interaction: string, call: string, isLost: boolean) =>
      `Strategy '${strategy}' called ${call} for interaction '${interaction}' after ${isLost ? 'it had been taken away' : 'the server had carried its decision out'}, so it was not sent. Call before you decide, and wait for the answer.`,
    ['vip', 'i1', 'Log.write', false],
  ],
  callNeverBegun: [
    'call-never-begun',
    'warning',
    'A strategy asked its desk for a call of a service, and neither awaited it nor subscribed to it.',
    (strategy: string, interaction: string, call: string) =>
      `Strategy '${strategy}' made ${call} for interaction '${interaction}' ready, and neither awaited it nor subscribed to it, so it was not sent. Await \`desk.invoke(…)\`, or put it into the path.`,
    ['vip', 'i1', 'Log.write'],
  ],
  callFailedUnheard: [
    'call-failed-unheard',
    'failure',
    'A call of a service was refused or failed when its strategy had decided already.',
    (strategy: string, interaction: string, call: string, problem: string) =>
      `Strategy '${strategy}' decided about interaction '${interaction}' before ${call} was answered, and that failed: ${problem}. Wait for the answer before you decide.`,
    ['vip', 'i1', 'Log.write', 'wrong-state (The state of the interaction does not allow this)'],
  ],
  answerUnheard: [
    'answer-unheard',
    'warning',
    'A call of a service was not answered yet when its strategy had decided.',
    (strategy: string, interaction: string, call: string) =>
      `Strategy '${strategy}' decided about interaction '${interaction}' before ${call} was answered: nobody hears the answer, nor that it failed. Wait for the answer before you decide.`,
    ['vip', 'i1', 'Log.write'],
  ],
  sessionWithoutEnd: [
    'session-without-end',
    'warning',
    'A strategy whose session goes on had decided or lost its interaction, and its path had not ended when the run did.',
    (strategy: string, interaction: string) =>
      `The session of strategy '${strategy}' about interaction '${interaction}' had not ended when the run did: it still waits for something. Let each of its paths come to an end.`,
    ['vip', 'i1'],
  ],
  noStrategy: [
    'no-strategy',
    'failure',
    'URS was asked for a route, and no strategy is there to find one.',
    (interaction: string, queue: string) =>
      `URS was asked for a route of interaction '${interaction}', but queue '${queue}' feeds no strategy. Give the scenario a \`strategy\`, or the queue one of its own.`,
    ['i1', 'Inbound'],
  ],

  targetImpossible: [
    'target-impossible',
    'failure',
    'A strategy asks for a target for which nobody can ever come: a name that the centre does not have, or levels that nobody can have.',
    (strategy: string, target: string, why: string, meant: string | undefined) =>
      `Strategy '${strategy}' asks for '${target}', and nobody can ever come: ${why}.${didYouMean(meant)} Correct the target, or the centre of the scenario.`,
    ['vip', '?:Englsh > 5.GA', "nobody in the centre has the skill 'Englsh'", 'English'],
  ],
  targetDoubtful: [
    'target-doubtful',
    'warning',
    'A strategy asks for a target for which nobody will come, or not all that it names is there, and that may be meant.',
    (strategy: string, target: string, why: string, meant: string | undefined) =>
      `Strategy '${strategy}' asks for '${target}', but ${why}.${didYouMean(meant)} If that is not what you want to see, correct the target, or the centre of the scenario.`,
    ['vip', 'Night.GA', "group 'Night' has no agents", undefined],
  ],
  lineUnknown: [
    'line-unknown',
    'warning',
    'A strategy asks how many wait at a place that the run has not.',
    (strategy: string, place: string, meant: string | undefined) =>
      `Strategy '${strategy}' asks \`desk.waiting('${place}')\`, which is 0 at all times: no queue of the centre has this name, no virtual queue in which this run has anything wait, and it is no target.${didYouMean(meant)} Correct the name.`,
    ['vip', 'Inbuond', 'Inbound'],
  ],
  statisticFailed: [
    'statistic-failed',
    'failure',
    "A statistic of the centre's own threw, or gave no number.",
    (statistic: string, target: string, problem: string) =>
      `Statistic '${statistic}' of '${target}' could not be worked out: ${problem}. Its \`value\` must give a number for any agents, and none; URS keeps what it was told before.`,
    ['Reviewers', 'Support.GA', 'it gave NaN, which is no number'],
  ],
  statisticUntold: [
    'statistic-untold',
    'warning',
    'A strategy reads a statistic of which URS has not been told yet.',
    (strategy: string, statistic: string, target: string) =>
      `Strategy '${strategy}' reads statistic '${statistic}' of '${target}', of which the reporting engine has not told URS yet: it is NaN, and no comparison with it holds. Decide what becomes of an interaction that comes before the first news.`,
    ['vip', 'Reviewers', 'Support.GA'],
  ],
  serviceMissing: [
    'service-missing',
    'warning',
    'A strategy calls a service that is not on the bench, and catches the fault.',
    (strategy: string, service: string, method: string, meant: string | undefined) =>
      `Strategy '${strategy}' calls '${method}' of service '${service}', which is not on the bench, so the call fails each time.${didYouMean(meant)} Correct the name, or plug the service in; where it is to fail, \`service('${service}', { ${method}: fault() })\` says so.`,
    ['vip', 'Clasifier', 'classify', 'Classifier'],
  ],
  capacityUnused: [
    'capacity-unused',
    'warning',
    'An agent has a capacity for a medium that it never works on.',
    (agent: string, medium: string, meant: string | undefined) =>
      `Agent '${agent}' has a capacity for the medium '${medium}', and never works on it in this run.${didYouMean(meant)} Correct the capacity, or add the medium to the agent's \`media\`.`,
    ['ann', 'emial', 'email'],
  ],
  blocksUnused: [
    'blocks-unused',
    'warning',
    'The capacity rules of an agent name a medium that nobody ever works on.',
    (agent: string, medium: string, meant: string | undefined) =>
      `The \`blocks\` of agent '${agent}' name the medium '${medium}', on which nobody works in this run.${didYouMean(meant)} Correct it, or add the medium to the \`media\` of an agent.`,
    ['ann', 'viice', 'voice'],
  ],
  alternativeInVain: [
    'alternative-in-vain',
    'warning',
    'An alternative of a capacity is contained in another one of its list, so that it allows nothing more.',
    (agent: string, alternative: string, wider: string) =>
      `The \`capacity\` of agent '${agent}' has the alternative \`${alternative}\`, and all that is within it is within \`${wider}\`, too. Leave it out, or correct one of the two.`,
    ['ann', '{ chat: 2 }', '{ chat: 3 }'],
  ],
  mediumWithoutRoom: [
    'medium-without-room',
    'warning',
    'An agent works on a medium for which no alternative of its capacity has room.',
    (agent: string, medium: string) =>
      `Agent '${agent}' works on the medium '${medium}', and no alternative of its \`capacity\` has room for one, so that it gets none. Name the medium in an alternative, or take it from the agent's \`media\`.`,
    ['ann', 'email'],
  ],
  ruleNeverMet: [
    'rule-never-met',
    'warning',
    'Rules of a table have a condition on what nobody who asked the table ever knew.',
    (table: string, condition: string, rules: number, comes: boolean, meant: string | undefined) =>
      `${rules === 1 ? '1 rule' : `${rules} rules`} of table '${table}' can never be met: ${rules === 1 ? 'it asks' : 'they ask'} for '${condition}', which was not known whenever this run asked the table.${comes ? ` User data has it under this name: give it to \`find\`.` : didYouMean(meant)} Correct the key that the strategy reads, or have the load attach it.`,
    ['rules.csv', 'langauge', 2, false, 'language'],
  ],
  ruleResultUnknown: [
    'rule-result-unknown',
    'warning',
    'A rule of a table has a result that nothing in the centre has, whether a run comes to it or not.',
    (table: string, column: string, text: string, why: string, meant: string | undefined) =>
      `A rule of table '${table}' has '${text}' for '${column}', and ${why}.${didYouMean(meant)} Correct it there, or in the centre of the scenario.`,
    ['rules.csv', 'queue', 'Bakc office', "the centre has no queue 'Bakc office'", 'Back office'],
  ],
  keyNeverAttached: [
    'key-never-attached',
    'warning',
    'A strategy looks for the last called agent under a key that no interaction of the run has.',
    (key: string, meant: string | undefined) =>
      `\`lastCalledAgent\` looks for user data '${key}', which nothing in this run attaches, so it finds nobody.${didYouMean(meant)} Correct the key, or have the load or \`remember\` attach it.`,
    ['LastCaledAgent', 'LastCalledAgent'],
  ],
  waitNotAwaited: [
    'wait-not-awaited',
    'warning',
    'A strategy asks its desk for a wait in a statement of its own, and neither awaits it nor subscribes to it.',
    (call: string) =>
      `\`${call}(…)\` stands alone as a statement, neither awaited nor subscribed to, so nothing is waited for. Write \`await\` before it, or put it into the path.`,
    ['desk.after'],
  ],
  decisionDropped: [
    'decision-dropped',
    'warning',
    'A strategy makes a decision in a statement of its own, and gives it to nobody.',
    (call: string) =>
      `\`${call}(…)\` stands alone as a statement: the decision that it makes is given to nobody, so nothing comes of it. Return it, or \`yield\` it in a generator.`,
    ['attach'],
  ],
  placeLost: [
    'place-lost',
    'warning',
    'A strategy waits again for a target, in a new place in the line, and stands behind somebody who came after its first wait.',
    (strategy: string, interaction: string, target: string, overtaking: string) =>
      `Strategy '${strategy}' asks again for '${target}' about interaction '${interaction}', and has lost its place in the line: '${overtaking}' came later, has no higher priority, and stands before it. Write \`place: 'kept'\` to count from the first wait, or \`clearTargets: false\` on the wait before to stay in the line; \`place: 'new'\` says that it is meant.`,
    ['vip', 'i1', 'Support.GA', 'i2'],
  ],
  waitForEver: [
    'wait-for-ever',
    'warning',
    'A strategy waits for a time that never comes.',
    (strategy: string, call: string) =>
      `Strategy '${strategy}' gives Infinity to ${call}, which then never ends. Where that is meant, \`NEVER\` of RxJS says so.`,
    ['vip', '`desk.after`'],
  ],

  // Scenarios
  workbinQueueMeant: [
    'workbin-queue-meant',
    'warning',
    'A workbin names a queue that the centre does not list, and it lists one of nearly that name.',
    (workbin: string, queue: string, meant: string) =>
      `Workbin '${workbin}' lies before queue '${queue}', which the centre does not list, so it is a queue of its own that hands nothing over. Did you mean ${meant}? Correct the name, or list that queue too.`,
    ['Drafts', 'Draftz', 'Drafts'],
  ],
  userDataLarge: [
    'user-data-large',
    'warning',
    'A key-value list that travels with an interaction has more than 16000 bytes when it is packed.',
    (message: string, size: number) =>
      `The user data in ${message} has ${size} bytes when it is packed; more than 16000 is passed over by some applications, and more than 65535 is refused. Attach less, or a key under which the rest is found.`,
    ['RequestSubmit', 20_000],
  ],
  roleUnplayed: [
    'role-unplayed',
    'warning',
    'A plugin says that it plays a role, and its actors are connected as something else.',
    (plugin: string, role: string, played: string) =>
      `Plugin '${plugin}' says that it plays '${role}', and its actors are connected as ${played}: whoever needs '${role}' finds nobody there. Correct \`plays\`, or the role with which they connect.`,
    ['survey-service', 'media-server', 'service'],
  ],
  agentsUnplayed: [
    'agents-unplayed',
    'warning',
    'The centre has agents whom no plugin plays: nobody logs in, and nothing is routed to them.',
    (agents: readonly string[]) =>
      `${agents.length === 1 ? 'Agent' : 'Agents'} ${listed(agents)} of the centre ${agents.length === 1 ? 'is' : 'are'} played by no plugin, so nobody logs in and nothing is routed to them. Add \`agents()\`, which plays all, or \`agent('${agents[0]}')\`.`,
    [['ann']],
  ],
  eventNeverComes: [
    'event-never-comes',
    'warning',
    'A line of a script, or a habit, waits for an event that its actor can never receive.',
    (actor: string, event: string, roles: string, receivers: string) =>
      `'${actor}' waits for ${event}, which goes to ${receivers}, and never to a client of the role ${roles}: what it is to do then is never done. Correct the event, or the actor.`,
    ['ann', 'EventRouteRequest', 'agent', 'urs'],
  ],
  loadRefused: [
    'load-refused',
    'failure',
    'The server refused an interaction that the scenario has a media server submit.',
    (mediaServer: string, error: string, description: string) =>
      `The server refused an interaction that '${mediaServer}' submitted (${error}): ${description} Correct it in the load of the scenario.`,
    ['email-server', 'unknown-target', "There is no queue 'Inbuond'."],
  ],
  takenFromWork: [
    'taken-from-work',
    'warning',
    'The Interaction Server took an interaction from an agent of traffic who worked on it, as the handling-timeout was over.',
    (stream: string, after: string, handling: string) =>
      `An interaction of the traffic '${stream}' was to be handled for ${handling}, and after ${after} the Interaction Server took it from its agent (handling-timeout): it is routed again, and whoever gets it begins from the beginning. Raise \`handling-timeout\` (minutes, in the \`server\` of the scenario; \`handlingTimeout\` of a medium and the user data \`handling-timeout\` come before it), or let the handling be shorter.`,
    ['voice', '1800 s', '3000 s'],
  ],
  submitRefused: [
    'submit-refused',
    'failure',
    'The server refused an interaction that a service submitted for its answer (`submits`); the service then fails.',
    (service: string, method: string, error: string, description: string) =>
      `The server refused the interaction that service '${service}' submitted for its answer to '${method}' (${error}): ${description} Correct \`submits\` of that answer.`,
    ['Autoresponse', 'send', 'unknown-target', "The centre has no queue 'Outbuond'."],
  ],
  trafficAfterEnd: [
    'traffic-after-end',
    'warning',
    'Arrivals of a stream of traffic come after the end of the run.',
    (stream: string, late: string, end: string) =>
      `The traffic '${stream}' has ${late} arrivals after the end of the run, which is at ${end}, so they do not come. Let it end later (\`until\`), or let them come earlier: times are in milliseconds.`,
    ['email', '1 of 2', '3600 s'],
  ],
  loadNeverCame: [
    'load-never-came',
    'warning',
    'Interactions of the load were to come after the end of the run, or their media server was never connected.',
    (count: number, mediaServer: string, end: string) =>
      `${count === 1 ? 'One interaction' : `${count} interactions`} that '${mediaServer}' was to submit did not come: the run ended before, at ${end}. Let it end later (\`until\`), or let them come earlier: \`at\` is in milliseconds.`,
    [2, 'email-server', '3 s'],
  ],
  requestRefused: [
    'request-refused',
    'failure; where orders race, a warning',
    'The server refused what a line of the script, or a lane, has an actor send. That an invitation is turned down, runs out or is withdrawn is no refusal.',
    (request: string, actor: string, error: string, description: string) =>
      `The server refused ${request}, which the script has '${actor}' send, with ${error} (${description.replace(/\.$/, '')}). Correct the line, or say that it is to be so: \`send('${request}', { … }, { refused: '${error}' })\`.`,
    ['RequestAccept', 'bob', 'no-such-ticket', 'No open invitation has this ticket.'],
  ],
  habitRefused: [
    'habit-refused',
    'warning',
    'The server refused what an actor sends by habit (`does`).',
    (request: string, actor: string, error: string, description: string) =>
      `The server refused ${request}, which '${actor}' sends by habit, with ${error} (${description.replace(/\.$/, '')}). Correct the habit, or say that it may be so: \`send('${request}', { … }, { mayBeRefused: true })\`.`,
    ['RequestAccept', 'bob', 'no-such-ticket', 'No open invitation has this ticket.'],
  ],
  habitNotDone: [
    'habit-not-done',
    'warning',
    'What an actor was to do by habit (`does`) at a time was not done: the run ended before.',
    (act: string, actor: string, time: string, end: string) =>
      `'${actor}' was to do ${act} by habit at ${time}, which was not done: the run ended before, at ${end}. Let it come earlier (\`at\` is in milliseconds), or take it out.`,
    ['RequestNotReadyForMedia', 'ann', '60 s', '20 s'],
  ],
  notRefused: [
    'not-refused',
    'failure; where orders race, a warning',
    'A line of the script says that a request is refused, and it was not, or with another error.',
    (request: string, actor: string, expected: string, error: string | undefined) =>
      `${request} of '${actor}' was to be refused with ${expected}, and ${error === undefined ? 'the server took it' : `was refused with ${error}`}. Correct what its line says in \`refused\`, or what leads up to it.`,
    ['RequestAccept', 'bob', 'no-such-ticket', undefined],
  ],
  eventNeverCame: [
    'event-never-came',
    'warning',
    'The event for which a line of the script waits did not come.',
    (event: string, actor: string, act: string, instead: string) =>
      `A line of the script waits until '${actor}' is told ${event}, and ${instead}: ${act} was not done. Correct what it waits for, or take the line out.`,
    ['EventInvite', 'bob', 'RequestAccept', 'that did not come'],
  ],
  lineNotDone: [
    'line-not-done',
    'failure; where orders race, a warning',
    'What a line of the script says could not be done: the connection of its actor was gone, or the run ended before.',
    (act: string, actor: string, reason: string) =>
      `The script has '${actor}' do ${act}, which was not done: ${reason}. Let it come earlier, or take the line out.`,
    ['RequestStopProcessing', 'email-server', 'its connection was gone'],
  ],
  notAMessage: [
    'not-a-message',
    'failure',
    'A substitution of a plugin gave something that is no body of a message; it was left out.',
    (plugin: string, message: string, gave: string) =>
      `The substitution of plugin '${plugin}' gave ${gave} for ${message}, which is no body of a message. Give the attributes as an object, or undefined where the pair is not meant.`,
    ['our-words', 'EventRouteRequest', '7'],
  ],
  substitutionOffProtocol: [
    'substitution-off-protocol',
    'failure',
    'A substitution put something on the wire that is no message of its protocol; it travelled all the same.',
    (plugin: string, meant: string, wire: string, problem: string) =>
      `The substitution of plugin '${plugin}' put ${wire} on the wire for ${meant}, and the protocol has no such message: ${problem}`,
    [
      'our-words',
      'RequestStopProcessing',
      'RequestRouteCall (TLibrary)',
      'RequestRouteCall needs the attribute ThisDN (text), which is missing.',
    ],
  ],
  substitutionHasNoWords: [
    'substitution-has-no-words',
    'warning',
    'A message travelled as it is over a connection whose other messages travel in the words of another protocol.',
    (request: string, client: string, protocol: string) =>
      `${request} of '${client}' travelled as it is, for no substitution puts it into words of ${protocol}, which its connection speaks. The real system has no such message there.`,
    ['RequestPull', 'urs', 'TLibrary'],
  ],
  substitutionLossy: [
    'substitution-lossy',
    'failure',
    'A message travelled as another one, and its receiver reads something else than was meant: the substitution loses it, or says another thing.',
    (meant: string, wire: string, what: string, forms: { readonly [Form in 'meant' | 'read' | 'wire']: string }) =>
      `${meant} travelled as ${wire}, and its ${what} is read as ${forms.read}; meant was ${forms.meant}, and on the wire is ${forms.wire}. Encode it so that it can be decoded again, or name it in \`drops\`.`,
    [
      'RequestStopProcessing',
      'RequestRouteCall',
      'Reason',
      { meant: '{"ReasonSystemName":"Normal"}', read: 'nothing', wire: '{"RouteType":5}' },
    ],
  ],
  registrationRefused: [
    'registration-refused',
    'failure; where orders race, a warning',
    'The server refused to take URS as its client, so nothing is routed by it.',
    (router: string, request: string, reason: string) =>
      `The server refused ${request} of '${router}', so it is asked about no interaction: ${reason.replace(/\.$/, '')}. Correct how it registers, or what a substitution makes of that.`,
    ['urs', 'RequestRegisterAddress', 'The client is not registered.'],
  ],
  loginRefused: [
    'login-refused',
    'failure; where orders race, a warning',
    'The server refused the login of an agent, to whom nothing can be routed then.',
    (agent: string, place: string, error: string, description: string) =>
      `The server refused the login of agent '${agent}' at place '${place}' with ${error} (${description.replace(/\.$/, '')}), so nothing is routed to it. Correct its name and place in \`centre.agents\`, or the option 'allow-multiple-agent-connections' of the server.`,
    ['ann', 'ann-place', 'wrong-state', 'The state of the interaction does not allow this.'],
  ],
  threw: [
    'threw',
    'failure',
    'Code of an actor, a plugin or a property threw.',
    (who: string, problem: string) => `${who} threw: ${problem}.`,
    ['survey-service', 'Cannot read properties of undefined'],
  ],

  // Properties of the scenario
  notAlways: [
    'always',
    'failure',
    'An `always` of the scenario did not hold after some step.',
    (sentence: string) => `Not always: ${sentence}`,
    ['nobody has two interactions'],
  ],
  notEventually: [
    'eventually',
    'failure',
    'An `eventually` of the scenario did not hold when the run ended.',
    (sentence: string, goesRound?: boolean) =>
      goesRound === true ? `Never, while the run goes round: ${sentence}` : `Not by the end of the run: ${sentence}`,
    ['each interaction is stopped'],
  ],
  neverReached: [
    'sometimes',
    'failure',
    'A `sometimes` of the scenario held in no run of a search.',
    (sentence: string) => `In no run: ${sentence}`,
    ['an invitation is refused'],
  ],

  notSometimes: [
    'not-in-this-run',
    'warning',
    'A `sometimes` of the scenario held at no moment of a run that was played alone.',
    (sentence: string) =>
      `Not in this run: ${sentence}. A \`sometimes\` is for some run, not for each: \`routeproof explore\` says whether there is one. Correct it, or the scenario, if this run was to show it.`,
    ['an invitation is refused'],
  ],
  strategyNeverAsked: [
    'strategy-never-asked',
    'warning',
    'Interactions came, and a strategy of the scenario was asked about none of them.',
    (strategy: string, isNoneAsked: boolean) =>
      isNoneAsked
        ? `Strategy '${strategy}' of the scenario was never asked: no interaction came to a queue that feeds a strategy. Let the load come to one, take \`strategy: null\` from its queue, or take the strategy out.`
        : `Strategy '${strategy}' of the scenario was never asked: what came went to queues that feed other strategies. Let the load come to a queue that feeds it, or take the strategy out.`,
    ['vip', true],
  ],
  strategyUndefined: [
    'strategy-undefined',
    'warning',
    'A scenario, or one of its queues, has `strategy` written out with a value that is undefined.',
    (queue: string | undefined) =>
      queue === undefined
        ? '`strategy` of the scenario is written out and is undefined, so that a queue without a strategy of its own feeds none. Correct what it is taken from, or leave it out.'
        : `\`strategy\` of queue '${queue}' is written out and is undefined, so that the queue feeds the strategy of the scenario, if there is one. Correct what it is taken from, leave it out, or write null for none.`,
    ['Inbound'],
  ],
  endedByUntil: [
    'ended-by-until',
    'warning',
    'The run was ended by `until` while a strategy still held interactions.',
    (strategy: string, count: number, end: string) =>
      `\`until\` ended the run at ${end}, when strategy '${strategy}' still held ${count === 1 ? 'one interaction: how its path ends' : `${count} interactions: how their paths end`} was not seen. Let the run end later, or leave \`until\` out.`,
    ['vip', 2, '60 s'],
  ],
  mediumNeverComes: [
    'medium-never-comes',
    'warning',
    'An agent works on a medium that nothing in the run has, and what came has one of nearly that name.',
    (agent: string, medium: string, meant: string, hasOthers: boolean) =>
      hasOthers
        ? `Agent '${agent}' works on the medium '${medium}', of which nothing came in this run. Did you mean ${meant}? Correct it in the \`media\` of the agent.`
        : `Agent '${agent}' works on the medium '${medium}', of which nothing came in this run, and what came is of the medium '${meant}', on which nobody works. Correct the one that is misspelt.`,
    ['ann', 'emial', 'email', false],
  ],
  mediumOfNobody: [
    'medium-of-nobody',
    'warning',
    'Interactions came of a medium on which no agent works, and agents work on one of nearly that name.',
    (medium: string, meant: string) =>
      `An interaction of the medium '${medium}' came, on which no agent works. Did you mean ${meant}? Correct its \`MediaType\`, or add the medium to the \`media\` of an agent.`,
    ['emial', 'email'],
  ],
  mediumUnused: [
    'medium-unused',
    'warning',
    'The centre says something of a medium that no agent and no interaction of the run has.',
    (medium: string, meant: string | undefined) =>
      `\`centre.media\` has the medium '${medium}', on which no agent works and of which nothing came in this run.${didYouMean(meant)} Correct the name, or take it out.`,
    ['emial', 'email'],
  ],
  faultWithoutOccasion: [
    'fault-without-occasion',
    'warning',
    'A fault that `faults` asks for never had an occasion: in a run, or in all runs of a search.',
    (fault: string, lacking: string) =>
      `${fault}: ${lacking}. This fault never had an occasion, so that nothing is known of what it does. Correct what it waits for in \`faults\`, let it come, or take the fault out.`,
    ['disconnect of ann', 'EventInvite never came'],
  ],

  // Properties of every run
  requestAnsweredOnce: [
    'request-answered-once',
    'failure',
    'A request was not answered, or twice, or an answer came that nobody had asked for.',
    (request: string, ref: number, client: string, answer: string | undefined) =>
      answer === undefined
        ? `Nobody answered ${request} (request ${ref}) of '${client}'.`
        : `${answer} answers request ${ref} of '${client}', which has its answer already or was never asked.`,
    ['RequestAccept', 7, 'ann', undefined],
  ],
  toldAfterLeaving: [
    'told-after-leaving',
    'failure',
    'An agent was told of an interaction that it has nothing to do with any more.',
    (agent: string, event: string) =>
      `Agent '${agent}' was told ${event}, but it is neither party nor invited any more.`,
    ['ann', 'EventPartyAdded'],
  ],
  heldAfterStop: [
    'held-after-stop',
    'failure',
    'An interaction was stopped, and an agent who holds it was not told.',
    (agent: string) => `The interaction was stopped, and nobody told agent '${agent}', who holds it.`,
    ['ann'],
  ],
  onePlace: [
    'one-place',
    'failure',
    'An interaction is lost, or in two places at once.',
    (problem: string) => problem,
    ['It is being delivered, but nobody was invited.'],
  ],
  deliveredBeyondCapacity: [
    'delivered-beyond-capacity',
    'failure',
    'URS delivered an interaction to an agent whose `capacity` or `blocks` left no room for it.',
    (agent: string, interaction: string, medium: string, inHand: readonly string[]) =>
      `URS delivered interaction '${interaction}' (${medium}) to agent '${agent}', whose \`capacity\` or \`blocks\` leave no room for it beside ${handInWords(inHand)}. Ask for a target, which waits for room, in place of naming the agent; where URS had not heard yet what the agent has, let agents take nothing by themselves while they are ready.`,
    ['ann', 'E1', 'email', ['C1 (voice)']],
  ],
  takenBeyondCapacity: [
    'taken-beyond-capacity',
    'warning',
    'An agent took an interaction for which its `capacity` or `blocks` left no room: the server lets it.',
    (
      agent: string,
      interaction: string,
      medium: string,
      how: 'pulled' | 'submitted' | 'joined',
      inHand: readonly string[],
    ) =>
      `Agent '${agent}' ${how} interaction '${interaction}' (${medium}), and its \`capacity\` or \`blocks\` leave no room for it beside ${handInWords(inHand)}. The server lets it; if it is not meant, let the agent do so only while it has room, or correct its rules.`,
    ['ann', 'E1', 'email', 'pulled', ['C1 (voice)']],
  ],
  rangBeyondCapacity: [
    'rang-beyond-capacity',
    'warning',
    'An agent in traffic was invited to what its `capacity` or `blocks` left no room for, and did not answer before there was room.',
    (agent: string, medium: string) =>
      `Agent '${agent}' was invited to the medium '${medium}' with so much in hand that its \`capacity\` or \`blocks\` leave no room, and let it ring until there was room, or the server took it back. Ask for a target, which waits for room, in place of naming the agent; for help, let somebody be asked who has room.`,
    ['ann', 'chat'],
  ],
  ticketEndsOnce: [
    'ticket-ends-once',
    'failure',
    'An invitation ended twice, or outlived its interaction.',
    (ticket: number, agent: string, problem: string) => `Ticket ${ticket} of agent '${agent}' ${problem}.`,
    [1, 'ann', 'ended twice'],
  ],
  flowNotFollowed: [
    'flow-not-followed',
    'failure',
    'A phase of the chapters Conference and Stop Processing did not go as its table says, or a message of it has another attribute than is due.',
    (problem: string) => problem,
    ['Flow conference/leave, step 2: EventPartyRemoved (InteractionManagement) should have come, and nothing came.'],
  ],
  flowNotReached: [
    'flow-not-reached',
    'failure',
    'A reference flow that was to be played was not reached.',
    (flow: string, through: string) => `Flow ${flow} was not reached: the run went through ${through}.`,
    ['conference/leave', 'no phase at all'],
  ],
  keptByModule: [
    'kept-by-module',
    'warning',
    'A variable outside of all functions is changed by functions, so that it stays from run to run.',
    (name: string) =>
      `\`${name}\` stands outside of all functions and is changed by them: it stays from run to run, and from one interaction to the next, so that a run may not be the same when it is played again, and an order that matters may be left out. Make it within the function that uses it, or keep it in user data.`,
    ['seen'],
  ],
  keptByScenario: [
    'kept-by-scenario',
    'warning',
    'A variable of the function that makes a scenario is changed by functions in it, so that actors may share it.',
    (name: string) =>
      `\`${name}\` belongs to the whole scenario and is changed by functions in it: where several actors use it they know more than their links tell, and an order that matters may be left out. Make it within what one actor does, keep it in user data, or explore with \`--no-reduction\`.`,
    ['stock'],
  ],
  looksAtAllMessages: [
    'looks-at-all-messages',
    'warning',
    'A property looks at all messages of the trace, so that a search plays every order of them.',
    (property: string) =>
      `Property '${property}' looks at all messages, so that every order of them has to be played. Let it ask for those that it needs: \`trace.at('urs')\` for what an actor got, \`trace.between('urs', 'interaction-server')\`, \`trace.about(id)\` or \`trace.of('EventInvite')\`.`,
    ['ann is invited once'],
  ],
  goesRound: [
    'goes-round',
    'failure',
    'A run goes round for ever: the same comes again and again, and nothing that is still to come ends it.',
    (round: string, from: string, every: string | undefined, choices: string) =>
      `The same comes round for ever${choices === '' ? '' : `, if ${choices}`}: ${round}. It begins at ${from} and comes again ${every === undefined ? 'without time passing' : `every ${every}`}; nothing that is still to come ends it. Let something be otherwise when it comes again: a strategy may attach what it has tried, look at \`returns\`, or give up after a time.`,
    [
      "i1 is handed to strategy 'only-ann', is offered to ann, goes to queue 'Inbound'",
      '11 s',
      '4 s',
      'ann always does RequestReject on EventInvite',
    ],
  ],
  nonDeterminism: [
    'non-determinism',
    'failure',
    'The same choices gave another run.',
    (problem: string) => problem,
    ['Question 2 (next event) had 3 answers in an earlier run and 2 in this one, after the same answers.'],
  ],
});

/** Makes what is reported of each kind, from its facts: `kit.finding(found.noStrategy('i1', 'Inbound'))`. */
export const found = defined.found;

/** Every kind of finding with its code and an example, for the page of errors and the tests. */
export const findingKinds: readonly FindingKind[] = defined.kinds;
