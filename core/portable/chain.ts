/**
 * The rows of an imported conversation: those that the product would have written, had it been there at the time. They follow
 * from the rules of `core/conversation`, at the times of the source.
 */
import type { Actor, Author, Command, Named } from '#core/conversation/commands.ts';
import { decide, emptyState, firstRow } from '#core/conversation/conversation.ts';
import { type Row, authoredBy, nextRow, systemRow } from '#core/conversation/rows.ts';
import { type ConversationState, isSettled } from '#core/conversation/state.ts';
import type { CountedRow } from '#core/metrics/metric-events.ts';
import { type Id, makeId } from '#core/model/id.ts';
import { shiftOf, stableFraction } from './identity.ts';
import type { ImportedConversation, ImportedEntry, ImportedPerson } from './imported.ts';

/** What an imported conversation becomes a part of. Times are milliseconds since 1970. */
export type Surroundings = {
  source: string;
  id: Id;
  widget: { id: Id; close_after_resolved_hours: number | null };
  visitor: { id: Id; name: string | null };
  /** The agent here who is this person; null if there is none: then only the name is kept. */
  agentOf: (person: ImportedPerson) => Named | null;
  nowMs: number;
};

/** The reason of a system row that the source has no row for. */
export const IMPORTED = 'imported';
const bySystem: Actor = { type: 'system', reason: IMPORTED };
/** Every message of the source was allowed there. */
const allowance = { burst: 1_000_000, perSecond: 1000 };
const HOUR_MS = 3_600_000;

/**
 * The rows, oldest first; none for a conversation in which nobody said anything. An open one ends unassigned and in no queue:
 * its visitor's next message queues it, and nobody is notified of it now.
 */
export function chainOf(conversation: ImportedConversation, around: Surroundings): CountedRow[] {
  const entries = startingWithWords(conversation.entries);
  const [first, ...later] = entries;
  if (!first) return [];
  const chain = new Chain(conversation, around);
  chain.start(first);
  for (const entry of later) chain.add(entry);
  chain.end();
  return chain.rows;
}

/** The steps, beginning with the first words: what a source notes before them, such as an assignment, comes right after. */
function startingWithWords(entries: readonly ImportedEntry[]): ImportedEntry[] {
  const at = entries.findIndex(({ kind }) => kind === 'visitor' || kind === 'agent' || kind === 'bot');
  const first = entries[at];
  return first ? [first, ...entries.slice(0, at), ...entries.slice(at + 1)] : [];
}

class Chain {
  readonly rows: CountedRow[] = [];
  readonly #conversation: ImportedConversation;
  readonly #around: Surroundings;
  readonly #shiftMs: number;
  #state: ConversationState;
  #lastMs = 0;
  /** Who has it, or had it last, if they are an agent here. */
  #holder: Named | null = null;
  /** A rating that was given before the conversation was resolved. */
  #rating: (ImportedEntry & { kind: 'rated' }) | undefined;

  constructor(conversation: ImportedConversation, around: Surroundings) {
    this.#conversation = conversation;
    this.#around = around;
    this.#shiftMs = shiftOf(around.source, conversation);
    const { widget, visitor } = around;
    const empty = { widget_id: widget.id, visitor_id: visitor.id, handler: 'agent', allowance } as const;
    this.#state = emptyState(empty, conversation.created_at_ms + this.#shiftMs);
  }

  /** The visitor began it; or the team did, which a row for the team says. */
  start(first: ImportedEntry): void {
    const { widget, visitor } = this.#around;
    const atMs = this.#at(first.at_ms);
    if (first.kind === 'visitor') {
      const { content } = first;
      const start = {
        widget_id: widget.id,
        visitor_id: visitor.id,
        handler: 'agent',
        name: visitor.name,
        allowance,
      } as const;
      return this.#put(firstRow({ ...start, content, client_message_id: this.#idOf(first) }, atMs), atMs);
    }
    this.#state = { ...this.#state, queued_at_ms: null };
    const begun: Command = { type: 'remark', content: 'Conversation started by the team', reason: IMPORTED };
    this.#put({ ...decide(this.#state, begun, atMs), milestone: 'started' }, atMs);
    this.add(first);
  }

