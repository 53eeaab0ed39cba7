import { createServer } from 'node:http';

/** For programs that serve nothing: says that they are up. */
export const answerReady = () =>
  createServer((_request, response) => response.end('ready')).listen(Number(process.env['PORT']), '127.0.0.1');
