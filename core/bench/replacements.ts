import { findingOf } from '../contract/finding.ts';
import { pluginAt, type Plugin } from '../contract/plugin.ts';
import type { RunEnd } from '../contract/verdict.ts';
import type { RequestHandler } from '../contract/request-handler.ts';
import { authorLine } from '../kernel/author/author-line.ts';
import { errors, type BenchError } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { catalogue, type Message, type MessageType, type RequestType } from '../protocol/catalogue.ts';
import { valueInWords } from '../protocol/key-values/key-value-problem.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import type { Replacement, Replacements } from '../server/handler.ts';
import type { Findings } from './findings/findings.ts';
import { RequestInHand } from './request-in-hand.ts';

/** What replaced handlers look into, and where they say what is wrong. */
export interface Replacing {
  readonly options: ServerOptions;
  readonly findings: Pick<Findings, 'add' | 'threw'>;
  /** What is done when the run has ended. */
  readonly endings: ((end: RunEnd) => void)[];
}

/** The handlers of plugins, as the server calls them in place of its own. */
export function replacements(plugins: readonly Plugin[], replacing: Replacing): Replacements {
  const replaced = new Map<MessageType, Replacement>();
  const owners = new Map<string, string>();
  for (const plugin of plugins) {
    for (const [type, handler] of Object.entries(plugin.handles ?? {})) {
      refuseUnfit(plugin, type, handler);
      const owner = owners.get(type);
      if (owner !== undefined) throw errors.handledTwice(type, owner, plugin.name);
      owners.set(type, plugin.name);
      replaced.set(type as RequestType, replacement(plugin, type, handler as RequestHandler<RequestType>, replacing));
    }
  }
  return replaced;
}

/** One handler, so that what goes wrong in it is told on its plugin's line, and whoever asked is answered. */
function replacement(
  plugin: Plugin,
  type: string,
  handler: RequestHandler<RequestType>,
  { options, findings, endings }: Replacing,
): Replacement {
  const { name } = plugin;
  const tell = (error: BenchError) =>
    findings.add({ ...findingOf(error), where: authorLine(error) ?? pluginAt(plugin) });
  const threw = (error: unknown) => findings.threw(error, `Plugin '${name}'`, pluginAt(plugin));
  const open = new Set<RequestInHand>();
  endings.push(() => {
    for (const { client, isForgotten } of open)
      if (isForgotten)
        findings.add({ ...findingOf(errors.neverAnswered(name, type, client)), where: pluginAt(plugin) });
  });
  return (core, asked, request, passOn) => {
    const inHand: RequestInHand = new RequestInHand(core, asked, options, {
      answered: () => void open.delete(inHand),
      again: () => {
        if (!waits) tell(errors.answeredAgain(name, type, asked.client.name));
      },
      nobody: (event, to, known) => tell(errors.nobodyToTell(name, event, to, known, nearestName(to, known))),
      guarded: (work) => {
        try {
          work();
        } catch (error) {
          threw(error);
        }
      },
    });
    open.add(inHand);
    let waits = false;
    const otherwise = (given: Message = request) => inHand.passOn(given, passOn);
    try {
      const given: unknown = handler(inHand, closed(request) as never, otherwise);
      if (typeof given !== 'object' || given === null || !('then' in given)) return;
      void Promise.resolve(given as PromiseLike<unknown>).catch(() => {});
      waits = true;
      tell(errors.handlerAwaits(name, type));
    } catch (error) {
      threw(error);
    }
    if (!inHand.isAnswered) otherwise();
  };
}

/** What was asked nobody changes, for the server's own handler may still get it. */
const closed = (request: Message): Message =>
  Object.freeze({ ...request, body: Object.freeze({ ...request.body }) }) as Message;

function refuseUnfit({ name }: Plugin, type: string, handler: unknown): void {
  const asked = type.startsWith('Request') && type in catalogue ? catalogue[type as RequestType] : [];
  if (asked.length === 0)
    throw errors.cannotHandle(name, type, 'there is no such request', nearestName(type, requests()));
  if (type === 'RequestRegisterClient')
    throw errors.cannotHandle(name, type, 'a client is registered before anybody can ask for it');
  if (!asked.some(({ protocol, row }) => protocol !== 'TLibrary' && row.to.includes('interaction-server')))
    throw errors.cannotHandle(name, type, 'nobody asks that of the Interaction Server in its own words');
  if (typeof handler !== 'function') throw errors.cannotHandle(name, type, `its handler is ${valueInWords(handler)}`);
}

const requests = (): readonly string[] => Object.keys(catalogue).filter((type) => type.startsWith('Request'));
