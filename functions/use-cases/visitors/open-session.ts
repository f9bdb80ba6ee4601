/** Beginning or continuing a visitor's session: who they are, where they are, and what is open between us. */
import type { Answer } from '#core/contract/http.ts';
import { unreadByVisitor } from '#core/conversation/views.ts';
import { type FileRules, allowedFiles } from '#core/files/file-limits.ts';
import type { Id } from '#core/model/id.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import type { VouchedIdentity } from '#functions/identity/identity-token.ts';
import { type WidgetGate, type WidgetItem, getGate, getWidget } from '#functions/store/settings/widget-store.ts';
import {
  type VisitorSession,
  type VisitorSessions,
  admitPage,
  noSession,
} from '#functions/identity/visitor-session.ts';
import { type LiveChatSwitch, requireLiveChat } from '#functions/use-cases/integrations/live-chat-switch.ts';
import { attendanceOf } from '#functions/use-cases/availability/availability.ts';
import { loadConversation, visitorView } from '#functions/use-cases/conversations/conversation-state.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import { type VisitorClaim, type ResolveVisitorDeps, resolveVisitor } from './resolve-visitor.ts';

/** The dependencies of a session. */
export type SessionDeps = Deps &
  ResolveVisitorDeps &
  LiveChatSwitch & {
    sessions: VisitorSessions;
    socketUrl: string;
    /** Where the site is served, whose own pages may use every widget. */
    publicOrigin: string;
    /** What the deployment allows of files. */
    fileRules: FileRules;
    /** Counts what a visitor asks for. @throws DomainError `rate_limited` */
    limitVisitor: (visitor: Id) => void;
  };

/**
 * Opens a session.
 * @throws DomainError `not_found`, `widget_inactive`, `origin_not_allowed`, `unauthenticated` for a session or identity
 * that doesn't hold, `rate_limited`
 */
export async function openSession(deps: SessionDeps, claim: VisitorClaim): Promise<Answer<'openSession'>> {
  const request = await withoutSecrets(deps, claim);
  const { gate, widget } = await widgetFor(deps, request);
  const known = await knownSession(deps, request);
  if (known) deps.limitVisitor(known.visitor_id);
  const identity = await identityOf(deps, widget, request.said.identity_token);
  // An identity outweighs the session, which then need not hold any more.
  if (known?.verified && !identity && !deps.sessions.isVouched(known, gate)) throw noSession();
  // Somebody new has no chat to go on with.
  if (!known && !identity) await requireLiveChat(deps);
  const visitor = await resolveVisitor(deps, widget, request, { known, identity });
  const [signed, conversation, attendance] = await Promise.all([
    deps.sessions.sign({
      visitor_id: visitor.id,
      widget_id: widget.id,
      widget_token: widget.token,
      verified: visitor.verified,
      identity_secret_id: identity?.secret_id ?? known?.identity_secret_id,
    }),
    currentConversation(deps, visitor.last_conversation_id),
    attendanceOf(deps, widget),
  ]);
  if (!conversation) await requireLiveChat(deps);
  const { id, name, email, phone, verified } = visitor;
  return {
    session_token: signed.token,
    expires_at: new Date(signed.expiresAtMs).toISOString(),
    visitor: { id, name, email, phone, verified },
    conversation,
    socket_url: deps.socketUrl,
    ...attendance,
    files: allowedFiles(widget.files, deps.fileRules),
  };
}

/** What the visitor and the page wrote, masked. Who a site vouches for, and addresses, stay as they are. */
async function withoutSecrets(deps: SessionDeps, claim: VisitorClaim): Promise<VisitorClaim> {
  const { name, custom_attributes, page_title } = claim.said;
  const written = { name, custom_attributes, page_title };
  return { ...claim, said: { ...claim.said, ...(await masked(deps, written)) } };
}

async function widgetFor(
  { table, publicOrigin }: SessionDeps,
  { widgetToken, origin }: VisitorClaim,
): Promise<{ gate: WidgetGate; widget: WidgetItem }> {
  const gate = found(await getGate(table, widgetToken));
  admitPage(gate, origin, publicOrigin);
  const widget = found(await getWidget(table, gate.widget_id));
  return { gate, widget };
}

async function knownSession({ sessions }: SessionDeps, request: VisitorClaim): Promise<VisitorSession | undefined> {
  const { session_token } = request.said;
  if (session_token === undefined) return undefined;
  const session = await sessions.verify(session_token);
  if (session?.widget_token !== request.widgetToken) throw noSession();
  return session;
}

async function identityOf(
  { now }: SessionDeps,
  widget: WidgetItem,
  token: string | undefined,
): Promise<VouchedIdentity | undefined> {
  if (token !== undefined) {
    const { verifyIdentity } = await import('#functions/identity/identity-token.ts');
    return verifyIdentity(widget, token, now());
  }
  if (widget.require_identity)
    throw new DomainError(
      'unauthenticated',
      'This widget is for signed-in visitors only. An identity_token is required.',
    );
  return undefined;
}

/** The last conversation: while it is open, and after that until the visitor has read what they were answered. */
async function currentConversation({ table }: SessionDeps, id: Id | undefined) {
  const last = id === undefined ? undefined : await loadConversation(table, id, { consistent: true });
  if (!last) return null;
  const { row, read } = last;
  const isOver = row.state.status === 'closed' && unreadByVisitor(row.state, read) === 0;
  return isOver ? null : visitorView(table, last);
}
