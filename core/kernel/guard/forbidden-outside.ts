import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import workerThreads from 'node:worker_threads';
import type { Forbidden } from './forbidden.ts';

const file =
  'what was read where your file is loaded, outside of every function; for tables `ruleTable`, `timesFromCsv`, `callsFromCsv` and `rosterFromCsv`, which the bench knows of';
const service = '`desk.invoke(service, method)` and a `service` stub that answers';
const machine = 'the same value on every machine';
const thread = 'the virtual time of the bench: one thread does all';

/** What begins with a small letter: functions, and not the classes that stand beside them. */
const functionsOf = (owner: object): readonly string[] =>
  Object.keys(owner).filter((name) => /^[a-z]/.test(name) && typeof Reflect.get(owner, name) === 'function');

const rows = (owner: object, names: readonly string[], prefix: string, instead: string): readonly Forbidden[] =>
  names.map((name) => ({ owner, name, call: `${prefix}${name}()`, instead, why: 'outside' }));

/** Files are read by Node itself, too, when code on the bench asks for a package late. */
const files = (owner: object, prefix: string): readonly Forbidden[] =>
  rows(owner, functionsOf(owner), prefix, file).map((row) => ({ ...row, isOpenToNode: true }));

const lookups = (owner: object): readonly string[] =>
  functionsOf(owner).filter((name) => /^(lookup|resolve|reverse)/.test(name));
const present = (...names: readonly string[]): readonly string[] => names.filter((name) => name in globalThis);

/** What is refused on a bench because it lies outside: files, networks, programs, threads, the machine. All that Node has for networks connects through `net`. */
export const forbiddenOutside: readonly Forbidden[] = [
  ...files(fs, 'fs.'),
  ...files(fs.promises, 'fs/promises '),
  ...rows(globalThis, present('fetch', 'WebSocket', 'EventSource'), '', service),
  ...rows(net, ['connect', 'createConnection', 'createServer'], 'net.', service),
  ...rows(net.Socket.prototype, ['connect'], 'socket.', service),
  ...rows(net.Server.prototype, ['listen'], 'server.', service),
  ...rows(dgram, ['createSocket'], 'dgram.', service),
  ...rows(dns, lookups(dns), 'dns.', service),
  ...rows(dns.promises, lookups(dns.promises), 'dns/promises ', service),
  ...rows(childProcess, functionsOf(childProcess), 'child_process.', service),
  ...rows(workerThreads, ['Worker', 'MessageChannel', 'BroadcastChannel'], 'worker_threads.', thread),
  ...rows(globalThis, ['MessageChannel', 'BroadcastChannel'], '', thread),
  ...rows(
    Atomics,
    ['wait', 'waitAsync'].filter((name) => name in Atomics),
    'Atomics.',
    thread,
  ),
  ...rows(os, functionsOf(os), 'os.', machine),
];
