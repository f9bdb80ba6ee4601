/** Signed identities: a site verifies its logged-in user with a JWT made with the widget's identity secret. */
import { errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { DomainError } from '#core/model/errors.ts';
import { lenientName, lenientPhone, optionalEmail } from '#core/model/lenient.ts';
import { text } from '#core/model/text.ts';
import { secretId, validSecrets } from '#functions/store/settings/identity-secrets.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';

const claims = z.object({
  /** The site's own ID of the person. Many sites use numbers. */
  sub: z.pipe(
    z.transform((id: unknown) => (Number.isSafeInteger(id) ? String(id) : id)),
    text(200),
  ),
  name: lenientName,
  email: optionalEmail,
  phone: lenientPhone,
});
/** The identity a site verifies, and the name of the secret it signed with. */
export type VouchedIdentity = z.infer<typeof claims> & { secret_id: string };

/** Who has a token is who it names: one that is stolen must not open that person's chats for long. */
const MAX_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** Clocks differ by up to this much. */
const LEEWAY_MS = 5 * 60 * 1000;

/**
 * The identity of a token: HS256 with one of the widget's identity secrets that count; `sub` and `exp` are required, `exp`
 * is at most a day ahead, an `aud` must be the widget's token.
 * @throws DomainError `unauthenticated`
 */
export async function verifyIdentity(widget: WidgetItem, token: string, nowMs: number): Promise<VouchedIdentity> {
  for (const secret of validSecrets(widget, nowMs)) {
    const identity = await verifyWith(secret, widget, token, nowMs);
    if (identity) return { ...identity, secret_id: secretId(secret) };
  }
  throw new DomainError(
    'unauthenticated',
    'The identity token has expired, is incomplete or was not signed with a secret of this widget.',
  );
}

async function verifyWith(
  secret: string,
  widget: WidgetItem,
  token: string,
  nowMs: number,
): Promise<z.infer<typeof claims> | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
      clockTolerance: LEEWAY_MS / 1000,
    });
    // The tolerance is for `nbf` only.
    if ((payload.exp ?? 0) * 1000 <= nowMs) return undefined;
    if (payload.aud !== undefined && ![payload.aud].flat().includes(widget.token)) return undefined;
    const read = claims.safeParse(payload);
    if (!read.success) return undefined;
    if ((payload.exp ?? 0) * 1000 > nowMs + MAX_LIFETIME_MS + LEEWAY_MS) throw tooLong();
    return read.data;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const tooLong = () =>
  new DomainError('unauthenticated', 'The identity token is valid for too long. Set `exp` at most 24 hours ahead.');
