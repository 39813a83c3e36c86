/** Tries to lock the folder of the lock file it is given, says how that went, and stays until it is killed. */
import { lockFolder } from '../../src/store/folder/folder-lock.ts';
import { isStoreError } from '../../src/store/store-error.ts';

const [, , file = ''] = process.argv;
try {
  await lockFolder(file);
  process.stdout.write('locked\n');
} catch (error) {
  process.stdout.write(isStoreError(error) ? `${error.code}\n` : 'failed\n');
}
setInterval(() => undefined, 1000);
