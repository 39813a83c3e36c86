/** What the answers of the service are put together from. Days are `YYYY-MM-DD`, amounts in the portal's currency, shares 0 to 1. */
import * as z from 'zod/mini';
import { RISKS, SEGMENTS } from './vocabulary.ts';

export const maybe = <T extends z.ZodMiniType>(type: T) => z.nullable(type);
export const day = z.string();
export const money = z.number();
export const share = z.number();
export const segment = z.enum(SEGMENTS);
export const risk = z.enum(RISKS);
export const interval = z.tuple([z.number(), z.number()]);
