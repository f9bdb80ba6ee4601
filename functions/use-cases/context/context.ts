/**
 * A conversation in the team's own systems: the address that opens its visitor there, and what they know. A chunk that
 * `settings-api` loads with the first request, so that it answers with plain data.
 */
import type { TeamCaller } from '#core/access/team-access.ts';
import { type CardHosts, mayAskForCard } from '#core/context/card-host.ts';
import { readCard } from '#core/context/card.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Card, CardFailure, CardRow } from '#core/model/visitors/card.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type ContextClaims, type ContextPurpose, signContext } from '#functions/identity/context-token.ts';
import { bytesOf } from '#functions/platform/network/bounded-body.ts';
import type { Send } from '#functions/platform/network/safe-fetch.ts';
import type { RandomText } from '#functions/platform/random-text.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { getTeamSettings } from '#functions/store/settings/team-settings-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';

/** The dependencies. */
export type ContextDeps = Pick<Deps, 'table' | 'now' | 'log'> &
  CardHosts & {
    randomText: RandomText;
    publicOrigin: string;
    /** Sends a request: to public addresses only, following no redirect. */
    sendOut: () => Promise<Send>;
    /** Cards of the last minute. */
    cards: Map<string, { untilMs: number; card: Card }>;
  };

/** The team's own address for a conversation's visitor. @throws DomainError `not_found`, `not_configured` */
export async function openContextLink(
  deps: ContextDeps,
  conversation: Id,
  caller: TeamCaller,
): Promise<{ url: string }> {
  const state = await stateOf(deps, conversation);
  const { context_link: link, context_secret: secret } = await getTeamSettings(deps.table);
  if (!link) throw notConfigured('No link is set up. An admin does this in the team settings.');
  const token = await tokenFor(deps, { state, caller, secret, purpose: 'context-link', url: new URL(link.url) });
  return { url: link.url.replace('{token}', token) };
}

/** What the team's own system knows of a conversation's visitor. What fails there is said, not thrown. @throws DomainError `not_found`, `not_configured` */
export async function showCard(deps: ContextDeps, conversation: Id, caller: TeamCaller): Promise<Card> {
  const state = await stateOf(deps, conversation);
  const { crm_card: asked, context_secret: secret } = await getTeamSettings(deps.table);
  if (!asked) throw notConfigured('No card is set up. An admin does this in the team settings.');
  const url = new URL(asked.url);
  if (!mayAskForCard(deps, url)) throw notConfigured(`This deployment doesn't let cards ask ${url.host}.`);
  const name = `${conversation} ${caller.user_id} ${url.href}`;
  const known = deps.cards.get(name);
  if (known && known.untilMs > deps.now()) return known.card;
  const token = await tokenFor(deps, { state, caller, secret, purpose: 'crm-card', url });
  const card = await askForCard(deps, url, token);
  if (card.failure === null) keep(deps, name, card);
  return card;
}

const notConfigured = (why: string): DomainError => new DomainError('not_configured', why);

type Parties = { id: Id; visitor_id: Id; widget_id: Id };

/** @throws DomainError `not_found` */
async function stateOf({ table }: ContextDeps, id: Id): Promise<Parties> {
  const { visitor_id, widget_id } = found(await newestRow(table, id, { consistent: true })).state;
  return { id, visitor_id, widget_id };
}

type Wanted = {
  state: Parties;
  caller: TeamCaller;
  secret: string | null;
  purpose: ContextPurpose;
  url: URL;
};

async function tokenFor(deps: ContextDeps, { state, caller, secret, purpose, url }: Wanted): Promise<string> {
  if (secret === null)
    throw notConfigured('There is no secret to sign with. An admin creates one in the team settings.');
  const signing = { secret, purpose, url, issuer: deps.publicOrigin, unique: deps.randomText(16), nowMs: deps.now() };
  return signContext(signing, await claimsOf(deps, state, caller));
}

async function claimsOf(
  { table }: ContextDeps,
  { id, visitor_id, widget_id }: Parties,
  { agent, user_id, name }: TeamCaller,
): Promise<ContextClaims> {
  const visitor = found(await getVisitor(table, visitor_id));
  const { email, identity_sub: external_id = null, verified_fields = [] } = visitor;
  return {
    visitor: { id: visitor_id, external_id, email, email_verified: verified_fields.includes('email') },
    conversation: { id, widget_id },
    agent: { id: agent?.id ?? null, user_id, name: agent?.name ?? name },
  };
}

const TIMEOUT_MS = 3000;
const MAX_BYTES = 32 * 1024;

/** Asks a host. The log names it, and neither the token nor what it answered. */
async function askForCard({ sendOut, log }: ContextDeps, url: URL, token: string): Promise<Card> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const send = await sendOut();
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const response = await send(url, { method: 'GET', headers, body: '', signal });
    const { statusCode: status = 0 } = response;
    const isUnknown = status === 404 || status === 204;
    const answer = status === 200 ? readCard((await bytesOf(response, MAX_BYTES)).toString()) : undefined;
    response.destroy();
    if (isUnknown) return { rows: [], failure: null };
    if (answer) return { rows: answer, failure: null };
    return failed(log, url, status === 200 ? 'unreadable' : 'refused', { status });
  } catch (error) {
    if (signal.aborted) return failed(log, url, 'too_slow');
    const isTooLong = error instanceof Error && error.name === 'TooMuch';
    return failed(log, url, isTooLong ? 'unreadable' : 'unreachable', { error });
  }
}

function failed(log: Deps['log'], { host }: URL, failure: CardFailure, more: object = {}): Card {
  log.warn('card_failed', { host, failure, ...more });
  const rows: CardRow[] = [];
  return { rows, failure };
}

const KEPT_MS = 60_000;
/** Far more than are opened in a minute. Beyond this, all are asked for again. */
const MAX_KEPT = 500;

function keep({ cards, now }: ContextDeps, name: string, card: Card): void {
  if (cards.size >= MAX_KEPT) cards.clear();
  cards.set(name, { untilMs: now() + KEPT_MS, card });
}
