/** Runs a rehearsal: page by page through the last month's conversations, noting what would be different in each. */
import { type Rehearsal, type RehearsedConversation, MAX_REHEARSED } from '#core/rehearsal/rehearsal.ts';
import { type Id, createdAtMs } from '#core/model/id.ts';
import { type Difference, compareCourses, recorded } from '#core/rehearsal/course.ts';
import { isOpen } from '#core/time/business-hours.ts';
import {
  type Progress,
  type RehearsalItem,
  type RehearsalSubject,
  changeState,
  getRehearsal,
  putProgress,
  subjectOf,
} from '#functions/store/quality/rehearsal-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { ticketOfStep } from '#functions/store/conversations/ticket-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { connectingMessage, offlineMessage } from '#functions/use-cases/lifecycle/farewell-words.ts';
import { knownAtFirst } from '#functions/use-cases/automation/run-workflow.ts';
import { nextConversations } from './conversations.ts';
import { type Rehearsed, type Scene, goThrough } from './go-through.ts';
import { type Leads, leadsOf } from './leads.ts';
import type { RehearsalDeps } from './rehearsed-bot.ts';

/**
 * Runs it on from where it is, until a time (milliseconds since 1970), after which it is paused. Should it fail, it says so.
 * @throws Error when the table can't be written
 */
export async function runRehearsal(deps: RehearsalDeps, id: Id, until: number): Promise<void> {
  let item = await getRehearsal(deps.table, id);
  if (item?.state !== 'running') return;
  try {
    const leads = await leadsOf(deps, subjectOf(item));
    while (item?.state === 'running') item = await rehearsePage(deps, leads, { id, item, until });
  } catch (error) {
    deps.log.error('rehearsal_failed', { rehearsal_id: id, error });
    await changeState(deps.table, id, { from: ['running'], to: 'failed', atMs: deps.now() });
  }
}

type Run = { id: Id; item: RehearsalItem; until: number };

/** Goes through a page, and notes what came of it; nothing where the rehearsal is gone. */
async function rehearsePage(
  deps: RehearsalDeps,
  leads: Leads,
  { id, item, until }: Run,
): Promise<RehearsalItem | undefined> {
  const { looked_at, begun_at_ms: begunAtMs, before, counts: earlier } = item;
  const page = await nextConversations(deps.table, { begunAtMs, before: before ?? undefined, lookedAt: looked_at });
  const counts = { ...earlier };
  const room = MAX_REHEARSED - Object.values(counts).reduce((sum, count) => sum + count, 0);
  const theirs = page.found.filter(({ widget_id }) => leads.of.has(widget_id)).slice(0, room);
  const all = await Promise.all(theirs.map((metadata) => rehearse(deps, leads, metadata)));
  const different: RehearsedConversation[] = [];
  for (const one of all) {
    if (!one) continue;
    counts[one.difference] += 1;
    if (one.difference !== 'same') different.push({ ...one, difference: one.difference });
  }
  const isOver = page.before === undefined || theirs.length === room;
  const state: Rehearsal['state'] = isOver ? 'done' : deps.now() < until ? 'running' : 'paused';
  const lookedAt = looked_at + page.lookedAt;
  const progress: Progress = {
    state,
    total: isOver ? lookedAt : Math.max(item.total, lookedAt),
    looked_at: lookedAt,
    counts,
    embeddings: await embeddingsIn(subjectOf(item), leads, item.embeddings),
    before: page.before,
    atMs: deps.now(),
  };
  const written = await putProgress(deps.table, id, progress, { looked_at, different });
  return written === 'done' ? { ...item, ...progress, before: page.before } : undefined;
}

/** What came of the rehearsed bot's embeddings: a failure in an earlier page stays. */
async function embeddingsIn(
  subject: RehearsalSubject,
  { botOf }: Leads,
  before: Rehearsal['embeddings'],
): Promise<Rehearsal['embeddings']> {
  if (before !== null && before !== 'ready') return before;
  return subject.type === 'bot' ? ((await botOf(subject.bot))?.embeddings() ?? null) : null;
}

/** Articles of one answer that are named. */
const MAX_SHOWN = 10;

/** What would be different in a conversation; nothing for one without a message of its visitor. */
export async function rehearse(
  deps: RehearsalDeps,
  leads: Leads,
  metadata: ConversationMetadata,
): Promise<(Omit<RehearsedConversation, 'difference'> & { difference: Difference }) | undefined> {
  const { rows } = await readFullConversation(deps.table, metadata.id, { consistent: false });
  const place = leads.of.get(metadata.widget_id);
  if (!place) return undefined;
  const locale = (await getVisitor(deps.table, metadata.visitor_id))?.locale ?? null;
  const farewells = await Promise.all([connectingMessage(locale), offlineMessage(place.widget, locale)]);
  const { course, turns } = recorded(rows, metadata.department_id, farewells);
  if (turns.length === 0) return undefined;
  const now = await goThrough(sceneOf(deps, leads, metadata, { turns, locale }), place.lead);
  return { conversation_id: metadata.id, ...shown(course, now) };
}

function shown(course: ReturnType<typeof recorded>['course'], now: Rehearsed) {
  if (!now)
    return {
      difference: 'unknown' as const,
      seq: course.endSeq,
      was_seq: null,
      article_ids: [],
      step: null,
      end: 'open' as const,
      department_id: null,
    };
  const { difference, seq, was, now: word } = compareCourses(course, now);
  return {
    difference,
    seq,
    was_seq: was?.seq ?? null,
    article_ids: (word?.articles ?? []).slice(0, MAX_SHOWN),
    step: word?.step ?? null,
    end: now.end,
    department_id: now.department ?? null,
  };
}

function sceneOf(
  { table }: RehearsalDeps,
  { of, botOf }: Leads,
  metadata: ConversationMetadata,
  { turns, locale }: Pick<Scene, 'turns' | 'locale'>,
): Scene {
  const { id, visitor_id, attributes, visitor: shownVisitor, source_url } = metadata;
  const widget = of.get(metadata.widget_id)?.widget;
  return {
    conversation: id,
    visitor: visitor_id,
    turns,
    locale,
    department: widget?.department_id ?? null,
    known: knownAtFirst(turns[0]?.[0], beforeAnswers(shownVisitor, attributes)),
    attributes,
    // Whether somebody was there then isn't recorded: they are in business hours.
    around: (message) => {
      const isOpenThen = isOpen(widget?.business_hours ?? null, createdAtMs(message.id));
      return { isOpen: isOpenThen, isAnyoneOnline: isOpenThen, page: source_url, locale };
    },
    ticketNumber: async (step) => (await ticketOfStep(table, id, step))?.number,
    botOf,
    departmentOf: async (to) => {
      const department = to === null ? undefined : await getDepartment(table, to);
      return department?.id ?? widget?.department_id ?? null;
    },
  };
}

/** What was known of the visitor before a workflow asked for it. */
function beforeAnswers(
  { name, email }: ConversationMetadata['visitor'],
  attributes: ConversationMetadata['attributes'],
): { name: string | null; email: string | null } {
  return {
    name: attributes['name'] === name ? null : name,
    email: attributes['email'] === email ? null : email,
  };
}
