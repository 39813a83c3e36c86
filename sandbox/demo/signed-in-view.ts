import * as z from 'zod';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const userSchema = z.object({
  role: z.enum(['rep', 'manager', 'operations']),
  name: z.string(),
  userId: z.string(),
  userEmail: z.string(),
});

/** Who sits before the screen: HubSpot tells the app in every call. */
export type SignedInUser = Readonly<z.infer<typeof userSchema>>;
export type Role = SignedInUser['role'];

/** The answer of `/api/user`. */
export const signedInSchema = z.object({
  current: userSchema,
  users: z.array(userSchema),
  language: z.enum(LANGUAGES),
});

/** What is sent to it: what stays the same is left out. */
export const signInSchema = z.object({
  userId: z.string().exactOptional(),
  language: z.enum(LANGUAGES).exactOptional(),
});
