import { isBuiltin } from 'node:module';
import { isHostPackage } from './host-packages.ts';
import { importsOf, type Node, walk } from './reading/parsed-program.ts';

/** Names by which code comes to run later than the step that it belongs to, or could without being seen here. */
const suspicious = new Set([
  ...['Promise', 'then', 'finally', 'firstValueFrom', 'lastValueFrom', 'toPromise', 'fetch'],
  ...['queueMicrotask', 'setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'process'],
  ...['asapScheduler', 'asyncScheduler', 'animationFrameScheduler', 'asap', 'async', 'animationFrame'],
  ...['eval', 'Function', 'globalThis', 'global', 'require', 'Atomics', 'WebAssembly', 'MessageChannel'],
  ...['FinalizationRegistry', 'AbortSignal', 'EventSource', 'WebSocket'],
]);

/** Whether a program is known never to wait: no async functions, no promises, no packages that could have them. */
export const isSynchronous = (program: Node, nameOfModule: (source: string) => string): boolean => {
  // The bundler itself adds a bare import of a module of Node's.
  const taken = importsOf(program).filter(({ source, bare }) => !(bare && isBuiltin(source)));
  if (taken.some(({ source }) => !isHostPackage(nameOfModule(source)))) return false;
  let synchronous = true;
  walk(program, (node) => {
    if (waits(node)) synchronous = false;
  });
  return synchronous;
};

const waits = (node: Node): boolean =>
  node.async === true ||
  node.await === true ||
  node.type === 'AwaitExpression' ||
  node.type === 'ImportExpression' ||
  (node.type === 'Identifier' && suspicious.has(node.name ?? '')) ||
  (node.type === 'Literal' && node.value === 'then');
