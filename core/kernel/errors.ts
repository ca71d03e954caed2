import { countOf } from './count-of.ts';
import { visibleLines } from './visible.ts';

/** An error of the bench: a sentence for people, and a code that programs and tests can compare. */
export class BenchError extends Error {
  /** What the page of errors lists it under, and a program compares: `RP_REAL_TIME`. */
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(visibleLines(sentence));
    this.name = 'BenchError';
    this.code = code;
  }
}

/** One row of the catalogue: code, sentence made from facts, and example facts. */
type Row<Facts extends readonly unknown[]> = readonly [
  code: string,
  sentence: (...facts: Facts) => string,
  example: Readonly<Facts>,
];

type Rows<Facts extends Record<string, readonly unknown[]>> = { readonly [Name in keyof Facts]: Row<Facts[Name]> };
type Makers<Facts extends Record<string, readonly unknown[]>> = {
  readonly [Name in keyof Facts]: (...facts: Facts[Name]) => BenchError;
};

/** Turns rows into functions that make the error, and keeps the rows for the reference page. */
function defineErrors<Facts extends Record<string, readonly unknown[]>>(rows: Rows<Facts>) {
  const names = Object.keys(rows) as (keyof Facts & string)[];
  const makers = names.map((name) => {
    const [code, sentence] = rows[name];
    return [name, (...facts: Facts[typeof name]) => new BenchError(code, sentence(...facts))] as const;
  });
  const catalogue = names.map((name) => {
    const [code, sentence, example] = rows[name];
    return { name, code, example: sentence(...(example as Facts[typeof name])) };
  });
  return { errors: Object.fromEntries(makers) as unknown as Makers<Facts>, errorCatalogue: catalogue };
}

const one = (text: string) => `'${text}'`;
const didYouMean = (name: string | undefined) => (name === undefined ? '' : ` Did you mean ${name}?`);
const list = (names: readonly string[]) => names.map(one).join(', ');
const pluginsInWords = (names: readonly string[]) =>
  `${names.length === 1 ? 'plugin' : 'one of the plugins'} ${list(names)}`;
const strategyOrScenario = '`export default defineStrategy({ … })` or `export default defineScenario(() => ({ … }))`';
/** A token may have thousands of characters. */
const abridged = (text: string) => (text.length > 60 ? `${text.slice(0, 40)}…` : text);

