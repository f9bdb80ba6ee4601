/** Recognizing who arrives: by session, by a signed identity, or as someone new; and noting where they are now. */
import { isDeepStrictEqual } from 'node:util';
import type { Received } from '#core/contract/http.ts';
import { networkOf } from '#core/access/network.ts';
import { DomainError, tryAgain } from '#core/model/errors.ts';
import { personalFields } from '#core/model/closed-sets.ts';
import { makeId } from '#core/model/id.ts';
import type { Attributes } from '#core/model/text.ts';
import { isBlocked } from '#core/visitor/block.ts';
import { isSeenDue, nextVisit, visitChanges } from '#core/visitor/visit.ts';
import { typedChanges, vouchedChanges } from '#core/visitor/profile.ts';
import type { Deps } from '#functions/deps.ts';
import type { VouchedIdentity } from '#functions/identity/identity-token.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { networkBlockedUntil } from '#functions/store/visitors/block-store.ts';
import { type Rate, consumeRateLimit } from '#functions/store/visitors/rate-limit-store.ts';
import {
  type Identity,
  type VisitorFields as Fields,
  type VisitorItem,
  attachedTo,
  findByIdentity,
  getVisitor,
  getVisitorAttributes,
  noteVisit,
  putVisitor,
  putVisitorAttributes,
  verifyVisitor,
} from '#functions/store/visitors/visitor-store.ts';
import type { WidgetItem } from '#functions/store/settings/widget-store.ts';
import { type VisitorSession, noSession, switchedOff } from '#functions/identity/visitor-session.ts';
import { writingAlso } from '#functions/store/table.ts';
import { visitorCreated, visitorEvents, withAttributes } from '#functions/use-cases/events/event-rows.ts';
import { refuseBlocked } from './refuse-blocked.ts';
import { endAnonymousSockets } from '#functions/use-cases/sockets/end-sockets.ts';

/** The dependencies of resolving a visitor. */
export type ResolveVisitorDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'events'> & {
  randomText: RandomText;
  /** New sessions of one address, and visits that are noted. */
  sessionRate: Rate;
  /** Visits of one visitor that are noted. */
  allowance: Rate;
};

/** The request of a visitor: what they claim, and their address. */
export type VisitorClaim = {
  widgetToken: string;
  origin: string | undefined;
  address: string;
  userAgent: string;
  said: Said;
};
type Said = Received<'openSession', 'body'>;

/** What a caller proved: the session they had, the identity their site verified. */
export type Proof = { known: VisitorSession | undefined; identity: VouchedIdentity | undefined };

/**
 * The visitor of a session or an identity, brought up to date; or a new one. An identity outweighs the session: it finds
 * its person on every device, and becomes that of an anonymous visitor who has just signed in on the site.
 * @throws DomainError `unauthenticated`, `rate_limited`, `try_again` when another window was faster
 */
export async function resolveVisitor(
  deps: ResolveVisitorDeps,
  widget: WidgetItem,
  request: VisitorClaim,
  { known, identity }: Proof,
): Promise<VisitorItem> {
  const vouched = identity && { widget_id: widget.id, sub: identity.sub };
  const found = vouched && (await findByIdentity(deps.table, vouched));
  const session = known?.verified && identity ? undefined : known;
  const id = found ?? session?.visitor_id;
  if (id === undefined) return createVisitor(deps, widget, request, identity);
  const before = await getVisitor(deps.table, id, { consistent: true });
  // A session from before its visitor was verified opens nothing of what belongs to them since.
  if (!before || (!found && before.verified && !known?.verified)) throw noSession();
  if (isBlocked(before, deps.now())) throw switchedOff();
  const isClaim = vouched !== undefined && found === undefined;
  const fields = changed(before, request, identity, { nowMs: deps.now(), isListed: widget.live_visitors });
  await refuseBlocked(deps, fields.email);
  await writeVisit(deps, before, { request, fields, claim: isClaim ? vouched : undefined });
  // Also when a claim is repeated: it may have been cut short before this.
  const isSignIn = identity !== undefined && session?.visitor_id === id;
  if (isSignIn) await endAnonymousSockets(deps, { id, widget_id: widget.id });
  return { ...before, ...fields };
}

/**
 * Writes what changes, and nothing when nothing does. A claim is always written: it says whose the visitor is. What only
 * describes a visit is left out where limits are reached, as others behind the same address may have reached them.
 */
