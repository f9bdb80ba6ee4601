/** Finds another visitor whom the team takes for the same person, and says what merging does. */
import { useEffect, useState } from 'preact/hooks';
import type { Conversation, ListedConversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { VisitorRecord } from '#core/model/visitors/visitor.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { mergingVisitors as words } from '#dashboard/strings/customers.ts';
import { SearchField } from '#dashboard/ui/controls/search-field.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { Radios } from '#dashboard/ui/forms/radios.tsx';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { nameOf } from '#dashboard/ui/format/visitor-name.ts';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type MergeProps = {
  conversation: Conversation;
  visitor: VisitorRecord;
  onMerged: (visitor: VisitorRecord) => void;
  onClose: () => void;
};
type Found = { state: 'loading' | 'ready' | 'failed'; others: readonly ListedConversation[] };

/** The dialog: it begins with the visitors who have the same address or name. */
export default function MergeVisitor({ conversation, visitor, onMerged, onClose }: MergeProps) {
  const { api } = useWorkspace();
  const [sought, setSought] = useState(visitor.email ?? visitor.name ?? '');
  const [{ state, others }, setFound] = useState<Found>({ state: 'loading', others: [] });
  const [chosen, setChosen] = useState('');
  useEffect(() => {
    let isCurrent = true;
    const show = (found: Found) => {
      if (isCurrent) setFound(found);
    };
    setChosen('');
    setFound({ state: 'loading', others: [] });
    api('listConversations', { query: { limit: '50', ...(sought === '' ? {} : { q: sought }) } }).then(
      ({ data }) => show({ state: 'ready', others: newestOfEach(data, visitor) }),
      () => show({ state: 'failed', others: [] }),
    );
    return () => {
      isCurrent = false;
    };
  }, [sought]);
  const merge = async () => {
    const other = others.find((one) => keyOf(one) === chosen);
    if (!other) return;
    const params = { id: String(conversation.visitor_id) };
    onMerged(await api('mergeVisitor', { params, body: { visitor_id: other.visitor_id } }));
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
          {/* Enter looks for what was typed; it doesn't merge. */}
          <div onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}>
            <SearchField
              label={words.search}
              value={sought}
              maxLength={inboxLimits.search.q?.maxLength}
              onSearch={setSought}
            />
          </div>
          {state === 'loading' && <Skeleton rows={2} />}
          {state === 'failed' && <p role="status">{common.failedToLoad}</p>}
          {state === 'ready' && others.length === 0 && <p role="status">{words.none}</p>}
          {others.length > 0 && (
            <Radios
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
const keyOf = ({ visitor_id }: ListedConversation): string => `visitor-${visitor_id}`;

const MAX_SHOWN = 8;

/** The newest chat of each other visitor. */
function newestOfEach(
  chats: readonly ListedConversation[],
  { id, same_person }: VisitorRecord,
): readonly ListedConversation[] {
  const known = new Set<Id>([id, ...same_person.map((one) => one.id)]);
  const others: ListedConversation[] = [];
  for (const chat of chats) {
    if (known.has(chat.visitor_id)) continue;
    known.add(chat.visitor_id);
    others.push(chat);
  }
  return others.slice(0, MAX_SHOWN);
}

function describe(chat: ListedConversation): { name: string; help: string } {
  const { email } = chat.visitor;
  const time = fullTime(chat.created_at);
  return { name: nameOf(chat), help: email === null ? words.lastChat(time) : words.withEmail(email, time) };
}
