/** Visitors in the table, and the identities their sites vouched for. */
import type { Id } from '../../core/model/id.ts';
import type { Visitor } from '../../core/model/visitor.ts';
import { visitor as visitorSchema } from '../../core/model/visitor.ts';
import { createdAtMs } from '../../core/model/id.ts';
import { setFields } from './expression.ts';
import { keys } from './keys.ts';
import { shownFields } from './shown-fields.ts';
import type { Table, TransactItem, Written } from './table.ts';

/**
 * A visitor as stored. `last_conversation_id` is the visitor's one place for a conversation: another takes it only once
 * the one that has it is closed, so closing need not write here.
 */
export type VisitorItem = Omit<Visitor, 'created_at'> & { last_conversation_id?: Id };

/** An identity a site vouched for: the person `sub` of a widget's site. */
export type Identity = { widget_id: Id; sub: string };

/** The visitor as the API shows it. */
export function toVisitor(item: VisitorItem): Visitor {
  return shownFields<Visitor>(visitorSchema, { ...item, created_at: new Date(createdAtMs(item.id)).toISOString() });
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

/** The visitor an identity belongs to, or nothing. */
export async function findByIdentity(table: Table, identity: Identity): Promise<Id | undefined> {
  const item = await table.get({ Key: keys.identity(identity.widget_id, identity.sub), ConsistentRead: true });
  const id = item?.['visitor_id'];
  return typeof id === 'number' ? id : undefined;
}

/** Stores a new visitor; with the identity that vouches for them, if there is one. `refused` when either exists. */
export function putVisitor(table: Table, visitor: VisitorItem, identity?: Identity): Promise<Written> {
  const put = { Item: { ...keys.visitor(visitor.id), ...visitor }, ConditionExpression: 'attribute_not_exists(pk)' };
  return identity ? table.transact([{ Put: put }, identityPut(visitor.id, identity)]) : table.put(put);
}

/** Changes a visitor's fields; with an identity that was vouched for. `refused` when the visitor is no more. */
export async function changeVisitor(
  table: Table,
  id: Id,
  fields: Partial<Omit<VisitorItem, 'id' | 'last_conversation_id'>>,
  identity?: Identity,
): Promise<Written> {
  const update = { Key: keys.visitor(id), ...setFields(fields), ConditionExpression: 'attribute_exists(pk)' };
  if (!identity) return (await table.update(update)).written;
  return table.transact([{ Update: update }, identityPut(id, identity)]);
}

/**
 * The write that gives the visitor's place to a conversation; fails when there is no such visitor, or when `last`, whose
 * conversation the caller found closed, does not have it any more.
 */
export const takePlace = (visitor: Id, conversation: Id, last: Id | null): TransactItem => ({
  Update: {
    Key: keys.visitor(visitor),
    UpdateExpression: 'SET last_conversation_id = :id',
    ConditionExpression: `attribute_exists(pk) AND ${last === null ? 'attribute_not_exists(last_conversation_id)' : 'last_conversation_id = :last'}`,
    ExpressionAttributeValues: { ':id': conversation, ...(last === null ? {} : { ':last': last }) },
  },
});

const identityPut = (visitor: Id, { widget_id, sub }: Identity): TransactItem => ({
  Put: {
    Item: { ...keys.identity(widget_id, sub), visitor_id: visitor },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
