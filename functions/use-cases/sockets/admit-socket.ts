/** Admits sockets: an agent by their access token, a visitor by their session. It writes nothing. */
import { SUBPROTOCOL } from '#core/contract/socket.ts';
import { DomainError } from '#core/model/errors.ts';
import { type Person, type Token, authorize, isTeamToken, roleOf } from '#core/access/team-access.ts';
import { inStanding } from '#core/access/standing.ts';
import { standingOf } from '#functions/store/assignment/user-store.ts';
import type { Principal } from '#functions/store/sockets/connection-store.ts';
import type { Table } from '#functions/store/table.ts';
import { readToken } from '#functions/identity/read-access-token.ts';
import { type VisitorSessions, admitVisitor } from '#functions/identity/visitor-session.ts';

/** The dependencies of admitting. */
export type AdmitDeps = {
  table: Table;
  sessions: VisitorSessions;
  /** Where the site is served, whose own pages may use every widget. */
  publicOrigin: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The person of an agent's access token; nothing when it is forged, expired or no access token. */
  verifyAgent: (text: string, token: Token) => Promise<Person | undefined>;
};

/** The owner of a socket with these headers; undefined when they may not have one. */
export async function admitSocket(
  deps: AdmitDeps,
  { protocols, origin }: { protocols: string | undefined; origin: string | undefined },
): Promise<Principal | undefined> {
  const [subprotocol, text, ...more] = (protocols ?? '').split(',').map((part) => part.trim());
  if (subprotocol !== SUBPROTOCOL || !text || more.length > 0) return undefined;
  const token = readToken(text);
  // The algorithm only chooses the verifier, and each verifier accepts its own alone.
  if (token?.header['alg'] === 'HS256') return unlessRefused(asVisitor(deps, text, origin));
  return token && isTeamToken(token) ? unlessRefused(asAgent(deps, text, token)) : undefined;
}

async function asAgent({ table, verifyAgent }: AdmitDeps, text: string, token: Token): Promise<Principal | undefined> {
  const person = await verifyAgent(text, token);
  if (!person) return undefined;
  const { user_id, expiresAtSeconds } = person;
  const { agent, standing } = await standingOf(table, user_id);
  const known = inStanding(person, standing);
  authorize(known, agent, { role: 'agent' });
  const name = agent?.name ?? person.name ?? user_id;
  const until = { token_expires_at_seconds: expiresAtSeconds };
  return { principal: 'agent', user_id, name, agent_id: agent?.id ?? null, role: roleOf(known), ...until };
}

async function asVisitor(deps: AdmitDeps, session: string, origin: string | undefined): Promise<Principal> {
  const { visitor_id, verified, widget } = await admitVisitor(deps, { session, origin });
  const listed = widget.live_visitors ? ({ is_listed: true } as const) : {};
  const { widget_id, token: widget_token } = widget;
  return { principal: 'visitor', visitor_id, widget_id, widget_token, verified, ...listed };
}

/** A handshake can't say why it is refused. */
async function unlessRefused(admitted: Promise<Principal | undefined>): Promise<Principal | undefined> {
  try {
    return await admitted;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