// A row: what happened, where, what to do. The third column is what the reference page shows.
const defined = defineErrors({
  // Plugins and scenarios
  pluginMissing: [
    'RP_PLUGIN_MISSING',
    (plugin: string, role: string, bringer?: string, meant?: string) =>
      `Plugin '${plugin}' needs '${role}', and no other plugin of this bench plays that role.${didYouMean(meant)} Add ${bringer === undefined ? 'one' : `\`${bringer}\``} to \`plugins\`, or let one of yours say \`plays: '${role}'\`.`,
    ['t-library', 'urs', 'urs()'],
  ],
  pluginTwice: [
    'RP_PLUGIN_TWICE',
    (plugin: string) =>
      `Plugin '${plugin}' is given twice. Take one of the two out of \`plugins\`, or give it another name.`,
    ['agents'],
  ],
  pluginAwaits: [
    'RP_PLUGIN_AWAITS',
    (plugin: string, method: string) =>
      `Plugin '${plugin}' returns a promise from \`${method}\`, and nobody waits for it: the bench is composed in one go. Do there what needs no waiting, and wait in the actor's own steps.`,
    ['survey-service', 'setup'],
  ],
  pluginCircle: [
    'RP_PLUGIN_CIRCLE',
    (circle: readonly string[]) =>
      `Plugins need each other in a circle: ${circle.join(' needs ')}. Take one of them out of the other's \`needs\`.`,
    [['urs', 'agents', 'urs']],
  ],
  cannotHandle: [
    'RP_CANNOT_HANDLE',
    (plugin: string, request: string, problem: string, meant?: string) =>
      `Plugin '${plugin}' cannot handle ${request}: ${problem}.${didYouMean(meant)} Name in \`handles\` what clients ask the Interaction Server, such as RequestPull.`,
    ['strict pull', 'RequestPul', 'there is no such request', 'RequestPull'],
  ],
  handledTwice: [
    'RP_HANDLED_TWICE',
    (request: string, one: string, other: string) =>
      `${request} is handled by two plugins, '${one}' and '${other}', and only one can answer it. Take it out of \`handles\` of one of them.`,
    ['RequestPull', 'strict pull', 'own pull'],
  ],
  answeredAgain: [
    'RP_ANSWERED_AGAIN',
    (plugin: string, request: string, client: string) =>
      `Plugin '${plugin}' answers ${request} of '${client}' again, and this answer is not sent. Acknowledge, refuse or answer it once, or pass it on with \`otherwise()\`.`,
    ['strict pull', 'RequestPull', 'ann'],
  ],
  neverAnswered: [
    'RP_NEVER_ANSWERED',
    (plugin: string, request: string, client: string) =>
      `Plugin '${plugin}' took ${request} of '${client}' and never answered it. Acknowledge or refuse it, or pass it on with \`otherwise()\`.`,
    ['strict pull', 'RequestPull', 'ann'],
  ],
  handlerAwaits: [
    'RP_HANDLER_AWAITS',
    (plugin: string, request: string) =>
      `Plugin '${plugin}' returns a promise from its handler of ${request}, and the Interaction Server waits for nobody. Answer at once, or later with \`server.after(delay, …)\`.`,
    ['strict pull', 'RequestPull'],
  ],
  nobodyToTell: [
    'RP_NOBODY_TO_TELL',
    (plugin: string, event: string, name: string, known: readonly string[], meant?: string) =>
      `Plugin '${plugin}' tells '${name}' ${event}, but no client of that name is registered.${didYouMean(meant)} ${known.length === 0 ? 'Nobody is' : `There are ${list(known)}`}.`,
    ['strict pull', 'EventPartyAdded', 'bbo', ['ann', 'bob'], 'bob'],
  ],
  badFinding: [
    'RP_BAD_FINDING',
    (plugin: string, where: string, problem: string) =>
      `Plugin '${plugin}' reports a finding that is none: ${where} is ${problem}. Report it as \`{ kind: 'stock-empty', sentence: 'What happened, and what to do.' }\`.`,
    ['survey-service', '`sentence`', 'missing, and must be a text'],
  ],
  behaviourUnused: [
    'RP_BEHAVIOUR_UNUSED',
    (agent: string, behaviour: string, player: string, reader: string) =>
      `Agent '${agent}' has \`${behaviour}\` in \`centre.agents\`, which nobody follows: the agent is played by ${player}, and it is ${reader} that reads it. Use that, or take it out.`,
    ['ann', 'work', '`agents()`', '`workingAgents()`, of `trafficCentre()`,'],
  ],
  notForActors: [
    'RP_NOT_FOR_ACTORS',
    (plugin: string, service: string) =>
      `Plugin '${plugin}' asked its kit for Token.${service}, but an actor knows only what comes over its links. Use the kit's clock and links, or \`observe\` for a probe.`,
    ['dashboard', 'Store'],
  ],
  choicesRebound: [
    'RP_CHOICES_REBOUND',
    () =>
      'A module of a plugin rebinds Token.Choices, and exploring, or playing a token again, answers every choice itself. Do it without that plugin.',
    [],
  ],
  noService: [
    'RP_NO_SERVICE',
    (plugins: readonly string[], token: string) =>
      `A module of ${pluginsInWords(plugins)} puts what is no ${token} in the place of Token.${token}. Bind one of that class, made at once and not by a promise.`,
    [['audit'], 'Bus'],
  ],
  clockOfOtherOptions: [
    'RP_CLOCK_OF_OTHER_OPTIONS',
    (plugins: readonly string[], option: string) =>
      `A module of ${pluginsInWords(plugins)} makes a Clock with another '${option}' than the run has: its limits, findings or races would be lost. Make it with those of the run: \`toResolvedValue((options) => …, [Token.ClockOptions])\`.`,
    [['slow motion'], 'onStep'],
  ],
  constantService: [
    'RP_CONSTANT_SERVICE',
    (plugin: string, token: string) =>
      `A module of plugin '${plugin}' binds Token.${token} to a constant, which all runs would share. Let each run have its own: \`toDynamicValue(() => …)\`.`,
    ['audit', 'Bus'],
  ],
  reboundTwice: [
    'RP_REBOUND_TWICE',
    (token: string, one: string, other: string) =>
      `Token.${token} is rebound twice (by '${one}' and '${other}'), and only one can be used. Take one of the two out, or change what is there with \`onActivation\`.`,
    ['Bus', 'audit', 'delay'],
  ],
  noModule: [
    'RP_NO_MODULE',
    (plugin: string) =>
      `Plugin '${plugin}' has something in \`modules\` that is no module. Write \`new ContainerModule(({ bind }) => { … })\`.`,
    ['audit'],
  ],
  notComposed: [
    'RP_NOT_COMPOSED',
    (plugins: readonly string[], problem: string) =>
      `The services of a run cannot be made with the modules of ${pluginsInWords(plugins)}: ${problem}. A module binds at once, without promises and without a value that it gives back (\`{ … }\` around its body), and leaves one binding for each token of the bench.`,
    [['audit'], 'No bindings found'],
  ],
  neverDeactivated: [
    'RP_NEVER_DEACTIVATED',
    (plugin: string) =>
      `A module of plugin '${plugin}' calls 'onDeactivation', and services of a run are never deactivated. Undo at the end of the run what has to be undone: \`kit.atRunEnd(() => …)\`.`,
    ['audit'],
  ],
  boundTooLate: [
    'RP_BOUND_TOO_LATE',
    (act: string) =>
      `A module of a plugin called '${act}' after it had been loaded, and runs may have been composed without it. Bind all services while the module is loaded.`,
    ['rebind'],
  ],
  badStrategy: [
    'RP_BAD_STRATEGY',
    (strategy: string, key: string, problem: string, meant?: string) =>
      `Strategy ${strategy}: \`${key}\` is wrong: ${problem}.${didYouMean(meant)} Correct it where the strategy is defined.`,
    ["'vip' (vip.ts:2:16)", 'Route', 'there is no such key', 'route'],
  ],
  badScenario: [
    'RP_BAD_SCENARIO',
    (scenario: string, where: string, problem: string, meant?: string) =>
      `Scenario ${scenario}: \`${where}\` is wrong: ${problem}.${didYouMean(meant)} Correct it in the scenario's file.`,
    ["'rush hour' (day.ts:5:16)", 'centre.agents.0.skils', 'there is no such key', 'skills'],
  ],
  unknownOption: [
    'RP_UNKNOWN_OPTION',
    (owner: string, option: string, known: readonly string[], meant?: string) =>
      `${owner} has no option '${option}'.${didYouMean(meant)} Use one of ${list(known)}.`,
    ['limits', 'depth', ['callDepth', 'eventsPerRun']],
  ],
  optionOutOfRange: [
    'RP_OPTION_OUT_OF_RANGE',
    (owner: string, option: string, value: string, range: string) =>
      `${owner}: option '${option}' is ${value}, but must be ${range}. Change it where the option is given.`,
    ['limits', 'callDepth', '-1', 'a number above 0'],
  ],
  badArgument: [
    'RP_BAD_ARGUMENT',
    (call: string, given: string, takes: string, instead: string) =>
      `${call} was given ${given}, and takes ${takes}. ${instead}.`,
    [
      '`explore`',
      'a key-value list',
      'a function that makes the scenario afresh for each run',
      'Give it what `defineScenario(() => ({ … }))` returns, without calling that',
    ],
  ],

  // Messages
  unknownMessage: [
    'RP_UNKNOWN_MESSAGE',
    (protocol: string, type: string, meant: string | undefined) =>
      `${type} is no message of ${protocol}.${didYouMean(meant)} \`routeproof reference\` lists all messages.`,
    ['InteractionManagement', 'RequestStopProcesing', 'RequestStopProcessing'],
  ],
  missingAttribute: [
    'RP_MISSING_ATTRIBUTE',
    (message: string, attribute: string, needed: string) =>
      `${message} needs the attribute ${attribute} (${needed}), which is missing.`,
    ['RequestStopProcessing', 'InteractionId', 'text'],
  ],
  wrongAttribute: [
    'RP_WRONG_ATTRIBUTE',
    (message: string, attribute: string, value: string, expected: string, meant: string | undefined) =>
      `${attribute} of ${message} must be ${expected}, but it is ${value}.${didYouMean(meant)}`,
    ['RequestConference', 'VisibilityMode', "the text 'coatch'", 'one of conference, monitor, coach', 'coach'],
  ],
  unknownAttribute: [
    'RP_UNKNOWN_ATTRIBUTE',
    (message: string, attribute: string, meant: string | undefined) =>
      `${message} has no attribute ${attribute}.${didYouMean(meant)}`,
    ['RequestStopProcessing', 'InteractionID', 'InteractionId'],
  ],
  badUserData: [
    'RP_BAD_USER_DATA',
    (where: string, path: string, value: string, instead: string) =>
      `${where}: ${path === '' ? 'it' : `\`${path}\``} is ${value}, which no message carries; ${instead}.`,
    ['`attach`', 'Order.total', '0.5', "only whole numbers travel; write it as a text: '0.5'"],
  ],
  notBinary: [
    'RP_NOT_BINARY',
    (value: string) =>
      `\`binary\` takes bytes, each from 0 to 255, or their hex digits, and not ${value}. Correct that value.`,
    ['256'],
  ],
  misplacedAttribute: [
    'RP_MISPLACED_ATTRIBUTE',
    (message: string, attribute: string, place: string) =>
      `${attribute} of ${message} stands in \`${place}\` of the message, not in its body.`,
    ['RequestStopProcessing', 'InteractionId', 'interaction'],
  ],
  unknownProtocol: [
    'RP_UNKNOWN_PROTOCOL',
    (protocol: string, meant: string | undefined) => `${protocol} is no protocol of the bench.${didYouMean(meant)}`,
    ['Reportin', 'Reporting'],
  ],

  // Time and limits
  limitReached: [
    'RP_LIMIT_REACHED',
    (limit: string, value: number, what: string) =>
      `Stopped at the limit '${limit}' of ${value}: ${what}. If this is no endless loop, raise it: \`limits: { ${limit}: ${value * 10} }\`.`,
    ['eventsPerInstant', 100_000, "'ann' kept on scheduling what is due at 500 ms"],
  ],
  realTime: [
    'RP_REAL_TIME',
    (call: string, instead: string, where: string) =>
      `${call} was called ${where}, where it would differ from run to run. Use ${instead}.`,
    ['Date.now()', '`clock.now()`', 'on the bench'],
  ],
  machineSetting: [
    'RP_MACHINE_SETTING',
    (call: string, instead: string, where: string) =>
      `${call} was called ${where}, where it depends on the time zone or the language of the machine. Use ${instead}.`,
    ['date.getHours()', '`date.getUTCHours()`', 'on the bench'],
  ],
  outsideBench: [
    'RP_OUTSIDE_BENCH',
    (call: string, instead: string, where: string) =>
      `${call} was called ${where}, from which nothing outside is reached: what it answers may differ from run to run. Use ${instead}.`,
    ['fs.readFileSync()', 'what was read where your file is loaded, outside of every function', 'on the bench'],
  ],
  endlessLoop: [
    'RP_ENDLESS_LOOP',
    (what: string, turns: number) =>
      `${what} does not end: ${turns} turns and calls in one step, and nothing was waited for. Give it an end, or let time pass in it with \`desk.after(delay)\`.`,
    ['This loop', 1_000_000],
  ],
  stuck: [
    'RP_STUCK',
    (what: string, seconds: number) =>
      `${what} does not come back: it is allowed ${seconds} s, and was ended. A regular expression, a package or a large table may take so long there. Make it quicker, or allow more: \`--step-time SECONDS\`, in tests \`ROUTEPROOF_STEP_TIME\`.`,
    ['What runs behind this line', 10],
  ],
  outOfMemory: [
    'RP_OUT_OF_MEMORY',
    (what: string) =>
      `${what} takes more memory than it may, 1 GB in one step or what Node allows in all, and was ended. Keep less there; for more in all there is \`NODE_OPTIONS=--max-old-space-size=MEGABYTES\`.`,
    ['What runs behind this line'],
  ],
  endedBySignal: [
    'RP_ENDED_BY_SIGNAL',
    (signal: string, where: string | undefined) =>
      `Ended by ${signal} while code of yours was at work that did not come back${where === undefined ? '' : `; the last line known is ${where}`}. Nothing is left behind.`,
    ['SIGINT', 'strategies/vip.ts:4:11'],
  ],
  scheduleInPast: [
    'RP_SCHEDULE_IN_PAST',
    (actor: string, due: number, now: number) =>
      `'${actor}' scheduled something for ${due} ms, but it is ${now} ms already: virtual time only moves forward. Use a delay of 0 or more.`,
    ['ann', 400, 500],
  ],
  unscheduledNumber: [
    'RP_UNSCHEDULED_NUMBER',
    (actor: string, time: string) =>
      `'${actor}' scheduled something with the time ${time}, which is no number of milliseconds. Look at how the time is computed.`,
    ['ann', 'NaN'],
  ],
  badWait: [
    'RP_BAD_WAIT',
    (call: string, time: string) =>
      `${call} was given ${time}, and takes a time in milliseconds, 0 or more. Look at how the time is computed.`,
    ['`desk.after`', 'NaN'],
  ],
  runInsideRun: [
    'RP_RUN_INSIDE_RUN',
    (actor: string) =>
      `The clock was told to run while it runs already (the step of '${actor}' is in hand). Schedule what is to happen, or await the first run.`,
    ['ann'],
  ],

  // Choices
  replayMismatch: [
    'RP_REPLAY_MISMATCH',
    (position: number, answer: number, count: number, about: string) =>
      `Answer ${position} of the replay is ${answer}, but question ${position} (${about}) has only ${count} answers. Has the strategy or the scenario changed since the token was printed?`,
    [3, 2, 2, 'next event'],
  ],
  replayUnreadable: [
    'RP_REPLAY_UNREADABLE',
    (text: string, part: string) =>
      `'${abridged(text)}' is no list of answers: '${abridged(part)}' is not a whole number. Copy all of them from where they were printed.`,
    ['0.x.1', 'x'],
  ],
  tokenUnreadable: [
    'RP_TOKEN_UNREADABLE',
    (token: string) =>
      `'${abridged(token)}' is no token of a report. Copy it whole, as it stands behind \`routeproof replay\` and the file: such as 6a663851-1-1000-20x0.1-q0.`,
    ['0.2.1'],
  ],
  searchEndedAtOnce: [
    'RP_SEARCH_ENDED_AT_ONCE',
    (file: string, over: string | undefined, seconds: number | undefined) =>
      `The search of '${file}' ended before its first run did: ${over === 'time' ? `${seconds} s were not enough` : 'it was stopped'}. \`routeproof run ${file}\` plays that run alone, and says where it takes so long.`,
    ['scenario.ts', 'time', 20],
  ],
  tokenUnfit: [
    'RP_TOKEN_UNFIT',
    (token: string) =>
      `The token '${abridged(token)}' does not fit: it was printed for other sources, or not all of it was copied. Explore again, and copy the new one.`,
    ['3f9c01d2-1-1000-2.1'],
  ],
  nothingToLeaveOut: [
    'RP_NOTHING_TO_LEAVE_OUT',
    (scenario: string, code: string) =>
      `'${code}' names nothing that can be left out of scenario '${scenario}'. Copy the whole token, and play it with the scenario that was explored.`,
    ['two agents', 'a7'],
  ],
  nothingToPick: [
    'RP_NOTHING_TO_PICK',
    (who: string) => `${who} was to pick one of an empty list. Give it at least one.`,
    ["Random stream 'patience'"],
  ],
  notDeterministic: [
    'RP_NOT_DETERMINISTIC',
    (position: number, about: string, before: number, now: number) =>
      `Question ${position} (${about}) had ${before} answers in an earlier run and ${now} in this one, after the same answers. Something is kept from run to run, a module-level variable say: make it afresh in each run.`,
    [2, 'next event', 3, 2],
  ],
  runDiffers: [
    'RP_RUN_DIFFERS',
    (position: number, here: string, fresh: string, cause: string) =>
      `The same choices gave another run when they were played again: message ${position} was ${here}, and in a fresh thread ${fresh}. Likely cause: ${cause}.`,
    [
      7,
      'EventInvite from interaction-server to ann at 5.000 s',
      'EventInvite from interaction-server to bob at 5.000 s',
      'something is kept from run to run, `seen` (vip.ts:3) say; make it afresh in each run',
    ],
  ],

  // Links and actors
  linkClosed: [
    'RP_LINK_CLOSED',
    (client: string, message: string) =>
      `'${client}' sent ${message} on a link that is closed. Connect again before you send.`,
    ['ann', 'RequestAccept'],
  ],
  notAMessage: [
    'RP_NO_MESSAGE',
    (client: string, what: string) =>
      `'${client}' sent ${what}, which is no message. Make one with \`interactionManagement.create('RequestAccept', { … })\`, or with that of another protocol.`,
    ['survey-service', 'nothing'],
  ],
  wrongSender: [
    'RP_WRONG_SENDER',
    (sender: string, role: string, message: string, senders: readonly string[]) =>
      `'${sender}' (${role}) cannot send ${message}: only ${senders.join(', ')} can. ${
        message.startsWith('Event')
          ? 'Events are what a server says; send it a request that makes it say this.'
          : 'Requests are what clients ask; answer with an event.'
      }`,
    ['ann', 'agent', 'EventInvite', ['interaction-server']],
  ],
  unknownServer: [
    'RP_UNKNOWN_SERVER',
    (client: string, server: string, known: readonly string[]) =>
      `'${client}' connected to '${server}', but nobody listens by that name. Servers here: ${list(known)}.`,
    ['ann', 'interaction-sever', ['interaction-server']],
  ],
  nobodyServes: [
    'RP_NOBODY_SERVES',
    (client: string, role: string, actors: readonly string[]) =>
      `'${client}' looks for somebody who serves as '${role}', and nobody does${actors.length === 0 ? '' : `, not even ${actors.map(one).join(' or ')}`}. Let a plugin that plays '${role}' call \`kit.listen('${role}', name)\` in its \`setup\`.`,
    ['urs', 'reporting-engine', ['icon']],
  ],
  actorTwice: [
    'RP_ACTOR_TWICE',
    (actor: string, plugins: readonly string[] = []) =>
      `Two actors are called '${actor}'${plugins.length > 1 ? `, of the plugins ${plugins.map(one).join(' and ')}` : ''}. Give one of them another name.`,
    ['ann', ['agents', 'service ann']],
  ],
  badActorName: [
    'RP_BAD_ACTOR_NAME',
    (plugin: string, problem: string) =>
      `An actor of plugin '${plugin}' has a wrong name: ${problem}. Give it another.`,
    ['media-server', 'expected a name, but it is 5'],
  ],
  reservedName: [
    'RP_RESERVED_NAME',
    (name: string, plugin: string) =>
      `Plugin '${plugin}' has an actor called '${name}', which is a name of the bench's own. Give the actor another name.`,
    ['interaction-server', 'agents'],
  ],
  ticketEndedTwice: [
    'RP_TICKET_ENDED_TWICE',
    (ticket: number, before: string, now: string) =>
      `Ticket ${ticket} is ${before} already and cannot be ${now} too: a ticket ends once. This is a fault of the server; please report it with the trace.`,
    [1, 'accepted', 'expired'],
  ],
  wrongTransition: [
    'RP_WRONG_TRANSITION',
    (interaction: string, state: string, event: string) =>
      `Interaction '${interaction}' is ${state}, and ${event} has no row for that state. If it should have one, add it to the table of transitions.`,
    ['i1', 'queued', 'accept'],
  ],

  // Files of authors
  fileMissing: [
    'RP_FILE_MISSING',
    (file: string) => `There is no file '${file}'. Check the path; it is taken from the folder you are in.`,
    ['strategies/vip.ts'],
  ],
  tableMissing: [
    'RP_TABLE_MISSING',
    (file: string, asker?: string, meant?: string) =>
      `There is no file '${file}', ${asker === undefined ? '' : `neither beside '${asker}' nor `}in the folder you are in.${didYouMean(meant)} Put it there, or correct the path.`,
    ['calls.csv', 'shop/day.ts'],
  ],
  fileUnreadable: [
    'RP_FILE_UNREADABLE',
    (file: string, problem: string) => `'${file}' cannot be read: ${problem}. Give a file that can.`,
    ['strategies', 'it is a folder'],
  ],
  fileSyntax: [
    'RP_FILE_SYNTAX',
    (where: string, problem: string) => `${where} cannot be read as TypeScript: ${problem}. Correct that line.`,
    ['strategies/vip.ts:3:14', "expected ',' or '}'"],
  ],
  jsonSyntax: [
    'RP_JSON_SYNTAX',
    (where: string, problem: string) => `${where} cannot be read as JSON: ${problem}. Correct that line.`,
    ['strategies/package.json:3:14', 'trailing comma'],
  ],
  fileThrew: [
    'RP_FILE_THREW',
    (where: string, problem: string) =>
      `${where} threw while it was loaded: ${problem}. Move what can fail into \`route\` or into the scenario's function.`,
    ['strategies/vip.ts:5', 'vipNumbers is not defined'],
  ],
  nothingToPlay: [
    'RP_NOTHING_TO_PLAY',
    (files: number) =>
      `There is nothing to play: ${files === 0 ? 'the folder has no' : `of ${countOf(files, 'file')} none is a`} TypeScript or JavaScript that exports a strategy or a scenario by default. Test files, node_modules and build folders are not looked at.`,
    [3],
  ],
  fileExportsNothing: [
    'RP_FILE_EXPORTS_NOTHING',
    (file: string, expected: string, write: string = strategyOrScenario) =>
      `'${file}' has no default export that is ${expected}. Write ${write}.`,
    ['strategies/vip.ts', 'a strategy or a scenario'],
  ],
  fileExportsOther: [
    'RP_FILE_EXPORTS_OTHER',
    (file: string, gave: string, expected: string, write: string = strategyOrScenario) =>
      `The default export of '${file}' is ${gave}, and must be ${expected}. Write ${write}.`,
    ['strategies/vip.ts', 'a function that gives a promise', 'a strategy or a scenario'],
  ],
  fileImportMissing: [
    'RP_FILE_IMPORT_MISSING',
    (where: string, name: string, from: string | undefined, meant?: string, elsewhere?: string) =>
      from === undefined
        ? `${where} imports '${name}', which is not there.${didYouMean(meant)} Correct the path, or install the package in the folder of that file.`
        : `${where} imports '${name}' from '${from}', which has no such export.${elsewhere === undefined ? didYouMean(meant) : ` '${elsewhere}' has it.`} Correct that import.`,
    ['strategies/vip.ts:1:10', 'defineStratgy', 'routeproof', 'defineStrategy'],
  ],
  fileRequires: [
    'RP_FILE_REQUIRES',
    (where: string, name: string) =>
      `${where} calls \`require\`, and the files of an author are modules. Write \`import\`, as in \`import { … } from '${name}'\`, and \`export default\` for \`module.exports\`.`,
    ['strategies/vip.cjs:1:25', 'routeproof'],
  ],
  fileNotWritten: [
    'RP_FILE_NOT_WRITTEN',
    (file: string, problem: string) => `'${file}' cannot be written: ${problem}. Give a path that can.`,
    ['traces/vip.jsonl', 'there is no such folder'],
  ],
  folderNotMade: [
    'RP_FOLDER_NOT_MADE',
    (variable: string, folder: string, problem: string) =>
      `${variable} names '${folder}', where nothing can be written: ${problem}. Give it a folder, or take the variable away.`,
    ['ROUTEPROOF_COVERAGE', '/proc/coverage', "EACCES: permission denied, mkdir '/proc/coverage'"],
  ],
  fileInTheWay: [
    'RP_FILE_IN_THE_WAY',
    (file: string, what: string) =>
      `There is '${file}' already, and it is not ${what}. Choose another name, or overwrite it with --force.`,
    ['notes.txt', 'a trace of `--trace`'],
  ],
  fileIsSource: [
    'RP_FILE_IS_SOURCE',
    (file: string) => `'${file}' is one of your sources, which nothing overwrites. Choose another name.`,
    ['strategies/vip.ts'],
  ],
  logOfWhom: [
    'RP_LOG_OF_WHOM',
    (names: readonly string[]) =>
      `There are ${names.length} of URS in this run: ${list(names)}. Say whose log is to be written with \`--of NAME\`.`,
    [['urs', 'urs-night']],
  ],
  logTooLong: [
    'RP_LOG_TOO_LONG',
    (days: number) =>
      `The run takes ${days} days, and a log has no day after the year 9999. Give it an end with \`until\`, or write its trace as JSON.`,
    [99_537_037],
  ],
  noLogOf: [
    'RP_NO_LOG_OF',
    (name: string | undefined, known: readonly string[], meant?: string) =>
      known.length === 0
        ? 'Nobody plays URS in this run, so there is no log of it. Take `--format ixn`, or no --format.'
        : `No URS of this run is called '${name}'.${didYouMean(meant)} Take one of ${list(known)} for \`--of\`.`,
    ['usr', ['urs'], 'urs'],
  ],
  scenarioThrew: [
    'RP_SCENARIO_THREW',
    (where: string, problem: string) =>
      `${where} threw while the scenario was put on the bench: ${problem}. Correct that line.`,
    ['strategies/vip.ts:5:9', 'agents is not iterable'],
  ],

  // The process
  processEnded: [
    'RP_PROCESS_ENDED',
    (call: string) =>
      `${call} would have ended the bench, and with it all that was found so far. Throw an error instead, or decide what becomes of the interaction.`,
    ['process.exit(0)'],
  ],
  failedUncaught: [
    'RP_FAILED_UNCAUGHT',
    (where: string | undefined, problem: string) =>
      `${where ?? 'Something that your files or their packages have begun'} failed where nobody catches it: ${problem}. Catch it, or hear the 'error' event of what fails.`,
    ['strategies/vip.ts:3:7', 'connect ECONNREFUSED 127.0.0.1:8080'],
  ],
  neverLoaded: [
    'RP_NEVER_LOADED',
    (where: string) =>
      `${where} waits outside of all functions for what never comes, so that the file is never loaded. Wait in \`route\` or not at all.`,
    ['strategies/vip.ts:3:7'],
  ],
  systemRefused: [
    'RP_SYSTEM_REFUSED',
    (problem: string) => `The operating system refuses what is needed: ${problem}. Allow it, or make room for it.`,
    ['ENOSPC: no space left on device, mkdtemp'],
  ],
  noTemporaryFolder: [
    'RP_NO_TEMPORARY_FOLDER',
    (folder: string, problem: string) =>
      `No folder for a temporary file can be made in '${folder}': ${problem}. Let the variable TMPDIR name a folder in which you may write.`,
    ['/no/such', 'there is no such folder'],
  ],
  portNotOpened: [
    'RP_PORT_NOT_OPENED',
    (port: number, problem: string) =>
      `Port ${port} of this machine cannot be opened: ${problem}. Give another one with \`--port\`, or none: then one is taken that is free.`,
    [4711, 'another program has it'],
  ],
  outputNotWritten: [
    'RP_OUTPUT_NOT_WRITTEN',
    (problem: string) =>
      `Standard output cannot be written: ${problem}. Run it again, and give it a file or a pipe that takes it.`,
    ['ENOSPC: no space left on device'],
  ],
  ownFault: [
    'RP_OWN_FAULT',
    (problem: string) => `Routeproof itself failed: ${problem}. With NODE_DEBUG=routeproof it shows where.`,
    ['agents is not iterable'],
  ],

  // Commands
  badCommand: [
    'RP_BAD_COMMAND',
    (command: string, problem: string) => `${command}: ${problem}. \`${command} --help\` shows an example.`,
    ['routeproof run', "unknown option '--sed' (Did you mean --seed?)"],
  ],
  unknownCommand: [
    'RP_UNKNOWN_COMMAND',
    (name: string, known: readonly string[], meant?: string) =>
      `routeproof has no command '${name}'.${didYouMean(meant)} Use one of ${list(known)}.`,
    ['rnu', ['run', 'reference'], 'run'],
  ],
  badProjectName: [
    'RP_BAD_PROJECT_NAME',
    (name: string) =>
      `'${name}' cannot be the name of a folder and of a package. Use small letters, digits, '-', '_' and '.', and begin with a letter or a digit.`,
    ['My Routing'],
  ],
  folderExists: [
    'RP_FOLDER_EXISTS',
    (folder: string) => `There is '${folder}' already, and nothing in it is overwritten. Choose another name.`,
    ['my-routing'],
  ],
  unknownExample: [
    'RP_UNKNOWN_EXAMPLE',
    (name: string, known: readonly string[], meant?: string) =>
      `There is no example '${name}'.${didYouMean(meant)} Use one of ${list(known)}.`,
    ['longest-redy', ['01-longest-ready', '02-stop-on-condition'], '01-longest-ready'],
  ],
  unknownFlow: [
    'RP_UNKNOWN_FLOW',
    (id: string, known: readonly string[], meant?: string) =>
      `There is no reference flow '${id}'.${didYouMean(meant)} Use one of ${list(known)}.`,
    ['conference/leaf', ['conference/leave', 'stop-processing/a'], 'conference/leave'],
  ],
  notInRun: [
    'RP_NOT_IN_RUN',
    (what: 'interaction' | 'actor', name: string, known: readonly string[], more: number, meant?: string) =>
      `There is no ${what} '${name}' in this run.${didYouMean(meant)} ${known.length === 0 ? 'It has none.' : `It has ${list(known)}${more > 0 ? ` and ${more} more` : ''}.`}`,
    ['interaction', 'X12', ['X1', 'X2', 'X3'], 17, 'X1'],
  ],

  pluginInNoFlow: [
    'RP_PLUGIN_IN_NO_FLOW',
    (plugin: string, file: string, played: string, flows: readonly string[]) =>
      `Plugin '${plugin}' of '${file}' has no place in ${played}: nobody there plays what it plays. ${flows.length === 0 ? 'No flow has a place for it.' : `Play ${list(flows)}.`}`,
    ['my-urs', 'my-urs.ts', 'conference/leave', ['stop-processing/b', 'stop-processing/d']],
  ],

  // Strategies
  badTarget: [
    'RP_BAD_TARGET',
    (expression: string, column: number, expected: string, meant?: string) =>
      `Target '${expression}' goes wrong at column ${column}, where ${expected} should be.${didYouMean(meant)} Write an agent as 'ann.A', a group as 'Support.GA', a skill as '?:English > 5.GA'.`,
    ['?:English 5.GA', 11, 'one of > >= < <= = !='],
  ],
  unknownStatistic: [
    'RP_UNKNOWN_STATISTIC',
    (name: string, known: readonly string[], meant?: string) =>
      `There is no statistic '${name}'.${didYouMean(meant)} URS knows ${list(known)}.`,
    ['RStatAgentReady', ['RStatAgentsReady', 'RStatAgentsTotal'], 'RStatAgentsReady'],
  ],
  statisticNotOpened: [
    'RP_STATISTIC_NOT_OPENED',
    (statistic: string, target: string, of: readonly string[], call: string) =>
      `Statistic '${statistic}' is not worked out for '${target}'${of.length === 0 ? '' : `, only for ${list(of)}`}. List the target in ${call}.`,
    ['Reviewers', 'Sales.GA', ['Support.GA'], "`of` of 'Reviewers' in `centre.statistics`"],
  ],
  routingLoop: [
    'RP_ROUTING_LOOP',
    (strategy: string, interaction: string, attempts: number, agent: string | undefined) =>
      `Strategy '${strategy}' was asked ${attempts} times about interaction '${interaction}', ${agent === undefined ? 'which came back each time' : `which was offered to agent '${agent}' last and came back`}; the bench asks no more. No branch of a strategy runs when an agent refuses or does not answer: attach whom it was offered to, and decide otherwise when \`returns\` says that it has come back. If this is no endless loop, raise it: \`limits: { routingAttempts: ${attempts * 10} }\`.`,
    ['only-ann', 'i1', 1000, 'ann'],
  ],
  unknownMethod: [
    'RP_UNKNOWN_METHOD',
    (service: string, method: string, known: readonly string[], meant?: string) =>
      `Service '${service}' was asked for '${method}', and nobody answers for that.${didYouMean(meant)} It has ${list(known)}; add the method to \`service('${service}', { … })\`, or correct the call.`,
    ['Classifier', 'clasify', ['classify'], 'classify'],
  ],
  badBusinessHours: [
    'RP_BAD_BUSINESS_HOURS',
    (value: string, expected: string) =>
      `Business hours: '${value}' should be ${expected}. Correct it where the hours are given.`,
    ['8-17', "a range of times such as '08:00-17:00'"],
  ],
  badShares: [
    'RP_BAD_SHARES',
    (shares: string, problem: string) =>
      `The shares ${shares} ${problem}. Give whole or broken numbers of percent, 0 or more, that add up to 100.`,
    ['A 60, B 30', 'add up to 90'],
  ],
  badRuleTable: [
    'RP_BAD_RULE_TABLE',
    (where: string, problem: string) => `${where}: ${problem}. Correct that cell of the table.`,
    ['rules.csv:3:7', "'huors' is no condition and no result of this table (did you mean hours?)"],
  ],
  decisionInTreatment: [
    'RP_DECISION_IN_TREATMENT',
    (decision: string) =>
      `A treatment of \`withTreatments\` brought the decision '${decision}', and nobody carries that out. Let the path of the strategy give it, before the wait or after it.`,
    ['attach'],
  ],
  noSingleTarget: [
    'RP_NO_SINGLE_TARGET',
    (text: string) =>
      `'${text}' names no single agent. Ask \`desk.target('${text}')\` for one, and route to whom it hands out.`,
    ['Support.GA'],
  ],
  unknownActor: [
    'RP_UNKNOWN_ACTOR',
    (actor: string, known: readonly string[], meant?: string) =>
      `There is no actor '${actor}' on this bench.${didYouMean(meant)} It has ${list(known)}.`,
    ['bob', ['ann', 'interaction-server', 'urs']],
  ],
  neverComesBack: [
    'RP_NEVER_COMES_BACK',
    (client: string) =>
      `A fault breaks the connection of '${client}', which does nothing when it is connected again. Let its plugin subscribe to \`reopened\` of its link and register there, or take it out of \`faults\`.`,
    ['survey-service'],
  ],
  unknownAgent: [
    'RP_UNKNOWN_AGENT',
    (agent: string, where: string, meant?: string) =>
      `${where} names agent '${agent}', whom the centre does not have.${didYouMean(meant)} Add it to \`centre.agents\`, or correct the name.`,
    ['bbo', "Group 'Support'", 'bob'],
  ],

  // Simulations
  noTraffic: [
    'RP_NO_TRAFFIC',
    (scenario: string) =>
      `Scenario '${scenario}' has no traffic to simulate. Declare it: \`load: { traffic: { arrivals: { perHour: 200 }, handling: exponential(minutes(3)) } }\`.`,
    ['rush hour'],
  ],
  unknownParameter: [
    'RP_UNKNOWN_PARAMETER',
    (file: string, parameter: string) =>
      `The scenario of '${file}' does not take a parameter '${parameter}'. Declare it: \`defineScenario(({ ${parameter} = 1 } = {}) => …)\`.`,
    ['day.ts', 'patience'],
  ],
  queueGrows: [
    'RP_QUEUE_GROWS',
    (waiting: number, offered: number, queue: number, there: number) =>
      `The queue has grown up to the end: then ${waiting.toFixed(1)} of ${offered.toFixed(1)} who came still wait, beside ${queue.toFixed(1)} on average over the run, and ${there < 0.05 ? 'no agent is' : `${there.toFixed(1)} agents are`} logged in. How long they will wait nobody knows, and the waits depend on how long one looks. Add agents or longer shifts, or let the run go on (\`until\`) until they are answered.`,
    [58, 599, 3.1, 0],
  ],
  manyStillWait: [
    'RP_MANY_STILL_WAIT',
    (waiting: number, offered: number) =>
      `${waiting.toFixed(1)} of ${offered.toFixed(1)} who came still wait when the run ends: their waits are cut off there, and would be longer. Let the run go on (\`until\`) until they are answered, or add agents.`,
    [75, 220],
  ],
  unknownMeasure: [
    'RP_UNKNOWN_MEASURE',
    (name: string, meant?: string) =>
      `A simulation has no measure '${name}'.${didYouMean(meant)} docs/measures.md lists them: \`serviceLevel\`, \`averageSpeedOfAnswer\`.`,
    ['servicelevel', 'serviceLevel'],
  ],
  notPrecise: [
    'RP_NOT_PRECISE',
    (asked: string, replications: number) =>
      `It is not known as precisely as was asked for (${asked}) after ${countOf(replications, 'replication')}, which were the most. Let it play more (\`--most\`), or ask for less.`,
    ['service level within 0.1 points', 1000],
  ],
  nothingToMeasure: [
    'RP_NOTHING_TO_MEASURE',
    (title: string, value: string | undefined, needed: string, replications: number) =>
      `How precise the ${title} is cannot be told: ${value === undefined ? `there is none after ${countOf(replications, 'replication')}, as it needs ${needed}` : `it is ${value} all the time in ${countOf(replications, 'replication')}, and how rarely it is not cannot be seen from these`}. It was not played on. ${value === undefined ? 'Leave it out of what is to be precise, or give the scenario that.' : 'Leave it out of what is to be precise, or begin with more replications.'}`,
    ['adherence', undefined, 'agents with shifts', 20],
  ],
  badSplit: [
    'RP_BAD_SPLIT',
    (split: string) =>
      `Results cannot be split by '${split}'. Give one of stream, queue, virtual-queue, medium, interval, agent, group, skill or a key of the user data, or two different ones with a comma: 'stream,interval'.`,
    ['stream,stream'],
  ],
  emptySplit: [
    'RP_EMPTY_SPLIT',
    (split: string, key?: string, meant?: string) =>
      `Results were to be split by '${split}', and nothing here has that: ${key === undefined ? 'leave it out, or give the traffic what it asks for (agents with skills, groups, a virtual queue)' : `'${key}' is no key of the user data; correct the name, or attach the key`}.${didYouMean(meant)}`,
    ['custmer', 'custmer', 'customer'],
  ],
  splitTooFine: [
    'RP_SPLIT_TOO_FINE',
    (key: string) =>
      `Splitting by '${key}' gives more than 5000 parts; those that came later are in '(others)'. Split by a key with fewer values.`,
    ['caseNumber'],
  ],
  unknownMedium: [
    'RP_UNKNOWN_MEDIUM',
    (medium: string, known: readonly string[], meant?: string) =>
      `A threshold was given for the medium '${medium}', which no traffic and no agent has.${didYouMean(meant)} The media are ${known.join(', ')}.`,
    ['caht', ['chat', 'email'], 'chat'],
  ],
  simulationCut: [
    'RP_SIMULATION_CUT',
    (done: number, asked: number) =>
      `Ended after ${done} of ${countOf(asked, 'replication')}: the figures are those of these. Run it again for all of them.`,
    [3, 20],
  ],
  replicationCut: [
    'RP_REPLICATION_CUT',
    (replication: number) =>
      `Replication ${replication} reached a limit before its end. Raise that limit in \`limits\` of the scenario.`,
    [3],
  ],
  staffingOfSteady: [
    'RP_STAFFING_OF_STEADY',
    (scenario: string) =>
      `Scenario '${scenario}' has the same rates all day, and --staff is for rates that change from half-hour to half-hour. Let --agents 10..20 --goal 80 say how many agents it needs.`,
    ['rush hour'],
  ],
  staffingTooLong: [
    'RP_STAFFING_TOO_LONG',
    (scenario: string, days: number) =>
      `Scenario '${scenario}' goes on for more than ${days} days, and half-hours are told of no longer runs. Let \`until\` end it earlier, a week at a time.`,
    ['a year', 14],
  ],
  staffingOfNothing: [
    'RP_STAFFING_OF_NOTHING',
    () =>
      'Nothing came in any replication, so that nobody is needed. Look at the arrivals, and at `until`, which may end the run before them.',
    [],
  ],
  goalOutOfReach: [
    'RP_GOAL_OUT_OF_REACH',
    (goal: string, agents: number, where: readonly string[]) =>
      `No staffing reaches ${goal}: with ${agents} agents it is missed at ${list(where)}. Look at what keeps customers waiting while agents are free: the strategy, skills that few have, the time an agent takes to answer; or lower the goal or give more time (--within).`,
    ['80 %', 40, ['08:00 (12.5 %)', '08:30 (9 %)']],
  ],
  goalMissed: [
    'RP_GOAL_MISSED',
    (goal: string, where: readonly string[]) =>
      `No staffing that was tried reaches ${goal} everywhere: it is missed at ${list(where)}, though every half-hour alone can reach it. Give more time (--within), or lower the goal.`,
    ['80 %', ['08:00']],
  ],
  staffingCut: [
    'RP_STAFFING_CUT',
    (simulations: number, isReached: boolean, missed: readonly string[]) =>
      `Ended after ${simulations} simulations, before the search was over. ${isReached ? 'What is told meets the goal; fewer agents may be enough, and some intervals are not known.' : missed.length > 0 ? `What is told does not meet the goal yet at ${list(missed)}.` : 'No staffing has been played to its end.'} Run it again to its end, with fewer replications where it takes too long.`,
    [12, true, []],
  ],
  shardsDoNotFit: [
    'RP_SHARDS_DO_NOT_FIT',
    (problem: string) =>
      `These shards cannot be merged: ${problem}. Give all shards of one simulation or one search, each once.`,
    ['a replication is in more than one of them'],
  ],
  notAShard: [
    'RP_NOT_A_SHARD',
    (file: string, problem: string) =>
      `'${file}' is no shard that can be merged: ${problem}. Give files that \`routeproof simulate\` or \`routeproof explore\` printed with \`--shard\`.`,
    ['shard-2.json', 'it is no JSON'],
  ],
  coverageUnreadable: [
    'RP_COVERAGE_UNREADABLE',
    (file: string, problem: string) =>
      `'${file}' is no coverage: ${problem}. Give a file that \`--coverage FILE\` or ROUTEPROOF_COVERAGE has written.`,
    ['coverage.json', 'it is no JSON'],
  ],
  coverageOfOtherVersion: [
    'RP_COVERAGE_OF_OTHER_VERSION',
    (file: string, version: string, own: string) =>
      `'${file}' was measured by routeproof ${version}, and this is ${own}: the tables may have other rows. Delete the file and measure again.`,
    ['coverage.json', '0.1.0', '0.2.0'],
  ],
  notOfTests: [
    'RP_NOT_OF_TESTS',
    (file: string, problem: string) =>
      `'${file}' has nothing that tests have played: ${problem}. Give the folder that ROUTEPROOF_REPORT named while the tests ran.`,
    ['report/routing.test.ts.json', 'it is no JSON'],
  ],
  badCsv: [
    'RP_BAD_CSV',
    (where: string, problem: string, meant?: string) =>
      `${where}: ${problem}.${didYouMean(meant)} Correct that line of the file.`,
    [
      "arrivals.csv:3, column 'came'",
      "'8.5.2' is no time; write seconds such as 30.5, or a time of day such as 08:30:00",
    ],
  ],

  // Lanes
  badLane: [
    'RP_BAD_LANE',
    (lane: string, column: number, character: string, problem: string) =>
      `Lane '${lane}', column ${column}: '${character}' ${problem}. A lane is made of letters, '-' for a beat of nothing, '(ab)' for what comes together, and times such as 20s.`,
    ['ann gets', 14, '(', 'opens a group that nothing closes'],
  ],
  lanesMisaligned: [
    'RP_LANES_MISALIGNED',
    (
      one: readonly [lane: string, column: number, at: number],
      other: readonly [lane: string, column: number, at: number],
    ) =>
      `Lane '${one[0]}' is at ${one[2]} ms in column ${one[1]}, but lane '${other[0]}' at ${other[2]} ms in column ${other[1]}. One column is one time, and time runs to the right: align the lanes with spaces, which mean nothing.`,
    [
      ['ann gets', 14, 5000],
      ['bob gets', 14, 34_000],
    ],
  ],
  laneTwice: [
    'RP_LANE_TWICE',
    (lane: string) => `Lane '${lane}' stands in the picture twice. Make one lane of the two.`,
    ['ann gets'],
  ],
  laneWithoutSubject: [
    'RP_LANE_WITHOUT_SUBJECT',
    (line: string) =>
      `'${line}' does not say whose lane it is. Begin with 'ann does:', 'ann gets:', 'ann sends:', 'ann -> interaction-server:', an interaction as in 'X1 is:' or a strategy as in 'vip decides:'.`,
    ['--a'],
  ],
  laneLetterUnfit: [
    'RP_LANE_LETTER_UNFIT',
    (letter: string) =>
      `'${letter}' cannot be a letter of lanes. Use one character that is no digit, no space and none of - ( ) # : | ^ ! .`,
    ['ab'],
  ],
  laneLetterUnknown: [
    'RP_LANE_LETTER_UNKNOWN',
    (letter: string, lane: string, column: number, known: readonly string[]) =>
      `Lane '${lane}', column ${column}: the vocabulary has no '${letter}'. ${known.length === 0 ? 'Add it to the words' : `Add it, or use one of ${list(known)}`}.`,
    ['x', 'ann gets', 14, ['i', 'r']],
  ],
  laneWordUnfit: [
    'RP_LANE_WORD_UNFIT',
    (letter: string, lane: string, column: number, needed: string) =>
      `Lane '${lane}', column ${column}: '${letter}' must mean ${needed}. Give it another meaning, or take another letter.`,
    ['q', 'ann gets', 14, 'a message'],
  ],
  laneWordUnknown: [
    'RP_LANE_WORD_UNKNOWN',
    (where: string, is: string, meant?: string) =>
      `${where} is ${is}.${didYouMean(meant)} Correct it; \`routeproof reference\` lists messages and states.`,
    ["What the letter 'i' means", "'EventInvit', which is no message and no state of an interaction", 'EventInvite'],
  ],
  laneStates: [
    'RP_LANE_STATES',
    (lane: string) =>
      `Lane '${lane}' states something, but the lanes of a scenario only say what actors do. Put it into a test, for \`playLanes\`.`,
    ['ann gets'],
  ],
  laneAboutNobody: [
    'RP_LANE_ABOUT_NOBODY',
    (lane: string, name: string, known: readonly string[], meant?: string) =>
      `Lane '${lane}' is about '${name}', which this run did not have.${didYouMean(meant)} It had ${list(known)}.`,
    ['bop gets', 'bop', ['ann', 'bob', 'urs'], 'bob'],
  ],
  lanesNeeded: [
    'RP_LANES_NEEDED',
    (what: string) =>
      `${what}, which a scheduler of RxJS cannot wait for: it runs through in one go. Write this test with lanes (\`playLanes\` of 'routeproof/testing'), where promises and races work.`,
    ["Strategy 'vip' gives a promise"],
  ],
});

/** Makes each error of the bench from its facts: `throw errors.pluginTwice('agents')`. */
export const errors = defined.errors;

/** Every error with its code and an example sentence, for the reference page and the tests. */
export const errorCatalogue: readonly { readonly name: string; readonly code: string; readonly example: string }[] =
  defined.errorCatalogue;
