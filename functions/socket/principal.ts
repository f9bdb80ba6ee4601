/** Who is at the other end, as the authorizer's context carries it: API Gateway passes on only plain values, as text. */
import { teamRoles } from '#core/model/team/team-role.ts';
import type { Principal } from '#functions/store/sockets/connection-store.ts';

/** A flat object of texts. */
export type Context = Record<string, string>;

/** The context of someone who was let in; what is null is left out. */
export function toContext(who: Principal): Context {
  const given = Object.entries(who).filter(([, value]) => value !== null);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** Who a context names. */
export function fromContext({ principal, user_id = '', name = '', ...ids }: Record<string, unknown>): Principal {
  if (principal === 'agent') {
    const agent_id = ids['agent_id'] === undefined ? null : Number(ids['agent_id']);
    const token_expires_at_seconds = Number(ids['token_expires_at_seconds']);
    const role = teamRoles.find((one) => one === ids['role']) ?? 'agent';
    return { principal, user_id: String(user_id), name: String(name), agent_id, role, token_expires_at_seconds };
  }
  return {
    principal: 'visitor',
    visitor_id: Number(ids['visitor_id']),
    widget_id: Number(ids['widget_id']),
    widget_token: String(ids['widget_token']),
    verified: ids['verified'] === 'true',
    ...(ids['is_listed'] === 'true' ? { is_listed: true } : {}),
  };
}
