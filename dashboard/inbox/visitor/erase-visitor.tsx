/** Asks before a person is erased, by name. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { details } from '#dashboard/strings/details.ts';
import { Confirm } from '#dashboard/ui/forms/confirm.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

/** The question. */
export default function EraseVisitor({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
  const name = nameOf(conversation);
  const erase = async () => {
    await api('eraseVisitor', { params: { id: String(conversation.visitor_id) } });
    inbox.forgetVisitor(conversation.visitor_id);
    toast(details.erased(name));
    navigate('/conversations', { replace: true });
    void inbox.list.refresh();
  };
  return (
    <Confirm
      title={details.eraseTitle(name)}
      body={details.eraseBody}
      action={details.eraseAction}
      name={name}
      run={erase}
      onClose={onClose}
    />
  );
}
