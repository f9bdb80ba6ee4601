/** Recognizing who arrives: by session, by a signed identity, or as someone new; and noting where they are now. */
import { isDeepStrictEqual } from 'node:util';
import type { Received } from '../../core/contract/http.ts';
import { cleanText } from '../../core/model/lenient.ts';
import { networkOf } from '../../core/network.ts';
import { DomainError, tryAgain } from '../../core/model/errors.ts';
import { makeId } from '../../core/model/id.ts';
import { typedChanges, vouchedChanges } from '../../core/visitor-profile.ts';
import type { Deps } from '../deps.ts';
import type { VouchedIdentity } from '../identity-token.ts';
import type { RandomText } from '../random-text.ts';
import type { Rate } from '../store/rate-store.ts';
import { takeTurn } from '../store/rate-store.ts';
import type { Identity, VisitorFields as Fields, VisitorItem } from '../store/visitor-store.ts';
import { changeVisitor, findByIdentity, getVisitor, putVisitor, verifyVisitor } from '../store/visitor-store.ts';
import type { Written } from '../store/table.ts';
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
  said: Said;
};
type Said = Received<'openSession', 'body'>;

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
  const fields = changed(before, arrival, identity, deps.now());
  const isClaim = vouched !== undefined && found === undefined;
  if ((await write(deps.table, before, fields, isClaim ? vouched : undefined)) === 'refused') throw busy();
  // Also when a claim is repeated: it may have been cut short before this.
  const isSignIn = identity !== undefined && session?.visitor_id === id;
  if (isSignIn) await endAnonymousSockets(deps, { id, widget_id: widget.id });
  return { ...before, ...fields };
}

/** Writes what changes, and nothing when nothing does. A claim is always written: it says whose the visitor is. */
async function write(
  table: Deps['table'],
  { id, verified }: VisitorItem,
  fields: Fields,
  claim: Identity | undefined,
): Promise<Written> {
  if (claim) return verifyVisitor(table, id, fields, claim);
  return Object.keys(fields).length === 0 ? 'done' : changeVisitor(table, id, verified, fields);
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
  const visitor = { ...nobody, ...changed(nobody, arrival, identity, now()) };
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

const MAX_PAGES = 20;
/** How exactly is noted when somebody was there last, where nothing else is to be noted. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

/** What a visit changes about a visitor: only what differs, so that nothing said elsewhere meanwhile is undone. */
function changed(before: VisitorItem, arrival: Arrival, identity: VouchedIdentity | undefined, nowMs: number): Fields {
  const { said, address, userAgent } = arrival;
  const at = new Date(nowMs).toISOString();
  const fields: Fields = {
    ip_address: address,
    user_agent: cleanText(userAgent, 500),
    locale: said.locale,
    timezone: said.timezone,
    referrer: said.referrer,
    current_page: said.current_page,
    custom_attributes: said.custom_attributes,
    pages: pagesWith(before.pages, said, at),
  };
  const differing = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !isDeepStrictEqual(value, before[name as keyof Fields]),
  );
  const changes: Fields = {
    ...Object.fromEntries(differing),
    ...(identity ? vouchedChanges(before, identity, said) : typedChanges(before, said)),
  };
  const isDue = nowMs - Date.parse(before.last_seen_at) >= SEEN_EVERY_MS;
  return isDue || Object.keys(changes).length > 0 ? { ...changes, last_seen_at: at } : {};
}

/** The last pages, with the one that is shown now; undefined when that is the last one already. */
function pagesWith(before: VisitorItem['pages'], { current_page: url, page_title }: Said, at: string) {
  if (url === undefined || url === before.at(-1)?.url) return undefined;
  return [...before, { url, title: page_title ?? null, at }].slice(-MAX_PAGES);
}

const busy = () => tryAgain('Another window is beginning the same session.');
