import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Keeps the tokens of accounts as texts that only a process with the key can read. */
export interface TokenCipher {
  /** @param purpose what the text is and of which portal: it has to be named again to read it */
  encrypt(text: string, purpose: TokenPurpose): string;
  /** @throws {TokenKeyError} where none of the keys fits, or the text was altered or belongs elsewhere */
  decrypt(encrypted: string, purpose: TokenPurpose): string;
}

export interface TokenPurpose {
  readonly portalId: string;
  readonly token: 'access' | 'refresh';
}

/** A kept token that cannot be read. */
export class TokenKeyError extends Error {
  override readonly name = 'TokenKeyError';

  constructor(portalId: string) {
    super(
      `The tokens of portal ${portalId} cannot be read with the keys at hand. Put the key that they were written with back into LOYALTY_TOKEN_KEY, or install the app there again.`,
    );
  }
}

const TOKEN_KEY_BYTES = 32;

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D: 96 bits are the length for which the counter needs no hashing. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = 'v1';

/**
 * AES-256-GCM, with the portal and the kind of token as additional data: a text that was moved to another portal's row is
 * refused. The key's id is in the text, so that an older key may still be read with while the first one is written with.
 *
 * @param keys of 32 bytes each, at least one; texts are encrypted with the first
 * @throws {RangeError} where a key has another length
 */
export function createTokenCipher(keys: readonly Buffer[]): TokenCipher {
  if (keys.some((key) => key.length !== TOKEN_KEY_BYTES)) throw new RangeError('A token key has 32 bytes.');
  const [first] = keys;
  if (first === undefined) throw new RangeError('There has to be a token key.');
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  return {
    encrypt(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, first, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(dataOf(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [FORM, idOf(first), nonce.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    decrypt(encrypted, purpose) {
      const [form, keyId = '', nonce = '', sealed = ''] = encrypted.split('.');
      const key = byId.get(keyId);
      const text = form === FORM && key !== undefined ? open(key, nonce, sealed, purpose) : null;
      if (text === null) throw new TokenKeyError(purpose.portalId);
      return text;
    },
  };
}

function open(key: Buffer, nonceText: string, sealedText: string, purpose: TokenPurpose): string | null {
  const nonce = Buffer.from(nonceText, 'base64url');
  const sealed = Buffer.from(sealedText, 'base64url');
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(dataOf(purpose));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function dataOf({ portalId, token }: TokenPurpose): Buffer {
  return Buffer.from(`loyalty ${portalId} ${token}`, 'utf8');
}

/** Says which key it is and nothing of it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('loyalty token key').update(key).digest('hex').slice(0, 12);
}
