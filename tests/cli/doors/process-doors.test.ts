import { afterEach, describe, expect, it, vi } from 'vitest';
import { processDoors } from '../../../src/cli/doors/process-doors.ts';
import { parseCommandEnvironment } from '../../../src/config.ts';

describe('Ctrl-C', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('asks to stop at the first time, ends the process at the second, and is its own self again afterwards', () => {
    const doors = processDoors(parseCommandEnvironment({}), null);
    const listeners = process.listenerCount('SIGINT');
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('the process ends');
    });
    const interrupts = doors.watchInterrupts();
    expect(interrupts.signal.aborted).toBe(false);
    process.emit('SIGINT');
    expect(interrupts.signal.aborted).toBe(true);
    expect(told.mock.calls.flat().join('')).toContain('Stopping at the next checkpoint.');
    expect(exit).not.toHaveBeenCalled();
    expect(() => process.emit('SIGINT')).toThrow('the process ends');
    expect(exit).toHaveBeenCalledWith(130);
    interrupts.release();
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });
});

describe('this process', () => {
  it('says who it is, and that nobody says yes where there is no terminal', async () => {
    const doors = processDoors(parseCommandEnvironment({}), null);
    expect(doors.process).toMatch(new RegExp(`^process ${String(process.pid)} on .+`));
    expect(doors.user).not.toBe('');
    if (process.stdin.isTTY) return;
    expect(await doors.ask('Erase everything?')).toBe(false);
  });
});
