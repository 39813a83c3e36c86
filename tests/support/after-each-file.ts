/** Loaded for every test file, also where files share their modules: what one of them made on the disk is gone when it is over. */
import { afterAll } from 'vitest';
import { removeTemporaryDirectories } from './temporary-directory.ts';

afterAll(removeTemporaryDirectories);
