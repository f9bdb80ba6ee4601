/** Recognizing who arrives: by session, by a signed identity, or as someone new; and noting where they are now. */
import type { Received } from '../../core/contract/http.ts';
import { cleanText } from '../../core/model/lenient.ts';
import { networkOf } from '../../core/network.ts';
import { DomainError, tryAgain } from '../../core/model/errors.ts';
import { makeId } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import type { VouchedIdentity } from '../identity-token.ts';
import type { RandomText } from '../random-text.ts';
import type { Rate } from '../store/rate-store.ts';
import { takeTurn } from '../store/rate-store.ts';
import type { VisitorItem } from '../store/visitor-store.ts';
import { changeVisitor, findByIdentity, getVisitor, putVisitor, verifyVisitor } from '../store/visitor-store.ts';
import type { WidgetItem } from '../store/widget-store.ts';
import type { VisitorSession } from '../visitor-session.ts';
import { noSession } from '../visitor-session.ts';
import { endAnonymousSockets } from './end-sockets.ts';

/** What recognizing needs. */
export type ArrivalDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random'> & {
  randomText: RandomText;
  /** New sessions of one address. */
  sessionRate: Rate;
};

/** Who asks, and from where. */
export type Arrival = {
  widgetToken: string;
  origin: string | undefined;
  address: string;
  userAgent: string;
  said: Received<'openSession', 'body'>;
};

/** What a caller proved: the session they had, the identity their site vouches for. */
export type Proof = { known: VisitorSession | undefined; identity: VouchedIdentity | undefined };

/**
 * The visitor of a session or an identity, brought up to date; or a new one. An identity outweighs the session: it finds
 * its person on every device, and becomes that of an anonymous visitor who has just signed in on the site.
 * @throws DomainError `unauthenticated`, `rate_limited`, `try_again` when another window was faster
 */
export async function recognize(
  deps: ArrivalDeps,
  widget: WidgetItem,
  arrival: Arrival,
  { known, identity }: Proof,
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
  const isClaim = vouched !== undefined && found === undefined;
  const written = await (isClaim
    ? verifyVisitor(deps.table, id, fields, vouched)
    : changeVisitor(deps.table, id, before.verified, fields));
  if (written === 'refused') throw busy();
  // Also when a claim is repeated: it may have been cut short before this.
  const isSignIn = identity !== undefined && session?.visitor_id === id;
  if (isSignIn) await endAnonymousSockets(deps, { id, widget_id: widget.id });
  return { ...before, ...fields };
}

async function arrive(
  deps: ArrivalDeps,
  widget: WidgetItem,
  arrival: Arrival,
  identity: VouchedIdentity | undefined,
): Promise<VisitorItem> {
  const { table, now, sessionRate } = deps;
  if (!(await takeTurn(table, networkOf(arrival.address), sessionRate, now())))
    throw new DomainError('rate_limited', 'Too many new sessions from this address.', {
      retryAfterSeconds: 1 / sessionRate.perSecond,
    });
  const nobody = someoneNew(deps, widget);
  const visitor = { ...nobody, ...updated(nobody, arrival, identity, now()) };
  const vouched = identity && { widget_id: widget.id, sub: identity.sub };
  if ((await putVisitor(table, visitor, vouched)) === 'refused') throw busy();
  return visitor;
}

function someoneNew({ now, random, randomText }: ArrivalDeps, widget: WidgetItem): VisitorItem {
  const at = new Date(now()).toISOString();
  return {
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
    user_agent: cleanText(userAgent, 500),
    locale: said.locale ?? before.locale,
    timezone: said.timezone ?? before.timezone,
    referrer: said.referrer ?? before.referrer,
    current_page: said.current_page ?? before.current_page,
    custom_attributes: said.custom_attributes ?? before.custom_attributes,
    pages: isNewPage ? [...before.pages, page].slice(-MOST_PAGES) : before.pages,
    last_seen_at: at,
  };
}

const busy = () => tryAgain('Another window is beginning the same session.');
