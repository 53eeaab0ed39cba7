import { createServer } from 'node:http';

const body = JSON.stringify({ kind: 'milestone', id: 'bench-milestone-', text: 'x'.repeat(700) });
const head = { 'content-type': 'application/json', 'content-length': body.length };

createServer((_request, response) => response.writeHead(200, head).end(body)).listen(Number(process.env['PORT']), '127.0.0.1');
