import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { errors } from '../../kernel/errors.ts';
import { livePage, type LivePage } from '../../page/live-page.ts';
import { systemProblem } from '../../process/system-problem.ts';
import { askedIn } from './asked-in.ts';
import type { LiveRuns } from './live-runs.ts';
import { ownRequests } from './own-requests.ts';

/** No other machine reaches it. */
const host = '127.0.0.1';
/** A path has at most a million answers. */
const longestQuestion = 8 * 1024 ** 2;

/** Serves the page of a file, plays what it asks for, and tells it of saves; nothing else is there. */
export class LiveServer {
  readonly #server: Server;
  /** Whoever hears of saves. */
  readonly #hearing = new Set<(saved: readonly string[]) => void>();
  #port = 0;

  constructor(file: string, runs: Pick<LiveRuns, 'play'>) {
    this.#server = createAdaptorServer({ fetch: this.#app(livePage(file), runs).fetch }) as Server;
  }

  /** The address to look at. */
  get address(): string {
    return `http://${host}:${this.#port}/`;
  }

  /** Opens a port, this one or any that is free. */
  async open(port: number | undefined): Promise<void> {
    await new Promise<void>((done, failed) => {
      this.#server.once('error', (error) => failed(errors.portNotOpened(port ?? 0, systemProblem(error))));
      this.#server.listen(port ?? 0, host, done);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Tells all pages that files were saved. */
  tell(saved: readonly string[]): void {
    for (const hear of this.#hearing) hear(saved);
  }

  /** Ends all connections, also those that are open to hear of saves. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }

  #app({ html, policy }: LivePage, runs: Pick<LiveRuns, 'play'>): Hono {
    const app = new Hono();
    app.use(async (context, next) => {
      await next();
      const { headers } = context.res;
      headers.set('Content-Security-Policy', policy);
      headers.set('X-Content-Type-Options', 'nosniff');
      headers.set('Referrer-Policy', 'no-referrer');
      headers.set('Cache-Control', 'no-store');
      headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    });
    app.use(ownRequests(() => this.#port));
    app.get('/', (context) => context.html(html));
    app.get('/saves', (context) =>
      streamSSE(context, async (stream) => {
        const hear = (saved: readonly string[]): void =>
          void stream.writeSSE({ event: 'saved', data: JSON.stringify(saved) });
        this.#hearing.add(hear);
        await stream.writeSSE({ event: 'listening', data: '' });
        await new Promise<void>((done) => stream.onAbort(done));
        this.#hearing.delete(hear);
      }),
    );
    app.post('/play', bodyLimit({ maxSize: longestQuestion }), async (context) => {
      const asked = askedIn(await context.req.json().catch(() => undefined));
      if (asked === undefined) return context.text('This is no question of the page.\n', 400);
      return context.json(await runs.play(asked));
    });
    app.notFound((context) => context.text('There is nothing else here.\n', 404));
    return app;
  }
}
