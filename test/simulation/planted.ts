/**
 * Bugs, planted: each a text of a source file and what stands there instead while it is planted. A suite that catches none
 * of them proves nothing.
 */

/** A bug. `caughtBy` is how the words begin or what they contain by which the checker says that it is there. */
export type Planted = { name: string; file: string; find: string; replace: string; caughtBy: RegExp };

/** The rows' chain and what the server says of it. */
const server: Planted[] = [
  {
    name: 'a message is acknowledged and, now and then, not stored',
    file: 'functions/use-cases/notify/push-message.ts',
    find: 'also.length === 0 ? await appendRow(deps.table, row)',
    replace: "also.length === 0 ? row.seq % 3 === 0 ? ('done' as Written) : await appendRow(deps.table, row)",
    caughtBy: /acknowledged and isn't stored/,
  },
  {
    name: 'a repeated message isn’t recognized',
    file: 'core/conversation/state.ts',
    find: 'return sent.findLast(([known, , who]) => known === hash && isTheirs(who))?.[1];',
    replace: 'return sent.findLast(([known, , who]) => known === hash && isTheirs(who) && sent.length > 99)?.[1];',
    caughtBy: /is stored \d+ times|holds a message twice/,
  },
  {
    name: 'a message is pushed before it is stored',
    file: 'functions/use-cases/notify/push-message.ts',
    find: '  const written =\n    also.length === 0',
    replace: '  await pushMessage(deps, row);\n  const written =\n    also.length === 0',
    caughtBy: /shows .* of /,
  },
  {
    name: 'a note is pushed to the visitor',
    file: 'functions/use-cases/notify/push-message.ts',
    find: "isOwn || row.visibility === 'internal' ? [toTeam]",
    replace: 'isOwn ? [toTeam]',
    caughtBy: /was sent a note/,
  },
  {
    name: 'a visitor who resumes is sent notes',
    file: 'functions/use-cases/sockets/catch-up.ts',
    find: "principal === 'agent' || row.visibility === 'public'",
    replace: "principal === 'agent' || row.visibility !== undefined",
    caughtBy: /was sent a note/,
  },
  {
    name: 'a visitor’s list of messages has notes',
    file: 'functions/use-cases/conversations/list-messages.ts',
    find: "rows.filter((row) => row.visibility === 'public')",
    replace: 'rows.filter((row) => row.seq > 0)',
    caughtBy: /was answered a note/,
  },
  {
    name: 'what is pushed to a visitor goes to another',
    file: 'functions/use-cases/notify/audience.ts',
    find: '  id: visitor_id,\n  widget_id,',
    replace: '  id: 0,\n  widget_id,',
    caughtBy: /was sent what|shows/,
  },
  {
    name: 'an agent’s load isn’t lowered when a chat ends',
    file: 'functions/use-cases/lifecycle/transition-conversation.ts',
    find: 'Math.max(0, agent.current_chats_count - 1)',
    replace: 'Math.max(0, agent.current_chats_count)',
    caughtBy: /counts \d+ chats, has/,
  },
  {
    name: 'an agent’s load isn’t raised by a chat',
    file: 'functions/use-cases/lifecycle/transition-conversation.ts',
    find: 'agent.current_chats_count + 1',
    replace: 'agent.current_chats_count',
    caughtBy: /counts \d+ chats, has/,
  },
  {
    name: 'assignment claims nothing',
    file: 'functions/use-cases/assignment/assign.ts',
    find: 'waiting.length === 0 ? []',
    replace: 'waiting.length >= 0 ? []',
    caughtBy: /waits beside a free agent/,
  },
];

/** What the clients share. */
const client: Planted[] = [
  {
    name: 'a row after a gap is shown',
    file: 'client/timeline/rows.ts',
    find: 'else if (previousOf(row) <= lastSeq(known))',
    replace: 'else if (previousOf(row) >= 0)',
    caughtBy: /shows .* of /,
  },
  {
    name: 'a gap isn’t fetched',
    file: 'client/timeline/rows.ts',
    find: 'else hasGap = true;',
    replace: 'else hasGap = hasGap && true;',
    caughtBy: /shows|counts|neither/,
  },
  {
    name: 'a row that comes twice is shown twice',
    file: 'client/timeline/rows.ts',
    find: 'if (row.seq <= lastSeq(known)) known = known.map((old) => (old.seq === row.seq ? row : old));',
    replace: 'if (row.seq <= lastSeq(known)) known = [...known, row];',
    caughtBy: /twice or out of order|shows .* of /,
  },
  {
    name: 'what isn’t sent at the first attempt is never sent again',
    file: 'client/outbox/runner.ts',
    find: 'timer = setTimeout(wake, Math.min(afterMs || backoffMs(failures, random()), MAX_WAIT_MS));',
    replace: 'isBusy = timer !== undefined;',
    caughtBy: /still shows/,
  },
  {
    name: 'an unanswered ping ends nothing',
    file: 'client/connection/socket.ts',
    find: 'doubt ??= setTimeout(() => current && drop(current), PONG_MS);',
    replace: 'doubt ??= undefined;',
    caughtBy: /shows|is offline|connecting|lost|waits/,
  },
  {
    name: 'a lost socket isn’t opened again',
    file: 'client/connection/socket.ts',
    find: '    } else return;\n    tryAgain();',
    replace: '    } else return;',
    caughtBy: /is (live|lost|connecting)|shows|live/,
  },
];