  add(entry: ImportedEntry): void {
    switch (entry.kind) {
      case 'visitor':
        return this.#visitorMessage(entry);
      case 'agent':
        return this.#agentMessage(entry);
      case 'bot':
        return this.#bot(entry);
      case 'note':
        return this.#decide(entry, {
          type: 'note',
          agent: this.#authorOf(entry.person),
          content: entry.content,
          metadata: null,
          client_message_id: this.#idOf(entry),
        });
      case 'remark':
        return this.#decide(entry, { type: 'remark', content: entry.content, reason: IMPORTED });
      case 'assigned':
        return isSettled(this.#state) ? undefined : this.#assign(entry, entry.person);
      case 'resolved':
        return this.#resolve(entry, entry.person);
      case 'reopened':
        if (!isSettled(this.#state)) return undefined;
        return this.#decide(entry, { type: 'reopen', by: this.#actorOf(entry.person), assignee: this.#holder });
      case 'rated':
        return this.#rate(entry);
    }
  }

  /** Brings it into the status that the source says it has. */
  end(): void {
    const last = { source_id: `${this.#conversation.source_id}.end`, at_ms: this.#conversation.last_at_ms };
    if (this.#conversation.is_open) return this.#release(last);
    this.#resolve(last, this.#conversation.assignee);
    this.#close(last);
    const { seq, visitor_count, staff_count } = this.#state;
    const isRead = {
      visitor_read: { seq, count: staff_count, at_ms: this.#lastMs },
      staff_read: { seq, count: visitor_count, at_ms: this.#lastMs },
    };
    // Nothing of a settled chat is news to anybody.
    const newest = this.rows.at(-1);
    if (newest) newest.state = { ...newest.state, ...isRead };
  }

  #visitorMessage(entry: ImportedEntry & { kind: 'visitor' }): void {
    const { content } = entry;
    const { name } = this.#around.visitor;
    const client_message_id = this.#idOf(entry);
    this.#decide(entry, {
      type: 'visitor_message',
      content,
      client_message_id,
      name,
      allowance,
      assignee: this.#holder,
    });
  }

  #agentMessage(entry: ImportedEntry & { kind: 'agent' }): void {
    if (isSettled(this.#state)) this.#decide(entry, { type: 'reopen', by: bySystem, assignee: this.#holder });
    if (this.#state.status === 'pending') this.#assign(entry, entry.person);
    this.#decide(entry, {
      type: 'agent_message',
      agent: this.#authorOf(entry.person),
      content: entry.content,
      client_message_id: this.#idOf(entry),
      metadata: null,
    });
  }

  /** A bot's words are kept in any status. They end no waiting here. */
  #bot(entry: ImportedEntry & { kind: 'bot' }): void {
    const atMs = this.#at(entry.at_ms);
    const seq = this.#state.seq + 1;
    const said = {
      ...authoredBy('bot', null, entry.name),
      content: entry.content,
      client_message_id: this.#idOf(entry),
    };
    const change = { staff_count: this.#state.staff_count + 1, last_message_seq: seq, last_message_at_ms: atMs };
    this.#put(nextRow(this.#state, said, change), atMs);
  }

  #assign(entry: Placed, person: ImportedPerson): void {
    const named = this.#around.agentOf(person);
    const atMs = this.#at(entry.at_ms);
    const isAsked = this.#state.queued_at_ms !== null;
    const row = named
      ? decide(this.#state, { type: 'assign', agent: named, by: bySystem }, atMs)
      : this.#assignedToStranger(person);
    // Where the team began, nobody has waited for an agent.
    this.#put(isAsked ? row : { ...row, state: { ...row.state, queued_at_ms: null } }, atMs);
    this.#holder = named;
  }

  /** Somebody who isn't an agent here: the row has the name, and no agent has the conversation. */
  #assignedToStranger({ name, email }: ImportedPerson): Row {
    const change = { status: 'active', handler: 'agent', agent_id: null } as const;
    const row = systemRow(this.#state, change, 'assigned', bySystem);
    return { ...row, content: `${name ?? email ?? 'Someone'} joined the conversation` };
  }

  #resolve(entry: Placed, person: ImportedPerson | null): void {
    if (!isSettled(this.#state)) this.#decide(entry, { type: 'resolve', by: this.#actorOf(person) });
    const rating = this.#rating;
    this.#rating = undefined;
    if (rating) this.#rate(rating);
  }

  #rate(entry: ImportedEntry & { kind: 'rated' }): void {
    const { stars, feedback } = entry;
    if (isSettled(this.#state)) this.#decide(entry, { type: 'rate', rating: stars, feedback, allowance });
    else this.#rating = entry;
  }

  /** As the sweep would have, had it been there. */
  #close({ source_id }: Placed): void {
    const { widget, nowMs } = this.#around;
    const hours = widget.close_after_resolved_hours;
    if (hours === null || this.#state.resolved_at_ms === null) return;
    const at_ms = Math.max(this.#state.resolved_at_ms + hours * HOUR_MS, this.#lastMs + 1);
    if (at_ms > nowMs) return;
    const row = decide(this.#state, { type: 'close', by: { type: 'system', reason: 'resolved_long_ago' } }, at_ms);
    this.#lastMs = at_ms;
    this.#put(row, at_ms, source_id);
  }

  /** Nobody has it and nobody waits, as after its agent has left: so it is in no queue. */
  #release(entry: Placed): void {
    if (isSettled(this.#state)) this.#decide(entry, { type: 'reopen', by: bySystem, assignee: null });
    const atMs = this.#at(this.#around.nowMs - this.#shiftMs);
    this.#put(releasedRow(this.#state), atMs, entry.source_id);
  }

  #decide(entry: Placed, command: Command): void {
    const atMs = this.#at(entry.at_ms);
    this.#put(decide(this.#state, command, atMs), atMs, entry.source_id);
  }

  #put(row: Row, atMs: number, name = ''): void {
    const random = stableFraction(`${this.#conversation.source_id}#${row.seq}#${name}`);
    this.rows.push({ ...row, id: makeId(atMs, random), conversation_id: this.#around.id });
    this.#state = row.state;
  }

  /** Each row is later than the one before it: a source's whole seconds may hold several. */
  #at(sourceMs: number): number {
    this.#lastMs = Math.max(this.#lastMs + 1, sourceMs + this.#shiftMs);
    return this.#lastMs;
  }

  #authorOf(person: ImportedPerson): Author {
    return this.#around.agentOf(person) ?? { id: null, name: person.name ?? person.email };
  }

  /** Somebody who isn't an agent here counts as an admin without an agent record. */
  #actorOf(person: ImportedPerson | null): Actor {
    if (person === null) return bySystem;
    const agent = this.#around.agentOf(person);
    return agent ? { type: 'agent', agent } : { type: 'system', reason: 'admin' };
  }

  #idOf({ source_id }: Placed): string {
    const fraction = stableFraction(`${this.#around.source}#${this.#conversation.source_id}#${source_id}`);
    return `imported-${Math.floor(fraction * 2 ** 52).toString(36)}`;
  }
}

/** The row with which an open chat arrives: nobody has it, nobody waits, and it is in no queue until its visitor writes. */
export function releasedRow(state: ConversationState): Row {
  const change = {
    status: 'pending',
    handler: 'agent',
    agent_id: null,
    waiting_since_ms: null,
    queued_at_ms: null,
  } as const;
  return systemRow(state, change, 'requeued', bySystem, {
    internalText: 'Imported. Unassigned until the visitor writes again',
  });
}

/** What says when, and which row of the source it was. */
type Placed = Pick<ImportedEntry, 'source_id' | 'at_ms'>;
