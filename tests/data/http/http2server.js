// SPDX-License-Identifier: GPL-3.0-or-later
// http2server.js CERTIFICATE KEY: an HTTPS server on loopback that speaks HTTP/2 by ALPN, a second
// one that only knows HTTP/1.1, and a proxy that tunnels every CONNECT to the first. Prints their
// ports as one JSON line and serves until its input ends.
'use strict';

const fs = require('fs');
const http = require('http');
const http2 = require('http2');
const https = require('https');
const net = require('net');

const identity = { cert: fs.readFileSync(process.argv[2]), key: fs.readFileSync(process.argv[3]) };
const seen = { sessions: 0, cancelled: 0, hanging: 0, tunnels: [] };

function send(stream, value) {
  stream.respond({ ':status': 200, 'content-type': 'application/json', 'x-twice': ['a', 'b'] });
  stream.end(JSON.stringify(value));
}

const modern = http2.createSecureServer(identity);
modern.on('session', () => { seen.sessions += 1; });
modern.on('stream', (stream, headers) => {
  stream.on('error', () => {});
  switch (headers[':path']) {
    case '/echo': {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => send(stream, { headers, body: Buffer.concat(parts).toString() }));
      break;
    }
    case '/hang':
      seen.hanging += 1;
      stream.on('close', () => { seen.cancelled += 1; });
      break;
    case '/reset':
      stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      break;
    case '/cut':
      stream.respond({ ':status': 200, 'content-length': 1000 });
      stream.write('begun', () => stream.session.destroy());
      break;
    case '/large':
      stream.respond({ ':status': 200 });
      stream.end(Buffer.alloc(5 * 1024 * 1024, 'x'));
      break;
    case '/from':
      stream.respond({ ':status': 302, location: '/echo' });
      stream.end();
      break;
    case '/seen':
      send(stream, seen);
      break;
    default:
      stream.respond({ ':status': 404 });
      stream.end();
  }
});

const old = https.createServer(identity, (request, response) => response.end(request.httpVersion));

const proxy = http.createServer();
proxy.on('connect', (request, socket) => {
  seen.tunnels.push({ target: request.url, headers: request.headers });
  if (request.url.startsWith('closed.')) {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const onward = net.connect(modern.address().port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Tunnel\r\nVia: test\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  for (const end of [socket, onward]) end.on('error', () => { socket.destroy(); onward.destroy(); });
});

const servers = [modern, old, proxy];
let waiting = servers.length;
for (const server of servers) {
  server.listen(0, '127.0.0.1', () => {
    waiting -= 1;
    if (waiting === 0) console.log(JSON.stringify(servers.map((one) => one.address().port)));
  });
}
process.stdin.on('end', () => process.exit(0)).resume();
