/** Signed identities: a site vouches for its logged-in user with a JWT made with the widget's identity secret. */
import { errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { DomainError } from '../core/model/errors.ts';
import { email, name, phone, text } from '../core/model/text.ts';
import type { WidgetItem } from './store/widget-store.ts';

const claims = z.object({
  /** The site's own id of the person. */
  sub: text(200),
  name: z.optional(name),
  email: z.optional(email),
  phone: z.optional(phone),
});
/** What a site vouches for. */
export type VouchedIdentity = z.infer<typeof claims>;

/**
 * The identity of a token: HS256 with the widget's identity secret, or for a day the one before; `sub` and `exp` are
 * required, an `aud` must be the widget's token.
 * @throws DomainError `unauthenticated`
 */
export async function verifyIdentity(widget: WidgetItem, token: string, nowMs: number): Promise<VouchedIdentity> {
  const isPreviousValid = widget.previous_identity_secret_until_ms > nowMs;
  const secrets = [widget.identity_secret, isPreviousValid ? widget.previous_identity_secret : null];
  for (const secret of secrets) {
    const identity = secret === null ? undefined : await verifyWith(secret, widget, token, nowMs);
    if (identity) return identity;
  }
  throw new DomainError('unauthenticated', 'The identity token is not signed by this site, expired or incomplete.');
}

async function verifyWith(
  secret: string,
  widget: WidgetItem,
  token: string,
  nowMs: number,
): Promise<VouchedIdentity | undefined> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(nowMs),
    });
    if (payload.aud !== undefined && ![payload.aud].flat().includes(widget.token)) return undefined;
    const read = claims.safeParse(payload);
    return read.success ? read.data : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
