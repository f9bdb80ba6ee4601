/** What a department chose for its assignment, and the skills that its waiting chats need. */
import type { Conditions } from '#core/assignment/assignment.ts';
import { skillsNeeded } from '#core/assignment/skills.ts';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table } from '#functions/store/table.ts';

/** What a department chose, null being the default one: half a read unit. */
export async function chosenRule(table: Table, department: Id | null): Promise<AssignmentChoices> {
  const item = await table.get({ Key: department === null ? keys.teamSettings() : keys.department(department) });
  return { ...defaultAssignment, ...(item as Partial<AssignmentChoices> | undefined) };
}

/** Whether chats of a department may need skills. */
export const needsSkills = ({ match_languages, match_labels }: AssignmentChoices): boolean =>
  match_languages || match_labels.length > 0;

/** What the rule of assignment takes of what a department chose. */
export const conditionsOf = ({ fallback_minutes, urgent_exceeds }: AssignmentChoices, nowMs: number): Conditions => ({
  fallbackAfterMs: fallback_minutes * MINUTE_MS,
  urgentExceeds: urgent_exceeds,
  nowMs,
});
const MINUTE_MS = 60_000;

type Chat = { conversation_id: Id; visitor_id: Id };

/**
 * Waiting chats with the skills they need, as they were a moment ago. Only what the department chose to match is read: half a
 * unit for each chat's labels, and half a unit for each visitor's locale.
 */
export async function withNeeds<Entry extends Chat>(
  table: Table,
  waiting: readonly Entry[],
  rule: AssignmentChoices,
): Promise<(Entry & { needs?: readonly string[] })[]> {
  if (!needsSkills(rule) || waiting.length === 0) return [...waiting];
  const visitors = rule.match_languages ? [...new Set(waiting.map(({ visitor_id }) => visitor_id))] : [];
  const chats = rule.match_labels.length > 0 ? waiting.map(({ conversation_id }) => conversation_id) : [];
  const items = await table.batchGet([...visitors.map(keys.visitor), ...chats.map(keys.info)]);
  const byKey = new Map(items.map((item) => [placeOf(item), item]));
  return waiting.map((chat) => {
    const locale = byKey.get(placeOf(keys.visitor(chat.visitor_id)))?.['locale'] as string | null | undefined;
    const labels = byKey.get(placeOf(keys.info(chat.conversation_id)))?.['labels'] as string[] | undefined;
    return { ...chat, needs: skillsNeeded(rule, { locale: locale ?? null, labels: labels ?? [] }) };
  });
}

const placeOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;
