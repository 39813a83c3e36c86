/** Something took longer than its caller waits. It may still come to its end. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
}

/** @throws {Overdue} where the time is over first */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Overdue(`not done within ${String(milliseconds)} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
    // Where it fails after all, nobody is there to be told.
    work.catch(() => undefined);
  }
}
