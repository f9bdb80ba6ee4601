/**
 * Visitor sessions: signed tokens bound to a visitor, a widget and that widget's public token, so that regenerating it
 * ends them. The API and the socket admit by the same rule, `admitVisitor`.
 */
import type { Id } from '#core/model/id.ts';
import { DomainError, notFound } from '#core/model/errors.ts';
import { isAllowedOrigin } from '#core/access/origin.ts';
import { isSecretValid } from '#functions/store/settings/identity-secrets.ts';
import type { SessionKeys } from './session-keys.ts';
import { verifyToken, signToken } from './signed-token.ts';
import type { WidgetGate } from '#functions/store/settings/widget-store.ts';
import type { Table } from '#functions/store/table.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { getSessionGates } from '#functions/store/access/session-gates.ts';

/** The claims of a session token. */
export type VisitorSession = {
  visitor_id: Id;
  widget_id: Id;
  widget_token: string;
  verified: boolean;
  /** The name of the secret that the site verified the visitor with. */
  identity_secret_id?: string | undefined;
};

/** Signs and verifies session tokens. */
export type VisitorSessions = {
  sign(session: VisitorSession): Promise<{ token: string; expiresAtMs: number }>;
  /** The session of a token; nothing when it is forged, expired or not a session's. */
  verify(token: string): Promise<VisitorSession | undefined>;
  /** Whether a verified session's secret still counts: one that leaked ends what was made with it. */
  isVouched(session: VisitorSession, gate: Pick<WidgetGate, 'identity_secrets'>): boolean;
};

/** A visitor who was let in, and the widget they came through. */
export type VisitorCaller = { visitor_id: Id; verified: boolean; widget: WidgetGate };

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
const AUDIENCE = 'live-chat-visitor';

/** Session tokens signed with these keys. */
export function visitorSessions(keys: SessionKeys, now: () => number): VisitorSessions {
  return {
    isVouched: ({ verified, identity_secret_id }, { identity_secrets }) =>
      verified && isSecretValid(identity_secrets, identity_secret_id, now()),
    sign: async ({ visitor_id, widget_id, widget_token, verified, identity_secret_id }) => {
      const signingKey = await keys.current();
      const expiresAtMs = now() + LIFETIME_MS;
      const [iat, exp] = [Math.floor(now() / 1000), Math.floor(expiresAtMs / 1000)];
      const sub = String(visitor_id);
      const claims = { widget: widget_id, token: widget_token, verified, secret: identity_secret_id };
      const token = signToken({ ...claims, sub, aud: AUDIENCE, iat, exp }, signingKey);
      return { token, expiresAtMs };
    },
    verify: async (token) => {
      const claims = await verifyToken(token, keys.find, { aud: AUDIENCE, nowMs: now() });
      const { sub, widget, token: widget_token, secret } = claims ?? {};
      if (sub === undefined || widget === undefined || widget_token === undefined) return undefined;
      return {
        visitor_id: Number(sub),
        widget_id: Number(widget),
        widget_token: String(widget_token),
        verified: claims?.['verified'] === true,
        identity_secret_id: typeof secret === 'string' ? secret : undefined,
      };
    },
  };
}

/** The origin and address of a visitor's request. */
export type Visit = {
  /** The session token, if one was sent. */
  session: string | undefined;
  /** The public token in the address; a socket's address has none. */
  widgetToken?: string | undefined;
  /** The `Origin` header, if there is one. */
  origin: string | undefined;
};

/**
 * Lets a visitor in by their session.
 * @throws DomainError `unauthenticated`, `not_found` when the widget's token no longer exists, `widget_inactive`, `origin_not_allowed`
 */
export async function admitVisitor(
  {
    table,
    sessions,
    publicOrigin,
    now,
  }: { table: Table; sessions: VisitorSessions; publicOrigin: string; now: () => number },
  { session, widgetToken, origin }: Visit,
): Promise<VisitorCaller> {
  const known = session === undefined ? undefined : await sessions.verify(session);
  if (!known || (widgetToken !== undefined && known.widget_token !== widgetToken)) throw noSession();
  const { gate, access } = await getSessionGates(table, known);
  const { admits: admitted } = access;
  if (admitted === 'none' || (admitted === 'verified' && !known.verified)) throw noSession();
  if (!gate || gate.widget_id !== known.widget_id) throw notFound();
  if (known.verified ? !sessions.isVouched(known, gate) : gate.require_identity) throw noSession();
  admitPage(gate, origin, publicOrigin);
  if (isBlocked(access, now())) throw switchedOff();
  return { visitor_id: known.visitor_id, verified: known.verified, widget: gate };
}

/** A widget that is off. A blocked visitor reads the same, word for word. */
export const switchedOff = (): DomainError => new DomainError('widget_inactive', 'This widget is turned off.');

/** A session that doesn't hold, for whatever reason. */
export const noSession = (): DomainError =>
  new DomainError(
    'unauthenticated',
    'The session is missing, has expired or belongs to another widget. Start a new one.',
  );

/**
 * Lets a page use a widget, on an allowed domain or on our own, where links in mails open it.
 * @throws DomainError `widget_inactive`, `origin_not_allowed`
 */
export function admitPage(
  gate: Pick<WidgetGate, 'is_active' | 'allowed_domains'>,
  origin: string | undefined,
  publicOrigin: string,
): void {
  if (!gate.is_active) throw switchedOff();
  if (origin !== publicOrigin && !isAllowedOrigin(origin, gate.allowed_domains))
    throw new DomainError('origin_not_allowed', `This widget isn't allowed on ${origin}.`);
}
