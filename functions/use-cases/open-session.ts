/** Beginning or continuing a visitor's session: who they are, where they are, and what is open between us. */
import type { Received, Answer } from '../../core/contract/http.ts';
import type { Id } from '../../core/model/id.ts';
import { makeId } from '../../core/model/id.ts';
import { DomainError, notFound } from '../../core/model/errors.ts';
import type { Deps } from '../deps.ts';
import type { VouchedIdentity } from '../identity-token.ts';
import { verifyIdentity } from '../identity-token.ts';
import type { RandomText } from '../random-text.ts';
import type { Rate } from '../store/rate-store.ts';
import { takeTurn } from '../store/rate-store.ts';
import type { VisitorItem } from '../store/visitor-store.ts';
import { changeVisitor, findByIdentity, getVisitor, putVisitor } from '../store/visitor-store.ts';
import type { WidgetItem } from '../store/widget-store.ts';
import { getGate, getWidget } from '../store/widget-store.ts';
import type { VisitorSession, VisitorSessions } from '../visitor-session.ts';
import { admitPage } from '../visitor-session.ts';
import { availabilityOf } from './availability.ts';
import { loadState, showToVisitor } from './conversation-state.ts';

/** What a session needs. */
export type SessionDeps = Deps & {
  sessions: VisitorSessions;
  randomText: RandomText;
  /** New sessions of one address. */
  sessionRate: Rate;
  socketUrl: string;
};

/** Who asks, and from where. */
export type Arrival = {
  widgetToken: string;
  origin: string | undefined;
  address: string;
  userAgent: string;
  said: Received<'openSession', 'body'>;
};

/**
 * Opens a session.
 * @throws DomainError `not_found`, `widget_inactive`, `origin_not_allowed`, `unauthenticated` for a session or identity
 * that doesn't hold, `rate_limited`
 */
export async function openSession(deps: SessionDeps, arrival: Arrival): Promise<Answer<'openSession'>> {
  const widget = await widgetFor(deps, arrival);
  const known = await knownSession(deps, arrival);
  const identity = await identityOf(deps, widget, arrival.said.identity_token);
  const visitor = await visitorFor(deps, widget, arrival, known, identity);
  const [signed, conversation, availability] = await Promise.all([
    deps.sessions.sign({
      visitor_id: visitor.id,
      widget_id: widget.id,
      widget_token: widget.token,
      verified: visitor.verified,
    }),
    openConversation(deps, visitor.open_conversation_id),
    availabilityOf(deps, widget),
  ]);
  const { id, name, email, phone, verified } = visitor;
  return {
    session_token: signed.token,
    expires_at: new Date(signed.expiresAtMs).toISOString(),
    visitor: { id, name, email, phone, verified },
    conversation,
    socket_url: deps.socketUrl,
    availability,
  };
}

async function widgetFor({ table }: SessionDeps, { widgetToken, origin }: Arrival): Promise<WidgetItem> {
  const gate = await getGate(table, widgetToken);
  if (!gate) throw notFound();
  admitPage(gate, origin);
  const widget = await getWidget(table, gate.widget_id);
  if (!widget) throw notFound();
  return widget;
}

async function knownSession({ sessions }: SessionDeps, arrival: Arrival): Promise<VisitorSession | undefined> {
  const { session_token } = arrival.said;
  if (session_token === undefined) return undefined;
  const session = await sessions.verify(session_token);
  if (session?.widget_token !== arrival.widgetToken) throw noSession();
  return session;
}

async function identityOf(
  { now }: SessionDeps,
  widget: WidgetItem,
  token: string | undefined,
): Promise<VouchedIdentity | undefined> {
  if (token !== undefined) return verifyIdentity(widget, token, now());
  if (widget.require_identity)
    throw new DomainError('unauthenticated', 'This widget is for signed-in users only: an identity_token is required.');
  return undefined;
}

/**
 * The visitor of a session or an identity, brought up to date; or a new one. An identity outweighs the session: it finds
 * its person on every device, and becomes that of an anonymous visitor who has just signed in on the site.
 */