/** The widget. */
const widget: Planted[] = [
  {
    name: 'a visitor’s message isn’t remembered until it is stored',
    file: 'widget/app/chat/sender.ts',
    find: '    memory.patch({ outbox: { ...memory.read().outbox, [message.id]: message } });',
    replace: '',
    caughtBy: /neither stored nor kept/,
  },
  {
    name: 'a visitor’s message gets a new ID with each attempt',
    file: 'widget/app/chat/sender.ts',
    find: 'client_message_id: id,',
    replace: 'client_message_id: `${id}-${Math.floor(Date.now() % 1_000_000)}`,',
    caughtBy: /is stored \d+ times/,
  },
  {
    name: 'a tab doesn’t pass on what it receives',
    file: 'widget/app/chat/live.ts',
    find: 'if (isOwn) tab?.pass(heard);',
    replace: '',
    caughtBy: /shows|is idle|connecting|lost/,
  },
  {
    name: 'a tab that leaves keeps the lock',
    file: 'widget/app/network/tabs.ts',
    find: '      lock.end();\n      trust();',
    replace: '      trust();',
    caughtBy: /tab-\d/,
  },
  {
    name: 'a lost frame of state is never noticed',
    file: 'widget/app/later/follow-state.ts',
    find: 'if (seq !== undefined) checkLater',
    replace: 'if (seq !== undefined && seq < 0) checkLater',
    caughtBy: /shows \w+, and it is/,
  },
  {
    name: 'a tab that joins another one fetches nothing',
    file: 'widget/app/later/follow-state.ts',
    find: "if (before.connection === 'idle' && connection === 'live') void history.catchUp();",
    replace: '',
    caughtBy: /shows .* of /,
  },
  {
    name: 'a closed window that navigates counts as connected',
    file: 'widget/app/chat/visits.ts',
    find: "store.get().connection === 'idle' && session.expire()",
    replace: 'undefined',
    caughtBy: /shows/,
  },
];

/** The dashboard. */
const dashboard: Planted[] = [
  {
    name: 'an agent’s message isn’t kept until it is stored',
    file: 'dashboard/data/inbox/unsent.ts',
    find: 'else storage?.setItem(own, JSON.stringify(items.map(kept)));',
    replace: 'else storage?.removeItem(own);',
    caughtBy: /neither stored nor kept/,
  },
  {
    name: 'what an earlier page left behind is dropped',
    file: 'dashboard/data/inbox/unsent.ts',
    find: 'if (items.length > 0) onFound(items);',
    replace: '',
    caughtBy: /neither stored nor kept/,
  },
  {
    name: 'an agent’s tabs don’t tell each other',
    file: 'dashboard/data/live/tabs.ts',
    find: 'tell: (frame) => channel?.postMessage(frame)',
    replace: 'tell: (frame) => void frame',
    caughtBy: /agent-\d tab-\d (shows|counts)/,
  },
  {
    name: 'rows that are pushed while a thread loads are lost',
    file: 'dashboard/data/inbox/timeline-store.ts',
    find: 'take(id, of(id).peek().early ?? []);',
    replace: '',
    caughtBy: /agent-\d tab-\d (shows|counts)/,
  },
  {
    name: 'a state that is ahead of its rows is never noticed',
    file: 'dashboard/data/inbox/inbox-stores.ts',
    find: 'if (isBehind(id)) void threads.load(id);',
    replace: '',
    caughtBy: /agent-\d tab-\d (shows|counts)/,
  },
  {
    name: 'who looks again is shown what was there before',
    file: 'dashboard/data/inbox/inbox.ts',
    find: '      lookedAt = now().getTime();\n      refresh(watched).catch(() => undefined);',
    replace: '',
    caughtBy: /agent-\d tab-\d (shows|counts|has)/,
  },
  {
    name: 'a new socket catches up on nothing',
    file: 'dashboard/data/inbox/inbox.ts',
    find: 'if (hasBeenLive) void catchUp().catch(() => undefined);',
    replace: 'if (hasBeenLive) outbox.wake();',
    caughtBy: /agent-\d tab-\d (shows|counts)/,
  },
];

export const planted: readonly Planted[] = [...server, ...client, ...widget, ...dashboard];
