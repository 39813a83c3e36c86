import { createServer, type RequestListener, type Server } from 'node:http';

const REQUEST_MILLISECONDS = 10_000;
const HEADERS_MILLISECONDS = 5000;
/** Longer than proxies keep theirs, so that it is not us who closes one that they are about to use. */
const KEEP_ALIVE_MILLISECONDS = 65_000;
const CHECK_EVERY_MILLISECONDS = 1000;

export interface ListeningServer {
  /** Without a closing slash. */
  readonly url: string;
  /** Takes no new connection, lets those under way end within the time, then closes all. */
  close(withinMilliseconds: number): Promise<void>;
}

/**
 * @param port 0: any that is free
 * @throws {Error} with the system's code (`EADDRINUSE`, …) where it cannot listen there
 */
export async function listen(listener: RequestListener, host: string, port: number): Promise<ListeningServer> {
  const server = createServer(
    {
      requestTimeout: REQUEST_MILLISECONDS,
      headersTimeout: HEADERS_MILLISECONDS,
      keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
      connectionsCheckingInterval: CHECK_EVERY_MILLISECONDS,
    },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(portOf(server))}`,
    close: (withinMilliseconds) => closeServer(server, withinMilliseconds),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: Server, withinMilliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, withinMilliseconds);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
