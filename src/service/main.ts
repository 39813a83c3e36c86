/** `npm run service`: the service of an installation, until it is told to end. */
import { readServiceEnvironment, type ServiceSettings } from '../config/service-environment.ts';
import { isStoreError } from '../store/store-error.ts';
import { createLog, type Log } from './log.ts';
import { startService, type RunningService } from './start-service.ts';

const END_WITHIN_MILLISECONDS = 10_000;

const environment = readServiceEnvironment();
if (!environment.ok) {
  process.stderr.write(`${environment.message}\n`);
  process.exitCode = 1;
} else {
  await run(environment.settings);
}

async function run(settings: ServiceSettings): Promise<void> {
  const log = createLog(settings.logLevel, secretsOf(settings));
  // The default would print what was thrown, and with it whatever its message holds.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error('crashed', { event }, error);
      process.exit(1);
    });
  }
  const starting = startService(settings, { log, now: () => new Date() });
  // From the first moment: told to end while it starts, it starts, closes and ends like any other time.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      endInTime(log);
      void starting.then(
        (service) => end(service, 0),
        () => undefined, // told below
      );
    });
  }
  try {
    const service = await starting;
    void service.broken.then((error) => {
      sayWhy(error);
      endInTime(log);
      return end(service, 1).catch((failure: unknown) => {
        log.error('not_closed', {}, failure);
        process.exit(1);
      });
    });
  } catch (error) {
    log.error('not_started', {}, error);
    sayWhy(error);
    process.exit(1);
  }
}

function sayWhy(error: unknown): void {
  const isTold = isStoreError(error) || isSystemError(error);
  process.stderr.write(`${isTold ? error.message : 'The service could not start.'}\n`);
}

function endInTime(log: Log): void {
  setTimeout(() => {
    log.error('not_closed_in_time');
    process.exit(1);
  }, END_WITHIN_MILLISECONDS).unref();
}

async function end(service: RunningService, code: 0 | 1): Promise<void> {
  await service.close();
  process.exit(code);
}

/** What the system says of a port or a file: it holds nothing of ours. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

function secretsOf({ accessToken, oauth, web, metricsKey, databaseUrl }: ServiceSettings): readonly string[] {
  const given = [accessToken, metricsKey, databaseUrl, oauth?.clientSecret];
  const keys = (web?.functionKeys ?? []).map(({ key }) => key);
  const tokenKeys = (oauth?.tokenKeys ?? []).map((key) => key.toString('base64'));
  return [...given, ...(web?.clientSecrets ?? []), ...keys, ...tokenKeys].filter(
    (secret) => typeof secret === 'string',
  );
}
