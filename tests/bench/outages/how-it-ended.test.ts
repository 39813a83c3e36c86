import { expect, it } from 'vitest';
import { isClear, sayHowItEnded } from '../../../bench/outages/how-it-ended.ts';
import { sayAway } from '../../../src/store/drivers/postgres-database.ts';

it('what a process said last is clear where it names the full disk or the server that is away, and nothing else is', () => {
  const full = sayHowItEnded(
    'StoreError: … (SQLSTATE 53100). Its disk is full: make room, then run the command again.',
  );
  expect(full).toBe('saying that the disk is full');
  const away = sayHowItEnded(`StoreError: ${sayAway('57P02')}`);
  expect(away).toBe('saying that the server is away');
  const unclear = sayHowItEnded('TypeError: cannot read properties of undefined');
  expect([full, away, unclear, 'hanging' as const].map(isClear)).toEqual([true, true, false, false]);
});
