/** Visitors in the table, and the identities their sites verified. */
import type { Attributes } from '#core/model/text.ts';
import type { MailState, PersonalField } from '#core/model/closed-sets.ts';
import { type Visitor, visitor as visitorSchema } from '#core/model/visitors/visitor.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import type { CurrentVisit } from '#core/visitor/visit.ts';
import { keys } from '#functions/store/keys.ts';
import { exactMark } from '#functions/store/mail/address-store.ts';
import type { Rate } from './rate-limit-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import {
  type SetFields,
  type Item,
  type Table,
  type TransactItem,
  type Written,
  setFields,
} from '#functions/store/table.ts';

/**
 * A visitor as stored. `last_conversation_id` is the visitor's one place for a conversation: another takes it only once
 * the one that has it is closed, so closing need not write here.
 */
export type VisitorItem = Omit<
  Visitor,
  'created_at' | 'external_id' | 'verified_fields' | 'current_page' | 'custom_attributes' | 'pages' | 'mail_state'
> & {
  /** What happened to mail for an address that the visitor had, which may not be the one they have now. */
  mail_problem?: { state: MailState; mark: string } | null;
  /** What the site attached, in visitors from before that had an item of its own. */
  custom_attributes?: Attributes;
  /** Missing until the first page was noted. */
  pages?: Visitor['pages'];
  /** Which visit this is; missing on the first, and where the widget doesn't list who is on the site. */
  visit?: CurrentVisit;
  /** When the allowance of visits is whole again (milliseconds since 1970), as in `rate-limit-store.ts`. */
  visits_full_at_ms?: number;
  /** Missing until the site verified something. */
  verified_fields?: readonly PersonalField[];
  last_conversation_id?: Id;
  /** The site's own id of the person, once it verified them. */
  identity_sub?: string;
  /** The others who are the same person for the team; missing while there are none. */
  same_person_ids?: readonly Id[];
  /** Until when nothing is taken from them; missing on who was never blocked. Milliseconds since 1970. */
  blocked_until_ms?: number;
};

/** Which sessions of a visitor still count: those made since the site verified them, or none. */
export type VisitorGate = 'verified' | 'none';

/** An identity a site verified: the person `sub` of a widget's site. */
export type Identity = { widget_id: Id; sub: string };

/** The visitor as the API shows it. */
export function toVisitor(item: VisitorItem, attributes: Attributes | undefined): Visitor {
  const { pages = [] } = item;
  return shownFields<Visitor>(visitorSchema, {
    ...item,
    external_id: item.identity_sub ?? null,
    pages,
    custom_attributes: attachedTo(item, attributes),
    current_page: pages.at(-1)?.url ?? null,
    verified_fields: [...(item.verified_fields ?? [])],
    mail_state: mailStateOf(item),
    created_at: new Date(createdAtMs(item.id)).toISOString(),
  });
}

/** Why a visitor's address gets no mail: as long as it is the one that the problem was with. */
export const mailStateOf = ({ email, mail_problem: problem }: VisitorItem): MailState | null =>
  problem && email && exactMark(email) === problem.mark ? problem.state : null;

/** Notes at a visitor why their address gets no mail, or that it does again; `refused` when the visitor is gone. */
export async function noteMailProblem(
  table: Table,
  visitor: Id,
  state: MailState | null,
  address: string,
): Promise<Written> {
  const { written } = await table.update({
    Key: keys.visitor(visitor),
    ...setFields({ mail_problem: state && { state, mark: exactMark(address) } }),
    ConditionExpression: 'attribute_exists(pk)',
  });
  return written;
}

