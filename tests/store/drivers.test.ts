import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEmptyDatabases } from './on-both-drivers.ts';

/** Any text that the columns can hold, halves of characters included. */
const text = fc
  .array(fc.integer({ min: 1, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const HALF_CHARACTER = /\p{Surrogate}/gu;
const whole = (one: string): string => one.replace(HALF_CHARACTER, '\ufffd');

describeOnEmptyDatabases('the driver', (database) => {
  it('gives every text back as it was given, alone and in lists, with a sign for half of a character', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.option(text), { maxLength: 4 }), async (one, list) => {
        expect(await database().query('select $1::text, $2::text[], $3::text', [one, list, 'end'])).toEqual([
          [whole(one), list.map((each) => (each === null ? null : whole(each))), 'end'],
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('gives numbers, instants, truths and bigints back in their types', async () => {
    const instant = new Date('2026-11-22T08:30:00.123Z');
    const row = [1.5, '9007199254740993', true, instant, { a: [null, 'x'] }, null];
    expect(
      await database().query('select $1::float8, $2::bigint, $3::boolean, $4::timestamptz, $5::json, $6::text', [
        1.5,
        '9007199254740993',
        true,
        instant,
        '{"a":[null,"x"]}',
        null,
      ]),
    ).toEqual([row]);
  });

  it('tells a full disk by a message that says what to do', async () => {
    const full = `do $$ begin raise exception 'secret' using errcode = 'disk_full'; end $$`;
    await expect(database().runScript(full)).rejects.toMatchObject({
      code: 'statement_failed',
      message:
        'The database refused a statement of the store (SQLSTATE 53100). Its disk is full: make room, then run the command again.',
    });
    expect(await database().query('select 1')).toEqual([[1]]);
  });

  it('does all of a transaction or nothing, and goes on after a statement failed', async () => {
    await database().runScript('create table if not exists kept (x integer)');
    const work = database().transaction(async (queries) => {
      await queries.query('insert into kept values (1)');
      await queries.query('select 1 / 0');
    });
    await expect(work).rejects.toMatchObject({ code: 'statement_failed', sqlState: '22012' });
    expect(await database().query('select x from kept')).toEqual([]);
  });
});
