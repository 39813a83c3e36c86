import { connect, createServer, type Server, type Socket } from 'node:net';
import { findFreePort } from '../support/find-free-port.ts';

export interface Gate {
  readonly databaseUrl: string;
  open(): Promise<void>;
  /** Breaks every connection, and takes no new one. */
  shut(): Promise<void>;
}

/** A way to the database that can be shut, as a network that fails. */
export async function openGate(database: URL): Promise<Gate> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const port = await findFreePort();
  const gate: Gate = {
    get databaseUrl() {
      const url = new URL(database);
      url.port = String(port);
      return url.href;
    },
    open: () =>
      new Promise((opened, fail) => {
        server = createServer((client) => {
          const behind = connect(Number(database.port), database.hostname);
          for (const [one, other] of [
            [client, behind],
            [behind, client],
          ] as const) {
            sockets.add(one);
            one.pipe(other);
            one.on('error', () => other.destroy());
            one.on('close', () => other.destroy());
          }
        });
        server.on('error', fail);
        server.listen(port, '127.0.0.1', opened);
      }),
    shut: () =>
      new Promise((shut) => {
        server?.close(() => shut());
        for (const socket of sockets) socket.destroy();
        sockets.clear();
      }),
  };
  await gate.open();
  return gate;
}
