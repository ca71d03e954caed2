import type { MiddlewareHandler } from 'hono';

/**
 * Refuses what does not come from the page itself: a name that somebody let point to this machine, a page of another origin, or a
 * message that a form of any page can send.
 */
export const ownRequests =
  (port: () => number): MiddlewareHandler =>
  async (context, next) => {
    const { req: request } = context;
    // Browsers leave out the port that http has where nothing is said.
    const ports = port() === 80 ? [':80', ''] : [`:${port()}`];
    const own = ports.flatMap((each) => ['127.0.0.1', 'localhost'].map((name) => `${name}${each}`));
    const [host, origin] = [request.header('host') ?? '', request.header('origin')];
    if (!own.includes(host.toLowerCase())) return context.text(`This page is at http://${own[0]}/ alone.\n`, 403);
    if (origin !== undefined && !own.some((each) => origin === `http://${each}`))
      return context.text('Pages of others get nothing here.\n', 403);
    if (request.method === 'POST' && !/^application\/json(?:;|$)/.test(request.header('content-type') ?? ''))
      return context.text('What is sent here is application/json.\n', 415);
    return next();
  };
