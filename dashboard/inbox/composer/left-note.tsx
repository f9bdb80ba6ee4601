/** What to know before an answer to somebody who isn't there any more. */
import type { Conversation } from '#core/model/conversation.ts';
import { delivery as words } from '#dashboard/strings/delivery.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** Says before an answer that its visitor has left, and how it reaches them. */
export default function LeftNote({ conversation }: { conversation: Conversation }) {
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
