import express, { type Express, type Router } from 'express';
import { postpone } from './answers.ts';
import { refuseAfterError, refuseUnknownPaths } from './last-handlers.ts';
import { frameRequests, type FrameDoors } from './request-frame.ts';
import { watchRoutes, type WatchDoors } from './watch-routes.ts';

const STARTING_SECONDS = 5;

export interface AppDoors extends FrameDoors, WatchDoors {
  /** Everything that needs the store; null while it is not open. `none`: this role takes no calls. */
  readonly routes: () => Router | null | 'none';
}

/** The web application of a process, in whichever role. */
export function createApp(doors: AppDoors): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(frameRequests(doors));
  app.use(watchRoutes(doors));
  app.use((request, response, next) => {
    const routes = doors.routes();
    if (routes === 'none') next();
    else if (routes === null)
      postpone(
        response,
        STARTING_SECONDS,
        'starting',
        'The service is starting, or its database is away. Try again in some seconds.',
      );
    else routes(request, response, next);
  });
  app.use(refuseUnknownPaths);
  app.use(refuseAfterError(doors.log));
  return app;
}
