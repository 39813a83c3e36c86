import { describe, expect, it } from 'vitest';
import type { FunctionOutcome } from '../../../sandbox/demo/function-call.ts';
import { runFunction } from '../../../sandbox/demo/run-function.ts';
import { writeFunction } from './functions.ts';

const NO_CONTEXT = { parameters: {}, propertiesToSend: {}, event: {}, secrets: {} };

function run(source: string, timeoutMilliseconds?: number): Promise<FunctionOutcome> {
  const options = { environment: { PRIVATE_APP_ACCESS_TOKEN: 'secret' } };
  return runFunction(
    { bundle: writeFunction(source), localAddresses: {}, context: { ...NO_CONTEXT, parameters: { action: 'show' } } },
    timeoutMilliseconds === undefined ? options : { ...options, timeoutMilliseconds },
  );
}

describe('running an app function', () => {
  it('gives it the context and passes its value through JSON', async () => {
    const outcome = await run(
      'exports.main = async ({ parameters }) => ({ parameters, at: new Date(0), gone: undefined })',
    );
    expect(outcome).toEqual({ ok: true, json: '{"parameters":{"action":"show"},"at":"1970-01-01T00:00:00.000Z"}' });
  });

  it('lets it see the environment it was given and nothing of this process', async () => {
    process.env.LOYALTY_TEST_LEAK = 'leaked';
    const outcome = await run('exports.main = async () => process.env');
    delete process.env.LOYALTY_TEST_LEAK;
    expect(outcome).toEqual({ ok: true, json: '{"PRIVATE_APP_ACCESS_TOKEN":"secret"}' });
  });

  it('takes a value that is not there for null, as HubSpot does', async () => {
    expect(await run('exports.main = async () => undefined')).toEqual({ ok: true, json: 'null' });
  });

  it.each([
    ['throws', 'exports.main = async () => { throw new Error("no luck") }', 'no luck'],
    ['exports no main', 'exports.other = () => 1', 'it exports no function main'],
    ['cannot be loaded', 'exports.main = (', 'Unexpected end of input'],
    ['returns what JSON cannot hold', 'exports.main = () => 1n', 'BigInt'],
    ['ends its process', 'exports.main = () => process.exit(3)', 'it ended without an answer'],
  ])('tells why a function failed that %s', async (_what, source, cause) => {
    expect(await run(source)).toEqual({ ok: false, cause: expect.stringContaining(cause) as string });
  });

  it('ends one that never answers', async () => {
    const outcome = await run('exports.main = () => { for (;;); }', 200);
    expect(outcome).toEqual({ ok: false, cause: 'it did not answer within 0.2 seconds' });
  });
});