async function visitorFor(
  deps: SessionDeps,
  widget: WidgetItem,
  arrival: Arrival,
  known: VisitorSession | undefined,
  identity: VouchedIdentity | undefined,
): Promise<VisitorItem> {
  const vouched = identity && { widget_id: widget.id, sub: identity.sub };
  const found = vouched && (await findByIdentity(deps.table, vouched));
  const session = known?.verified && identity ? undefined : known;
  const id = found ?? session?.visitor_id;
  if (id === undefined) return arrive(deps, widget, arrival, identity);
  const before = await getVisitor(deps.table, id, { consistent: true });
  // A session from before its visitor was verified opens nothing of what belongs to them since.
  if (!before || (!found && before.verified && !known?.verified)) throw noSession();
  const fields = updated(before, arrival, identity, deps.now());
  const written = await changeVisitor(deps.table, id, fields, found === undefined ? vouched : undefined);
  if (written === 'refused') throw busy();
  return { ...before, ...fields };
}

async function arrive(
  deps: SessionDeps,
  widget: WidgetItem,
  arrival: Arrival,
  identity: VouchedIdentity | undefined,
): Promise<VisitorItem> {
  const { table, now, random, randomText, sessionRate } = deps;
  if (!(await takeTurn(table, arrival.address, sessionRate, now())))
    throw new DomainError('rate_limited', 'Too many new sessions from this address.', {
      retryAfterSeconds: 1 / sessionRate.perSecond,
    });
  const at = new Date(now()).toISOString();
  const nobody: VisitorItem = {
    id: makeId(now(), random()),
    widget_id: widget.id,
    session_id: randomText(32),
    name: null,
    email: null,
    phone: null,
    verified: false,
    ip_address: '',
    user_agent: '',
    locale: null,
    timezone: null,
    referrer: null,
    current_page: null,
    custom_attributes: {},
    pages: [],
    first_seen_at: at,
    last_seen_at: at,
  };
  const visitor = { ...nobody, ...updated(nobody, arrival, identity, now()) };
  const vouched = identity && { widget_id: widget.id, sub: identity.sub };
  if ((await putVisitor(table, visitor, vouched)) === 'refused') throw busy();
  return visitor;
}

const MOST_PAGES = 20;

/** What a visit changes about a visitor. What a site vouched for is not overwritten by what a browser says. */
function updated(before: VisitorItem, arrival: Arrival, identity: VouchedIdentity | undefined, nowMs: number) {
  const { said, address, userAgent } = arrival;
  const at = new Date(nowMs).toISOString();
  const personal = <Field extends 'name' | 'email' | 'phone'>(field: Field): VisitorItem[Field] =>
    identity?.[field] ?? (before.verified ? (before[field] ?? said[field]) : (said[field] ?? before[field])) ?? null;
  const isNewPage = said.current_page !== undefined && said.current_page !== before.pages.at(-1)?.url;
  const page = { url: said.current_page ?? '', title: said.page_title ?? null, at };
  return {
    name: personal('name'),
    email: personal('email'),
    phone: personal('phone'),
    verified: before.verified || identity !== undefined,
    ip_address: address,
    user_agent: userAgent.slice(0, 500),
    locale: said.locale ?? before.locale,
    timezone: said.timezone ?? before.timezone,
    referrer: said.referrer ?? before.referrer,
    current_page: said.current_page ?? before.current_page,
    custom_attributes: said.custom_attributes ?? before.custom_attributes,
    pages: isNewPage ? [...before.pages, page].slice(-MOST_PAGES) : before.pages,
    last_seen_at: at,
  };
}

async function openConversation({ table }: SessionDeps, id: Id | undefined) {
  const state = id === undefined ? undefined : await loadState(table, id, { consistent: true });
  return state ? showToVisitor(table, state) : null;
}

const noSession = () =>
  new DomainError('unauthenticated', 'The session is expired or not of this widget; begin a new one.');
const busy = () =>
  new DomainError('try_again', 'Another window is beginning the same session.', { retryAfterSeconds: 1 });
