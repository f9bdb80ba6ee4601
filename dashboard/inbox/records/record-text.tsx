/** What a system row records, in the reader's language, from what the row says as data. */
import type { Message, Metadata } from '#core/model/messages/message.ts';
import type { RanTool } from '#core/model/messages/ran-tool.ts';
import { argumentsText } from '#core/model/messages/arguments-text.ts';
import type { RanAction } from '#core/model/actions/rule-run.ts';
import { actionText } from '#dashboard/macros/action-text.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { thread } from '#dashboard/strings/thread.ts';
import { scheduledSend } from '#dashboard/strings/together.ts';
import { macros } from '#dashboard/strings/macros.ts';
import { records as words } from '#dashboard/strings/records.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Team } from '#dashboard/data/team.ts';

type Names = Pick<Team, 'agentName' | 'departments'>;

/** The text; the server's own, which is English, where the row doesn't say it as data. */
export default function RecordText({ row }: { row: Message }) {
  const { team } = useWorkspace();
  return <>{recordText(row, team)}</>;
}

/** The same as text. */
export function recordText({ content, metadata }: Pick<Message, 'content' | 'metadata'>, team: Names): string {
  return (metadata && (ofEvent(metadata, team) ?? ofReason(metadata, team))) ?? content;
}

function ofEvent(metadata: Metadata, team: Names): string | undefined {
  const { event, about_id } = metadata;
  const chat = String(about_id ?? '');
  const name = nameIn(metadata, team);
  switch (event) {
    case 'rule_ran':
      return ranText(metadata.rule, team);
    case 'merged':
    case 'merged_into':
      return words[event](name, chat);
    case 'followed':
    case 'unfollowed':
    case 'redacted':
    case 'visitor_edited':
    case 'visitor_blocked':
      return words[event](name);
    case 'handed_off':
    case 'requeued':
    case 'reopened':
      return thread.system[event];
    case 'snoozed':
    case 'woken':
    case 'resolved':
    case 'closed':
      return words[event];
    default:
      return undefined;
  }
}

/** Who did it: an agent, also a former one; a program; or else somebody who is no agent, which only admins may be. */
function nameIn({ agent_id, key_name }: Metadata, team: Names): string {
  if (agent_id !== undefined) return team.agentName(agent_id) ?? conversationTexts.formerAgent;
  return key_name ?? words.admin;
}

const isNamed = (reason: string): reason is keyof typeof words.reasons => reason in words.reasons;

function ofReason(metadata: Metadata, team: Names): string | undefined {
  const { reason, held, address, tool } = metadata;
  if (tool !== undefined) return toolText(tool);
  if (held !== undefined) return words.scheduled(nameIn(metadata, team), scheduledSend.held[held]);
  if (reason === 'email_other_sender') return address === undefined ? undefined : words.otherSender(address);
  return reason !== undefined && isNamed(reason) ? words.reasons[reason] : undefined;
}

/** `The bot used order_status, after a code by email (order_number: "A-123"): ticket 7`, in the order of every language. */
function toolText({ name, outcome, after_code, given, ticket }: RanTool): string {
  const about = [...(after_code ? [words.tool.after_code] : []), argumentsText(given)].filter((one) => one !== '');
  const call = about.length > 0 ? `${name} (${about.join(' · ')})` : name;
  const text = words.tool[outcome](call);
  return ticket === undefined ? text : `${text}: ${words.tool.ticket(ticket)}`;
}

function ranText(rule: Metadata['rule'], team: Names): string | undefined {
  const { name, actions } = rule ?? {};
  if (name === undefined || actions === undefined) return undefined;
  return words.rule(name, actions.map((one) => ranAction(one, team)).join(' · '));
}

function ranAction(ran: RanAction, team: Names): string {
  const text = inWords(ran, team);
  if (ran.outcome === 'refused')
    return words.refused(macros.refused(text, macros.refusals[ran.reason ?? 'not_possible']));
  return ran.outcome === 'unchanged' ? words.already(text) : text;
}

/** The action; what a row lacks that names it is a part that is no longer here. */
function inWords(
  { type, label = '', priority = 'normal', agent_id, department_id = null, ...ran }: RanAction,
  team: Names,
): string {
  switch (type) {
    case 'add_label':
    case 'remove_label':
      return actionText({ type, label }, team);
    case 'set_priority':
      return actionText({ type, priority }, team);
    case 'assign':
      return actionText(agent_id === undefined ? { type, department_id } : { type, agent_id }, team);
    case 'snooze':
      return actionText({ type, for: ran.for ?? 'until_reply' }, team);
    case 'resolve':
      return actionText({ type }, team);
    case 'note':
      return words.note;
  }
}
