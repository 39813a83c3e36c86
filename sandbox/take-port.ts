import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { CommandFailure } from '../src/cli/command-failure.ts';

/** A port that is ours, before there is anything to show on it. */
export interface TakenPort {
  readonly server: Server;
  readonly port: number;
  /** Answers what has come in meanwhile, and all that follows. */
  readonly open: (listener: RequestListener) => void;
  /** Gives the port back; whoever still waits is cut off. */
  readonly close: () => void;
}

/**
 * Takes a port on this machine's own address. It is taken first, so that a wrong one is known before anything is built;
 * whoever asks too early waits for the answer rather than for a request that got lost.
 *
 * @param port 0 to 65,535; 0: any that is free
 * @throws {CommandFailure} where it is in use or not for this user
 */
export async function takePort(port: number): Promise<TakenPort> {
  let answer: RequestListener | null = null;
  const waiting: Parameters<RequestListener>[] = [];
  const server = createServer((request, response) => {
    if (answer === null) waiting.push([request, response]);
    else answer(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw portFailure(error, port);
  });
  return {
    server,
    port: portOf(server),
    open: (listener) => {
      answer = listener;
      for (const [request, response] of waiting.splice(0)) listener(request, response);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** What a person can do about a port that cannot be had; any other error as it is. */
export function portFailure(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 0;
    return new CommandFailure(
      `Port ${String(port)} is in use. Choose another with --port, for instance --port ${String(other)}.`,
    );
  }
  if (code === 'EACCES')
    return new CommandFailure(`Port ${String(port)} may not be used by this user. Choose one above 1023 with --port.`);
  return error;
}
