import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A server that is not ours: it counts who comes. */
export interface Elsewhere extends AsyncDisposable {
  /** `127.0.0.1:PORT`; datagrams go to the same number. */
  address: string;
  /** Connections and datagrams so far. */
  visits(): number;
}

/** Starts one on the loopback address, so that whoever is able to leave the page is able to reach it. */
export async function startElsewhere(): Promise<Elsewhere> {
  let visits = 0;
  const server = createServer((socket) => {
    visits += 1;
    socket.on('error', () => {}).resume();
    socket.end(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<body>',
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const datagrams = createSocket('udp4', () => {
    visits += 1;
  });
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    address: `127.0.0.1:${port}`,
    visits: () => visits,
    [Symbol.asyncDispose]: async () => {
      datagrams.close();
      server.close();
      await once(server, 'close');
    },
  };
}
