/** What the palette offers: actions, pages, people, conversations, canned responses, statuses and themes. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { fold } from '#core/text/fold.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { ownResponsesOf } from '#dashboard/macros/own-responses.ts';
import { agentStatuses } from '#dashboard/data/closed-sets.ts';
import { replyBox } from '#dashboard/inbox/canned/canned.ts';
import { takeUp } from '#dashboard/inbox/canned/fill-in.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { actionOf, type ShortcutName, shortcuts } from '#dashboard/navigation/shortcuts.ts';
import { names } from '#dashboard/strings/names.ts';
import { commands } from '#dashboard/strings/commands.ts';
import { session, shell } from '#dashboard/strings/shell.ts';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace, type Workspace } from '#dashboard/workspace/context.ts';
import { changeStatus } from '#dashboard/workspace/change-status.ts';

/** One line of the palette. `isFound`: there are many of its kind, so it shows only when something is typed. */
export type Command = {
  key: string;
  group: string;
  label: string;
  keys?: string | undefined;
  isFound?: boolean;
  run: () => void;
};

/** The most of one group that a search shows. */
const MAX_FOUND = 8;
/** Typing goes on for longer than this between two words only. */
const SEARCH_AFTER_MS = 250;
const MIN_SEARCHED = 2;

/** The commands with every word of what is typed, accents and case aside. */
export function matching(all: readonly Command[], typed: string): Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const counts = new Map<string, number>();
  return all.filter(({ group, label, isFound }) => {
    if (isFound && words.length === 0) return false;
    const text = fold(`${group} ${label}`);
    if (!words.every((word) => text.includes(word))) return false;
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return !isFound || count <= MAX_FOUND;
  });
}

/** A page to go to. */
export type Place = { path: string; label: string };

/** Everything that is there without asking the server for it. */
export function useCommands(pages: readonly Place[]): Command[] {
  const workspace = useWorkspace();
  const { team, api } = workspace;
  const mine = ownResponsesOf(api);
  useEffect(() => {
    void team.agents.need();
    void team.cannedResponses.need();
    void mine.need();
  }, []);
  const agents = team.agents.value.value.data;
  const responses = team.cannedResponses.value.value.data;
  const owned = mine.value.value.data;
  return useMemo(
    () => [...offered(), ...places(pages), ...own(workspace), ...people(workspace), ...canned(workspace)],
    [workspace, pages, agents, responses, owned],
  );
}

/** The conversations with what is typed, as the server finds them: by name, email or what was written. */
export function useConversations(typed: string): Command[] {
  const { api, inbox } = useWorkspace();
  const [found, setFound] = useState<{ typed: string; conversations: readonly Conversation[] }>();
  const wanted = typed.trim();
  useEffect(() => {
    if (wanted.length < MIN_SEARCHED) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      api('listConversations', { query: { q: wanted, limit: String(MAX_FOUND) } }).then(
        ({ data }) => !isOver && setFound({ typed: wanted, conversations: data }),
        () => undefined,
      );
    }, SEARCH_AFTER_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  if (wanted.length < MIN_SEARCHED) return [];
  const known = [...inbox.conversations.all.peek().values()].filter(({ visitor }) =>
    fold(`${visitor.name} ${visitor.email}`).includes(fold(wanted)),
  );
  const all = found?.typed === wanted ? [...known.slice(0, MAX_FOUND), ...found.conversations] : known;
  const unique = [...new Map(all.map((one) => [one.id, one])).values()].slice(0, MAX_FOUND);
  return unique.map((one) => ({
    key: `conversation ${one.id}`,
    group: commands.conversation,
    label: [nameOf(one), messagePreview(one.last_message ?? '')].filter(Boolean).join(' · '),
    run: () => navigate(`/conversations/${one.id}?${new URLSearchParams({ q: wanted })}`),
  }));
}

function offered(): Command[] {
  return (
    ['reply', 'note', 'resolve', 'close', 'snooze', 'transfer', 'label', 'selectAll', 'views'] as ShortcutName[]
  ).flatMap((name) => {
    const run = actionOf(name);
    if (!run) return [];
    return [{ key: name, group: commands.conversation, label: commands.keys[name], keys: shortcuts[name], run }];
  });
}

const places = (pages: readonly Place[]): Command[] =>
  [...pages, { path: '/preferences', label: shell.settings }].map(({ path, label }) => ({
    key: path,
    group: commands.goTo,
    label,
    run: () => navigate(path),
  }));

function own(workspace: Workspace): Command[] {
  const { me, preferences, signOut } = workspace;
  return [
    ...(me.value.agent ? agentStatuses : []).map((status) => ({
      key: `status ${status}`,
      group: commands.you,
      label: commands.setStatus(names.agentStatus[status]),
      run: () => void changeStatus(workspace, status),
    })),
    ...(['auto', 'light', 'dark'] as const).map((theme) => ({
      key: `theme ${theme}`,
      group: shell.theme.label,
      label: shell.theme[theme],
      run: () => {
        preferences.theme.value = theme;
      },
    })),
    { key: 'sign out', group: commands.you, label: session.signOut, run: signOut },
  ];
}

const people = ({ team }: Workspace): Command[] =>
  (team.agents.value.peek().data ?? []).map(({ id, name, email }) => ({
    key: `agent ${id}`,
    group: commands.agent,
    label: [name, email ?? ''].filter(Boolean).join(' · '),
    isFound: true,
    run: () => navigate('/agents'),
  }));

/** Inserted into the reply that is open, else shown where they are set up. */
const canned = ({ team, api, me }: Workspace): Command[] =>
  [team.cannedResponses, ownResponsesOf(api)]
    .flatMap(({ value }) => value.peek().data ?? [])
    .map((response) => ({
      key: `canned ${response.id}`,
      group: commands.canned,
      label: `/${response.shortcut} · ${response.title}`,
      isFound: true,
      run: () => {
        if (replyBox.insert) replyBox.insert(takeUp(response, me.peek().agent?.name));
        else navigate('/canned-responses');
      },
    }));
