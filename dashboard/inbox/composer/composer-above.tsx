/** What stands above the field: notices that want a decision, and what to know before writing. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Mode, SavedDraft } from '#dashboard/data/drafts.ts';
import { isOpen } from '#dashboard/data/inbox/filter.ts';
import { delivery as words } from '#dashboard/strings/delivery.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { composer } from '#dashboard/strings/thread.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Held, prepared } from '#dashboard/inbox/canned/canned.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { isTouch } from './composer-field.ts';
import { HeldNote, OtherDraft } from './composer-notes.tsx';
import { Crossing } from './crossing.tsx';
import { ModeKept } from './mode-kept.tsx';

const Copilot = lazy(() => import('#dashboard/inbox/copilot/copilot.tsx'));
const TranslateChat = lazy(() => import('#dashboard/inbox/translation/translate-chat.tsx'));
const Suggestions = lazy(() => import('#dashboard/inbox/copilot/suggestions.tsx'));

type AboveProps = {
  conversation: Conversation;
  mode: Mode;
  /** Whether anything is typed or attached in that mode. */
  isWritten: boolean;
  held: Held | undefined;
  other: SavedDraft | undefined;
  onTurn: (into: Mode) => void;
  onDecide: (choice: 'add' | 'discard') => void;
  onSend: () => void;
};

/** All of it. */
export default function ComposerAbove(props: AboveProps) {
  const { conversation, mode, isWritten, held, other, onTurn, onDecide, onSend } = props;
  const canReply = isOpen(conversation);
  const isReply = mode === 'reply';
  return (
    <>
      <ModeKept conversation={conversation} mode={isWritten ? mode : undefined} onTurn={onTurn} />
      <OtherDraft other={other} onDecide={onDecide} />
      <HeldNote held={held} onSend={onSend} />
      {(!isReply || canReply) && <Hint conversation={conversation} />}
      {isReply && canReply && (
        <>
          <Crossing
            conversation={conversation}
            isWriting={isWritten || (prepared.value[conversation.id] ?? []).length > 0}
            held={held}
            onSend={onSend}
          />
          <LeftNote conversation={conversation} />
          <Suggestions conversation={conversation} isWritten={isWritten} hasKeys={!isTouch()} />
        </>
      )}
      {(!isReply || canReply) && (
        <Copilot conversation={conversation} mode={mode} isWritten={isWritten}>
          <TranslateChat conversation={conversation} />
        </Copilot>
      )}
    </>
  );
}

/** What to know before writing: that it ended, that a colleague has it, or that a reply takes it. */
function Hint({ conversation }: { conversation: Conversation }) {
  const { me, team, isFull } = useWorkspace();
  const { status, agent_id } = conversation;
  const text =
    status === 'resolved' || status === 'closed'
      ? `${composer.ended[status]} ${composer.endedHint}`
      : status === 'pending'
        ? me.value.agent && (isFull.value ? composer.full : composer.claims)
        : agent_id !== null &&
          agent_id !== me.value.agent?.id &&
          composer.colleague(team.agentName(agent_id) ?? conversationTexts.formerAgent);
  return text ? <p class="composer-hint">{text}</p> : null;
}

/** Says before an answer that its visitor has left, and how it reaches them. */
function LeftNote({ conversation }: { conversation: Conversation }) {
  const { inbox } = useWorkspace();
  const told = inbox.deliveries.of(conversation.id);
  const { email } = conversation.visitor;
  const name = nameOf(conversation);
  return (
    <div role="status">
      {told?.visitor_connected === false && (
        <p class="composer-hint">
          {told.delivery === 'email' && email !== null ? words.leftWithEmail(name, email) : words.left(name)}
        </p>
      )}
    </div>
  );
}
