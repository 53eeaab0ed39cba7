import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { asJson, prefersHtml } from './problem-filter.js';
import { problemOf } from './problems.js';
import type { RequestLog } from './request-log.js';
import type { ShortAnswer } from './short-answer.js';
import { requestIdOf, traceparentOf } from './trace.js';
import { isTracing } from './tracing.js';

/** Answers the requests that a service hears most before its framework does, which costs more than the answer. */
export interface Shortcut {
  /** The route it stands for, as the measurements name it. */
  route: string;
  /** Undefined leaves the request to the routes, unread; what it rejects with is answered as they would answer it. */
  ask(request: IncomingMessage, traceparent: string): Promise<ShortAnswer> | undefined;
}

/**
 * Puts the shortcut before the routes. To be called while these are the only listener of the server. Requests that belong to a trace, and
 * browsers, which are shown problems as pages, go to the routes.
 * @returns what takes the shortcut away again
 */
export function takeShortcut(server: Server, shortcut: Shortcut, requests: RequestLog): () => void {
  const [routes] = server.listeners('request') as [RequestListener];
  const listener: RequestListener = (request, response) => {
    const start = performance.now();
    const traceparent = traceparentOf(request);
    const asked = isTracing() || prefersHtml(request) ? undefined : shortcut.ask(request, traceparent);
    if (!asked) return routes(request, response);
    void asked
      .catch((error: unknown) => asJson(problemOf(error)))
      .then((answer) => {
        const id = send(answer, { request, response });
        const { method, url } = request as { method: string; url: string };
        const told = { id, traceparent, method, url, route: shortcut.route, status: answer.status, about: answer.about };
        response.once('finish', () => requests.add({ ...told, milliseconds: performance.now() - start }));
      });
  };
  server.off('request', routes).prependListener('request', listener);
  return () => void server.off('request', listener).prependListener('request', routes);
}

function send(
  { status, headers, body }: ShortAnswer,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): string {
  const id = requestIdOf(request);
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { 'x-request-id': id, ...headers, ...length }).end(body);
  return id;
}
