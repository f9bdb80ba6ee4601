/** Before two answers go out: who else is answering, what a colleague has answered since one began, and whose chat it is. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { focusField } from '#dashboard/navigation/shortcuts.ts';
import { conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { composer, thread } from '#dashboard/strings/thread.ts';
import { together } from '#dashboard/strings/together.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn } from '#dashboard/workspace/conversation-actions.ts';
import { type Held, replyBox } from '#dashboard/inbox/canned/canned.ts';
import { type Choice, ComposerNote } from './composer-notes.tsx';

/** Who pauses to think is still answering. */
const LINGERS_MS = 15_000;

type CrossingProps = {
  conversation: Conversation;
  isWriting: boolean;
  /** Why the reply was held back; what isn't held because of a colleague is said elsewhere. */
  held: Held | undefined;
  onSend: () => void;
};

/** The notices. What they say also holds a reply back until the agent sends it anyway. */
export function Crossing({ conversation, isWriting, held, onSend }: CrossingProps) {
  const workspace = useWorkspace();
  const { inbox, me } = workspace;
  const { id, agent_id, status } = conversation;
  const own = me.value.agent?.id;
  const { rows } = inbox.threads.of(id).value;
  const answering = useAnswering(id, rows);
  const crossed = useCrossed(rows, isWriting, own);
  const [busy, setBusy] = useState(false);
  const isOwn = agent_id !== null && agent_id === own;
  useEffect(() => {
    replyBox.gate = () =>
      crossed
        ? { kind: 'answered', what: crossed.sender_name ?? conversationTexts.formerAgent }
        : answering !== undefined && !isOwn
          ? { kind: 'answering', what: answering }
          : undefined;
    return () => {
      replyBox.gate = undefined;
    };
  });
  const take = () => {
    if (own === undefined) return;
    setBusy(true);
    void actionsOn(workspace, id)
      .assign({ agent_id: own })
      .finally(() => {
        setBusy(false);
        focusField();
      });
  };
  const canTake = own !== undefined && !isOwn;
  const isNobodys =
    agent_id === null && status !== 'pending' && lastAnswer(rows)?.sender_id === own && own !== undefined;
  const anyway: Choice[] = [{ name: composer.sendAnyway, run: onSend }];
  const isHeld = (kind: Held['kind']) => held?.kind === kind;
  const takeOver: Choice[] = canTake ? [{ name: together.takeOver, run: take, busy }] : [];
  const who = answering ?? (held?.kind === 'answering' && !crossed ? held.what : undefined);
  return (
    <div role="status">
      {who !== undefined && (
        <ComposerNote
          text={isHeld('answering') ? together.held.answering(who) : together.answering(who)}
          choices={isHeld('answering') ? [...takeOver, ...anyway] : takeOver}
        />
      )}
      {crossed && (
        <ComposerNote
          text={(isHeld('answered') ? together.held.answered : together.answered)(
            crossed.sender_name ?? conversationTexts.formerAgent,
            messagePreview(crossed.content),
          )}
          choices={isHeld('answered') ? anyway : []}
        />
      )}
      {isNobodys && <ComposerNote text={together.nobodys} choices={[{ name: thread.take, run: take, busy }]} />}
    </div>
  );
}

const isAnswer = ({ sender_type, visibility }: Message): boolean => sender_type === 'agent' && visibility === 'public';
const lastAnswer = (rows: readonly Message[]): Message | undefined => rows.findLast(isAnswer);

/** The colleague who types a reply, and for a while after; until their answer is there. */
function useAnswering(id: number, rows: readonly Message[]): string | undefined {
  const { inbox } = useWorkspace();
  const typing = inbox.typing.of(id).find(({ by }) => by === 'agent')?.name;
  const [last, setLast] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (typing !== undefined) {
      setLast(typing);
      return undefined;
    }
    const timer = setTimeout(setLast, LINGERS_MS, undefined);
    return () => clearTimeout(timer);
  }, [typing]);
  const answered = lastAnswer(rows);
  useEffect(() => {
    if (answered?.sender_name === last) setLast(undefined);
  }, [answered?.seq]);
  return typing ?? last;
}

/** A colleague's newest answer that came while a reply was being written. */
function useCrossed(rows: readonly Message[], isWriting: boolean, own: number | undefined): Message | undefined {
  const began = useRef<number | undefined>(undefined);
  const last = rows.at(-1)?.seq ?? 0;
  if (!isWriting) began.current = undefined;
  else began.current ??= last;
  const since = began.current;
  return since === undefined
    ? undefined
    : rows.findLast((row) => isAnswer(row) && row.seq > since && row.sender_id !== own);
}
