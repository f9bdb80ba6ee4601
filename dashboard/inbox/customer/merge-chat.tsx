/** Chooses another chat of the visitor, which ends and goes on in the open one. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation, ListedConversation } from '#core/model/conversations/conversation.ts';
import { merging as words } from '#dashboard/strings/customers.ts';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

/** The dialog. */
export default function MergeChat({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { api, inbox } = useWorkspace();
  const [others, setOthers] = useState<readonly ListedConversation[]>([]);
  const [isLoaded, setLoaded] = useState(false);
  const [chosen, setChosen] = useState('');
  const { id, visitor_id } = conversation;
  const load = async () => {
    try {
      const { data } = await api('listConversations', { query: { visitor_id: String(visitor_id), limit: '100' } });
      const [first, ...more] = data.filter((one) => one.id !== id);
      if (first) setOthers([first, ...more]);
      if (first) setChosen(keyOf(first));
      setLoaded(true);
    } catch (error) {
      toast(inWords(error), 'problem');
      onClose();
    }
  };
  useEffect(() => void load(), []);
  const merge = async () => {
    const from = others.find((one) => keyOf(one) === chosen);
    if (!from) return;
    inbox.accept(await api('mergeConversation', { params: { id: String(from.id) }, body: { into: id } }));
    toast(words.done);
  };
  return (
    <FormDialog
      title={words.title}
      action={words.action}
      isDirty={false}
      save={merge}
      canSave={chosen !== ''}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.body}</p>
          {isLoaded && others.length === 0 ? (
            <p class="muted">{words.none}</p>
          ) : (
            <SelectField
              label={words.choose}
              value={chosen}
              onChange={setChosen}
              options={Object.fromEntries(others.map((one) => [keyOf(one), describe(one)]))}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

/** A bare number would be sorted: the newest comes first. */
const keyOf = ({ id }: ListedConversation): string => `chat-${id}`;

const SHOWN_CHARACTERS = 60;
function describe({ created_at, last_message }: ListedConversation): string {
  const said = messagePreview(last_message ?? '');
  const shown = said.length > SHOWN_CHARACTERS ? `${said.slice(0, SHOWN_CHARACTERS)}…` : said;
  return words.chat(fullTime(created_at), shown);
}