async function writeVisit(
  deps: ResolveVisitorDeps,
  before: VisitorItem,
  { request, fields, claim }: { request: VisitorClaim; fields: Fields; claim: Identity | undefined },
): Promise<void> {
  const { table, now, sessionRate, allowance } = deps;
  const attributes = await newAttributes(table, before, request.said);
  const isSame = Object.keys(fields).length === 0 && attributes === undefined;
  if (isSame && !claim) return;
  const leaveOut = (refusal: DomainError): void => {
    if (claim || changesIdentity(fields)) throw refusal;
  };
  if (!(await consumeRateLimit(table, `visits:${networkOf(request.address)}`, sessionRate, now())))
    return leaveOut(tooMany('Too many visits from this address.', sessionRate));
  const noted = { ...fields, last_seen_at: new Date(now()).toISOString() };
  const about = { isClaim: claim !== undefined, hasAttributes: attributes !== undefined };
  const told = withAttributes(await visitorEvents(deps, before.id, fields, about), before.id, attributes);
  const telling = writingAlso(table, told);
  const written = claim
    ? await verifyVisitor(telling, before.id, noted, claim)
    : await noteVisit(telling, before, noted, { rate: allowance, nowMs: now() });
  if (written === 'limited') return leaveOut(tooMany('Too many visits of one visitor.', allowance));
  if (written === 'refused') throw busy();
  if (attributes && told.length === 0) await putVisitorAttributes(table, before.id, attributes);
}

/** Whether any of what changes is who the visitor is; all else only describes. */
const changesIdentity = (fields: Fields): boolean => [...personalFields, 'verified'].some((field) => field in fields);

/** The attributes from the site, where they differ from the stored ones. */
async function newAttributes(table: Deps['table'], visitor: VisitorItem, said: Said): Promise<Attributes | undefined> {
  if (said.custom_attributes === undefined) return undefined;
  const before = attachedTo(visitor, await getVisitorAttributes(table, visitor.id));
  return isDeepStrictEqual(before, said.custom_attributes) ? undefined : said.custom_attributes;
}

async function createVisitor(
  deps: ResolveVisitorDeps,
  widget: WidgetItem,
  request: VisitorClaim,
  identity: VouchedIdentity | undefined,
): Promise<VisitorItem> {
  const { table, now, sessionRate } = deps;
  const network = networkOf(request.address);
  if (!(await consumeRateLimit(table, network, sessionRate, now()))) {
    if ((await networkBlockedUntil(table, network)) > now()) throw switchedOff();
    throw tooMany('Too many new sessions from this address.', sessionRate);
  }
  const nobody = newVisitor(deps, widget);
  const visitor = { ...nobody, ...changed(nobody, request, identity, { nowMs: now(), isListed: false }) };
  await refuseBlocked(deps, visitor.email);
  const vouched = identity && { widget_id: widget.id, sub: identity.sub };
  const { custom_attributes: attributes = {} } = request.said;
  const given = Object.keys(attributes).length > 0 ? attributes : undefined;
  const told = withAttributes(await visitorCreated(deps, visitor.id, vouched !== undefined), visitor.id, given);
  if ((await putVisitor(writingAlso(table, told), visitor, vouched)) === 'refused') throw busy();
  if (given && told.length === 0) await putVisitorAttributes(table, visitor.id, given);
  return visitor;
}

/** A visitor without any known fields. */
export function newVisitor(
  { now, random, randomText }: Pick<ResolveVisitorDeps, 'now' | 'random' | 'randomText'>,
  widget: Pick<WidgetItem, 'id'>,
): VisitorItem {
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
    pages: [],
    first_seen_at: at,
    last_seen_at: at,
  };
}

/** The changes of a visit: only fields that differ, so that concurrent changes elsewhere are kept. */
function changed(
  before: VisitorItem,
  { said, address, userAgent }: VisitorClaim,
  identity: VouchedIdentity | undefined,
  { nowMs, isListed }: { nowMs: number; isListed: boolean },
): Fields {
  const visit = isListed ? nextVisit(before, nowMs) : undefined;
  const at = new Date(nowMs).toISOString();
  const changes: Fields = {
    ...(visit ? { visit } : {}),
    ...visitChanges(before, { ...said, address, userAgent }, at),
    ...(identity ? vouchedChanges(before, identity, said) : typedChanges(before, said)),
  };
  return isSeenDue(before, nowMs) || Object.keys(changes).length > 0 ? { ...changes, last_seen_at: at } : {};
}

const tooMany = (detail: string, { perSecond }: Rate) =>
  new DomainError('rate_limited', detail, { retryAfterSeconds: 1 / perSecond });
const busy = () => tryAgain('Another window is starting the same session. Try again.');
