import { expect, it } from 'vitest';
import { readPeakMemory, toMegabytes } from '../../../bench/portal/peak-memory.ts';

it('tells at least what the process holds, and remembers what it held once', async () => {
  const before = await readPeakMemory();
  expect(before).toBeGreaterThanOrEqual(process.memoryUsage.rss() * 0.9);
  const large = Buffer.alloc(400_000_000, 1);
  expect(large.length).toBe(400_000_000);
  expect(toMegabytes(await readPeakMemory())).toBeGreaterThanOrEqual(400);
});
