/** Above the list: messages that were refused, or left behind by an earlier page, in conversations that aren't open. */
import { CircleAlert } from 'lucide';
import { BASE } from '#dashboard/navigation/location.ts';
import { inbox, conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';

/** The note, a line for each conversation; `id` is the one that is open, which shows its own. */
export default function UnsentNote({ id, suffix }: { id: number | undefined; suffix: string }) {
  const { inbox: box } = useWorkspace();
  const elsewhere = [...box.outbox.failed.value].filter((one) => one !== id);
  if (elsewhere.length === 0) return null;
  return (
    <ul class="unsent-note">
      {elsewhere.map((one) => {
        const conversation = box.conversations.all.value.get(one);
        return (
          <li key={one}>
            <Icon of={CircleAlert} size={14} />
            <a class="link" href={`${BASE}/conversations/${one}${suffix}`}>
              {conversationTexts.failedTo(conversation ? nameOf(conversation) : inbox.anonymous)}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
