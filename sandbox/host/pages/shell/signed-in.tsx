import { createContext, useContext, useId, useMemo, useState, type ReactNode } from 'react';
import type * as z from 'zod';
import { LANGUAGES, signedInSchema, type Role, type signInSchema } from '../../../demo/signed-in-view.ts';
import { requestJson } from '../../data/request.ts';
import { useToast } from './toasts.tsx';
import { useLoad } from './use-load.ts';

type SignedIn = z.infer<typeof signedInSchema>;
type Choice = z.infer<typeof signInSchema>;

interface SignIn {
  /** Null until it is known, or where nobody can be chosen. */
  readonly signedIn: SignedIn | null;
  readonly choose: (choice: Choice) => Promise<void>;
  readonly busy: boolean;
}

const SignInContext = createContext<SignIn>({ signedIn: null, choose: () => Promise.resolve(), busy: false });

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  rep: 'sales rep',
  manager: 'manager',
  operations: 'operations',
};

const LANGUAGE_LABELS = { en: 'English', de: 'Deutsch' } as const;

/** Signs in as the person of a role; nothing happens where the portal has none. */
export function useSignInAs(): (role: Role) => Promise<void> {
  const { signedIn, choose } = useContext(SignInContext);
  return async (role) => {
    const user = signedIn?.users.find((candidate) => candidate.role === role);
    if (user !== undefined && user.userId !== signedIn?.current.userId) await choose({ userId: user.userId });
  };
}

/** Name of the person of a role; null where there is none. */
export function usePersonOf(role: Role): string | null {
  const { signedIn } = useContext(SignInContext);
  return signedIn?.users.find((candidate) => candidate.role === role)?.name ?? null;
}

interface AreaProps {
  /** Told when somebody else is signed in, or in another language. */
  readonly onChange: () => void;
  readonly children: ReactNode;
}

export function SignInArea({ onChange, children }: AreaProps): ReactNode {
  const toast = useToast();
  const { outcome, previous, reload } = useLoad('user', (signal) =>
    requestJson('/api/user', signedInSchema, { signal }),
  );
  const [busy, setBusy] = useState(false);
  const signedIn = outcome.state === 'ready' ? outcome.value : previous;
  const value = useMemo<SignIn>(
    () => ({
      signedIn,
      busy,
      choose: async (choice) => {
        setBusy(true);
        try {
          await requestJson('/api/user', signedInSchema, { method: 'PUT', body: choice });
          reload();
          onChange();
        } catch (error) {
          toast({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
        } finally {
          setBusy(false);
        }
      },
    }),
    [signedIn, busy, onChange, reload, toast],
  );
  return <SignInContext.Provider value={value}>{children}</SignInContext.Provider>;
}

/** Who sits before the screen, and in which language: the app shows each what the rights setting allows. */
export function SignInSwitch(): ReactNode {
  const id = useId();
  const { signedIn, choose, busy } = useContext(SignInContext);
  if (signedIn === null) return null;
  return (
    <span className="sb-top__user">
      <label htmlFor={id}>Signed in as</label>
      <select
        id={id}
        className="sb-input sb-select"
        value={signedIn.current.userId}
        disabled={busy}
        onChange={(event) => void choose({ userId: event.target.value })}
      >
        {signedIn.users.map(({ userId, name, role }) => (
          <option key={userId} value={userId}>
            {name}, {ROLE_LABELS[role]}
          </option>
        ))}
      </select>
      <select
        aria-label="Language of the app"
        className="sb-input sb-select"
        value={signedIn.language}
        disabled={busy}
        onChange={(event) => {
          const language = LANGUAGES.find((known) => known === event.target.value);
          if (language !== undefined) void choose({ language });
        }}
      >
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {LANGUAGE_LABELS[language]}
          </option>
        ))}
      </select>
    </span>
  );
}