/** One visitor, or nothing. */
export async function getVisitor(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<VisitorItem | undefined> {
  const item = await table.get({ Key: keys.visitor(id), ConsistentRead: options.consistent ?? false });
  return item as VisitorItem | undefined;
}

/** What the site attached to a visitor; nothing where that has no item of its own. */
export async function getVisitorAttributes(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<Attributes | undefined> {
  const item = await table.get({ Key: keys.visitorAttributes(id), ConsistentRead: options.consistent ?? false });
  return item?.['custom_attributes'] as Attributes | undefined;
}

/** What is attached to a visitor, by their own item and by that of what was attached. */
export const attachedTo = (visitor: VisitorItem, attributes: Attributes | undefined): Attributes =>
  attributes ?? visitor.custom_attributes ?? {};

/** Stores what the site attached to a visitor. */
export function putVisitorAttributes(table: Table, id: Id, custom_attributes: Attributes): Promise<Written> {
  return table.put(attributesPut(id, custom_attributes));
}

/** The put that does so, for a transaction. */
export const attributesPut = (id: Id, custom_attributes: Attributes): { Item: Item } => ({
  Item: { ...keys.visitorAttributes(id), custom_attributes },
});

/** The visitor an identity belongs to, or nothing. */
export async function findByIdentity(table: Table, identity: Identity): Promise<Id | undefined> {
  const item = await table.get({ Key: keys.identity(identity.widget_id, identity.sub), ConsistentRead: true });
  const id = item?.['visitor_id'];
  return typeof id === 'number' ? id : undefined;
}

/** Which of a visitor's sessions count; nothing while all do. Half a read unit, however much is known of the visitor. */
export async function getVisitorGate(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<VisitorGate | undefined> {
  return (await getVisitorAccess(table, id, options)).admits;
}

/** Which of a visitor's sessions count, and until when they are blocked (milliseconds since 1970). */
export type VisitorAccess = { admits: VisitorGate | undefined; blocked_until_ms: number };

/** A visitor's access: the same half a read unit. */
export async function getVisitorAccess(
  table: Table,
  id: Id,
  options: { consistent?: boolean } = {},
): Promise<VisitorAccess> {
  return toVisitorAccess(await table.get({ Key: keys.visitorGate(id), ConsistentRead: options.consistent ?? false }));
}

/** The access in the item of a visitor's gate. Those without one were never ended nor blocked. */
export const toVisitorAccess = (item: Item | undefined): VisitorAccess => ({
  admits: item?.['admits'] as VisitorGate | undefined,
  blocked_until_ms: Number(item?.['blocked_until_ms'] ?? 0),
});

/** The item that says which of a visitor's sessions count. */
export const visitorGateItem = (id: Id, admits: VisitorGate): Item => ({ ...keys.visitorGate(id), admits });

/** Stores a new visitor; with the identity that verifies them, if there is one. `refused` when either exists. */
export function putVisitor(table: Table, visitor: VisitorItem, identity?: Identity): Promise<Written> {
  const item = { ...keys.visitor(visitor.id), ...visitor, ...(identity ? { identity_sub: identity.sub } : {}) };
  const put = { Item: item, ConditionExpression: 'attribute_not_exists(pk)' };
  return identity ? table.transact([{ Put: put }, identityPut(visitor.id, identity)]) : table.put(put);
}

/** Fields of a visitor that change. */
export type VisitorFields = Partial<Omit<VisitorItem, 'id' | 'last_conversation_id'>>;

/**
 * Changes the fields of a visitor who was read as verified, or as not, and counts a visit; `refused` when the visitor no
 * longer exists, has been verified since (an unverified browser must not replace what the site says), or other windows
 * were faster; `limited` when the rate limit is used up. Counting takes no write of its own.
 */
export async function noteVisit(
  table: Table,
  { id, verified, visits_full_at_ms: fullAtMs = 0 }: VisitorItem,
  fields: VisitorFields & Pick<VisitorItem, 'last_seen_at'>,
  { rate, nowMs }: { rate: Rate; nowMs: number },
): Promise<Written | 'limited'> {
  const costMs = Math.ceil(1000 / rate.perSecond);
  const latestMs = nowMs + (rate.burst - 1) * costMs;
  if (fullAtMs > latestMs) return 'limited';
  const { UpdateExpression, ...update } = asRead(id, verified, setFields(fields));
  const count = async (sum: string, condition: string, values: Record<string, number>): Promise<Written> => {
    const { written } = await table.update({
      ...update,
      UpdateExpression: `${UpdateExpression}, visits_full_at_ms = ${sum}`,
      ConditionExpression: `${update.ConditionExpression} AND (${condition})`,
      ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...values },
    });
    return written;
  };
  const whole = 'attribute_not_exists(visits_full_at_ms) OR visits_full_at_ms <= :now';
  const isFirst =
    fullAtMs <= nowMs && (await count(':next', whole, { ':next': nowMs + costMs, ':now': nowMs })) === 'done';
  if (isFirst) return 'done';
  return count('visits_full_at_ms + :cost', 'visits_full_at_ms <= :latest', { ':cost': costMs, ':latest': latestMs });
}

/** Changes the fields of a visitor who was read as verified, or as not; `refused` as `noteVisit` is. */
export async function changeVisitor(
  table: Table,
  { id, verified }: VisitorItem,
  fields: VisitorFields,
): Promise<Written> {
  const update = setFields(fields);
  return update ? (await table.update(asRead(id, verified, update))).written : 'done';
}

/** The same change as a write of a transaction; none when nothing changes. */
export function visitorWrites(id: Id, verified: boolean, fields: VisitorFields): TransactItem[] {
  const update = setFields(fields);
  return update ? [{ Update: asRead(id, verified, update) }] : [];
}

/** An update of a visitor who is still verified, or not, as they were read. */
function asRead(id: Id, verified: boolean, update: SetFields) {
  return {
    Key: keys.visitor(id),
    ...update,
    ConditionExpression: '#read_verified = :read_verified',
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#read_verified': 'verified' },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':read_verified': verified },
  };
}

/**
 * Turns an anonymous visitor into the person a site verified, and ends earlier sessions; `refused` when the visitor has been
 * verified meanwhile or no longer exists, or the identity already has a visitor.
 */
export function verifyVisitor(table: Table, id: Id, fields: VisitorFields, identity: Identity): Promise<Written> {
  const update = setFields({ ...fields, verified: true, identity_sub: identity.sub });
  return table.transact([
    {
      Update: {
        Key: keys.visitor(id),
        ...update,
        ConditionExpression: '#verified = :anonymous',
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':anonymous': false },
      },
    },
    identityPut(id, identity),
    // A block stays.
    { Update: { Key: keys.visitorGate(id), ...setFields({ admits: 'verified' }) } },
  ]);
}

/** What else changes of a visitor who was read as verified, or as not. */
export type ReadChange = { verified: boolean; fields: VisitorFields };

/**
 * The write that makes a conversation the visitor's open one, with other changes of the visitor; fails when the visitor
 * doesn't exist, or when their open conversation is no longer `last`, which the caller found closed.
 */
export function setOpenConversation(
  visitor: Id,
  conversation: Id,
  last: Id | null,
  change?: ReadChange & { nowMs: number },
): TransactItem {
  const update = setFields({ ...change?.fields, last_conversation_id: conversation });
  const isChange = change !== undefined && Object.keys(change.fields).length > 0;
  const conditions = [
    'attribute_exists(pk)',
    last === null ? 'attribute_not_exists(#last_conversation_id)' : '#last_conversation_id = :last',
    ...(isChange ? ['#read_verified = :read_verified'] : []),
    // What a visitor begins; the team may reopen a chat of a blocked one.
    ...(change ? ['(attribute_not_exists(#blocked) OR #blocked <= :now)'] : []),
  ];
  return {
    Update: {
      Key: keys.visitor(visitor),
      UpdateExpression: update.UpdateExpression,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: {
        ...update.ExpressionAttributeNames,
        ...(isChange ? { '#read_verified': 'verified' } : {}),
        ...(change ? { '#blocked': 'blocked_until_ms' } : {}),
      },
      ExpressionAttributeValues: {
        ...(change ? { ':now': change.nowMs } : {}),
        ...update.ExpressionAttributeValues,
        ...(last === null ? {} : { ':last': last }),
        ...(isChange ? { ':read_verified': change.verified } : {}),
      },
    },
  };
}

const identityPut = (visitor: Id, { widget_id, sub }: Identity): TransactItem => ({
  Put: {
    Item: { ...keys.identity(widget_id, sub), visitor_id: visitor },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
