import { createServer } from 'node:net';

const TRIES = 20;

/** A port of this machine that nobody listens on now, below those that systems hand out: it stays free for who asked. */
export async function findFreePort(): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
    if (tries === TRIES) throw new Error('No free port was found.');
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((tell) => {
    const server = createServer().on('error', () => tell(false));
    server.listen(port, '127.0.0.1', () => server.close(() => tell(true)));
  });
}
