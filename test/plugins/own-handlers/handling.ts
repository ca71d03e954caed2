import { at, createBench, seconds, send, type Bench, type Plugin, type Scenario, type ScriptLine } from 'routeproof';
import { agents, definePlugin, mediaServer, reportingEngine, type RequestHandlers } from 'routeproof/plugins';

// A plugin that handles one request in place of the Interaction Server, which goes on to handle all others.

export const handling = (handles: RequestHandlers, more: Partial<Plugin> = {}): Plugin =>
  definePlugin({ name: 'own rules', handles, ...more });

/** Two e-mails wait for ann and bob; the engine hears what the server reports. */
export const waiting = (script: readonly ScriptLine[], ...plugins: readonly Plugin[]): Scenario => ({
  name: 'own rules',
  centre: {
    agents: ['ann', 'bob'].map((name) => ({ name, does: [] })),
    queues: [{ name: 'Inbound' }, { name: 'Waiting', strategy: null }],
  },
  plugins: [reportingEngine(), mediaServer(), agents(), ...plugins],
  load: {
    interactions: ['X1', 'X2'].map((InteractionId, index) => ({
      InteractionId,
      Queue: 'Waiting',
      at: seconds(1 + index),
    })),
  },
  drive: { script },
});

export const pull = (time: number, who: string, ...ids: readonly string[]) =>
  at(seconds(time), who, send('RequestPull', { InteractionIds: [...ids] }, { mayBeRefused: true }));

export const run = async (scenario: Scenario): Promise<Bench> => {
  const bench = createBench(() => scenario);
  await bench.runUntilQuiet();
  return bench;
};

/** Only what came first may be taken. */
export const strictPull = handling({
  RequestPull: (server, { body }, otherwise) => {
    const [first] = server.store.waitingIn('Waiting');
    if (body.InteractionIds?.[0] === first) otherwise();
    else server.refuse('wrong-state', `First comes ${first}.`);
  },
});

// ---- in every order

export const change = (who: string, InteractionId: string) =>
  at(
    seconds(10),
    who,
    send('RequestChangeProperties', { InteractionId, ChangedProperties: { by: who } }, { mayBeRefused: true }),
  );
