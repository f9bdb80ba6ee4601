/** Who may open a socket: an agent by their access token, a visitor by their session. Nothing is written to find out. */
import { SUBPROTOCOL } from '../../core/contract/socket.ts';
import { DomainError } from '../../core/model/errors.ts';
import type { Person } from '../../core/team-access.ts';
import { mayCall } from '../../core/team-access.ts';
import { getAgentByUser } from '../store/agent-store.ts';
import type { Principal } from '../store/connection-store.ts';
import type { Table } from '../store/table.ts';
import type { VisitorSessions } from '../visitor-session.ts';
import { admitVisitor } from '../visitor-session.ts';

/** What admitting needs. */
export type AdmitDeps = {
  table: Table;
  sessions: VisitorSessions;
  /** The person of an agent's access token; nothing when it is forged, expired or no access token. */
  verifyAgent: (token: string) => Promise<Person | undefined>;
};

/** Who asks for a socket with these headers; nothing when they may not have one. */
export async function admitSocket(
  deps: AdmitDeps,
  { protocols, origin }: { protocols: string | undefined; origin: string | undefined },
): Promise<Principal | undefined> {
  const [subprotocol, token, ...more] = (protocols ?? '').split(',').map((part) => part.trim());
  if (subprotocol !== SUBPROTOCOL || !token || more.length > 0) return undefined;
  // The algorithm only chooses the verifier, and each verifier accepts its own alone.
  const algorithm = algorithmOf(token);
  if (algorithm === 'HS256') return asVisitor(deps, token, origin);
  return algorithm === 'RS256' ? asAgent(deps, token) : undefined;
}

async function asAgent({ table, verifyAgent }: AdmitDeps, token: string): Promise<Principal | undefined> {
  const person = await verifyAgent(token);
  if (!person || !mayCall(person, 'agent')) return undefined;
  const agent = await getAgentByUser(table, person.user_id);
  const name = agent?.name ?? person.name ?? person.user_id;
  return { principal: 'agent', user_id: person.user_id, name, agent_id: agent?.id ?? null };
}

async function asVisitor(deps: AdmitDeps, session: string, origin: string | undefined): Promise<Principal | undefined> {
  try {
    const { visitor_id, verified, widget } = await admitVisitor(deps, { session, origin });
    return { principal: 'visitor', visitor_id, widget_id: widget.widget_id, widget_token: widget.token, verified };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** The algorithm a token claims to be signed with. */
function algorithmOf(token: string): unknown {
  try {
    const [header = ''] = token.split('.');
    return (JSON.parse(atob(header.replaceAll('-', '+').replaceAll('_', '/'))) as { alg?: unknown } | null)?.alg;
  } catch {
    return undefined;
  }
}
