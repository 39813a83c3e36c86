import type { CommandEnvironment } from '../../config.ts';
import type { SharedSettings } from '../../config/fields.ts';
import { findBackups, restoreBackup } from '../../store/folder/backup.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from './doors.ts';
import { openStoreOf } from './open-store-of.ts';

/** The doors to the store that the environment names, where nothing but the store is needed. */
export function storeDoors(
  environment: CommandEnvironment,
): Pick<CommandDoors, 'findBackups' | 'restoreBackup' | 'openJobs'> {
  const folder = (): string => {
    if (!environment.ok) throw new CommandFailure(environment.message);
    if (environment.databaseUrl === null) return environment.storeFolder;
    throw new CommandFailure(
      'The store is on a server (DATABASE_URL), which has backups of its own: restore it there. This command is for a store in a folder.',
    );
  };
  return {
    findBackups: async () => findBackups(folder()),
    async openJobs() {
      const shared = sharedOf(environment);
      const store = await openStoreOf(shared, 'open');
      if (store === null) return null;
      try {
        const jobs = await store.openJobs();
        return {
          jobs,
          close: async () => {
            await jobs.close(0);
            await store.close();
          },
        };
      } catch (error) {
        await store.close();
        throw error;
      }
    },
    restoreBackup: async (name) => restoreBackup(folder(), name),
  };
}

function sharedOf(environment: CommandEnvironment): SharedSettings {
  if (environment.ok) return environment;
  if (environment.shared === null) throw new CommandFailure(environment.message);
  return environment.shared;
}
