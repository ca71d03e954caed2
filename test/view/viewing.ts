import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { resolve } from 'node:path';
import type { TraceDocument } from 'routeproof/report';
import type { LiveAnswer, LiveAsked, LiveProblem, LiveShown } from '../../core/page/live-shown.ts';

/** Whoever needs it: a test, which has so long, and at whose end it is ended. */
export interface Needing {
  timeout(milliseconds: number): void;
  teardown(work: () => void): void;
}

/** What a server answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** `routeproof view` in a process of its own. */
export interface Viewing {
  readonly child: ChildProcess;
  readonly address: string;
  readonly port: number;
  /** All that it has printed. */
  readonly printed: () => string;
  /** Asks for anything, with any headers. */
  readonly ask: (
    path: string,
    how?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ) => Promise<Answered>;
  readonly play: (asked?: LiveAsked) => Promise<LiveAnswer>;
  /** Ends it as Ctrl-C does, and gives its exit code. */
  readonly end: () => Promise<number | null>;
}

/** Starts it in a folder, and waits until it hears of saves. */
export async function viewing(t: Needing, folder: string, ...args: readonly string[]): Promise<Viewing> {
  t.timeout(300_000);
  const program = resolve('build/core/cli/main.js');
  const child = spawn(process.execPath, [program, 'view', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  t.teardown(() => void child.kill('SIGKILL'));
  let heard = '';
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await new Promise<void>((done, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        heard += String(text);
        if (/Ctrl-C ends/.test(heard)) done();
      });
    child.once('exit', () => failed(new Error(heard)));
  });
  const [address, port] = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(heard)!;
  const ask: Viewing['ask'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((done, failed) => {
      const options = { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } };
      const asking = request(options, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += String(part)));
        response.on('end', () => done({ status: response.statusCode!, headers: response.headers, text }));
      });
      asking.on('error', failed);
      asking.end(body);
    });
  return {
    ...{ child, address, port: Number(port), ask, printed: () => heard },
    play: async (asked = {}) => {
      const headers = { 'content-type': 'application/json', origin: address.slice(0, -1) };
      const { text } = await ask('/play', { method: 'POST', headers, body: JSON.stringify(asked) });
      return JSON.parse(text) as LiveAnswer;
    },
    end: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** The run of an answer that has one. */
export const shownIn = (answer: LiveAnswer): LiveShown => {
  if ('shown' in answer) return answer.shown;
  throw new Error(JSON.stringify(answer));
};

export const problemIn = (answer: LiveAnswer): LiveProblem => {
  if ('problem' in answer) return answer.problem;
  throw new Error(JSON.stringify(answer).slice(0, 300));
};

/** The messages of the run that is shown. */
export const messagesIn = ({ page: { parts } }: LiveShown): readonly TraceDocument[] => {
  const [part] = parts;
  return part?.kind === 'run' ? part.messages : [];
};

/** The place of the first question at which this was an option, and not the one that came; and its number there. */
export function placeOf({ points: { points, words } }: LiveShown, option: RegExp): { point: number; answer: number } {
  for (const [point, { options, answer: taken }] of points.entries()) {
    const answer = options.findIndex((place, index) => index !== taken && option.test(words[place]!));
    if (answer >= 0) return { point, answer };
  }
  throw new Error(`No question has an option ${option}`);
}

/** Saves as the server tells of them, one after the other. */
export async function saves(t: Needing, { address }: Viewing): Promise<() => Promise<readonly string[]>> {
  const stop = new AbortController();
  t.teardown(() => stop.abort());
  const response = await fetch(`${address}saves`, { signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      const [whole, files] = /event: saved\ndata: (.*)\n\n/.exec(text) ?? [];
      if (whole !== undefined) {
        text = text.slice(text.indexOf(whole) + whole.length);
        return JSON.parse(files!) as readonly string[];
      }
      const { value, done } = await reader.read();
      if (done) throw new Error('The server tells no more.');
      text += value;
    }
  };
}
