import { describe, expect, it, onTestFinished } from 'vitest';
import { portFailure, takePort, type TakenPort } from '../../sandbox/take-port.ts';
import { CommandFailure } from '../../src/cli/command-failure.ts';

async function take(port: number): Promise<TakenPort> {
  const taken = await takePort(port);
  onTestFinished(taken.close);
  return taken;
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('the port of the demo', () => {
  it('is any that is free for 0, on this machine alone', async () => {
    const { port, server } = await take(0);
    expect(port).toBeGreaterThan(1023);
    expect(server.address()).toMatchObject({ address: '127.0.0.1', port });
  });

  it('is refused where it is in use, with another to try', async () => {
    const { port } = await take(0);
    const failure = await takePort(port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(String(failure)).toContain(
      `Port ${String(port)} is in use. Choose another with --port, for instance --port `,
    );
  });

  it('suggests no port beyond the last one', () => {
    expect(String(portFailure(coded('EADDRINUSE'), 65_535))).toContain('for instance --port 0.');
    expect(String(portFailure(coded('EADDRINUSE'), 4173))).toContain('for instance --port 4174.');
  });

  it('says which ports are free to all where one is not', () => {
    expect(String(portFailure(coded('EACCES'), 80))).toContain('Choose one above 1023 with --port.');
  });

  it('passes on what a person can do nothing about', () => {
    const error = coded('EMFILE');
    expect(portFailure(error, 80)).toBe(error);
  });

  it('keeps whoever asks too early until there is an answer', async () => {
    const { port, open } = await take(0);
    const early = fetch(`http://127.0.0.1:${String(port)}/`);
    // The request must have arrived before the demo is ready; then nobody is left waiting.
    await new Promise((resolve) => setTimeout(resolve, 50));
    open((_request, response) => response.end('ready'));
    expect(await (await early).text()).toBe('ready');
    expect(await (await fetch(`http://127.0.0.1:${String(port)}/`)).text()).toBe('ready');
  });

  it('cuts off whoever waits when the demo cannot start', async () => {
    const { port, close } = await take(0);
    const early = fetch(`http://127.0.0.1:${String(port)}/`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    close();
    await expect(early).rejects.toThrow();
  });
});
