/** The bell: how many notes mention this agent that they haven't seen, and the list of all. */
import { AtSign } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '#core/contract/http.ts';
import { navigate } from '#dashboard/navigation/location.ts';
import { inbox as words, conversation as conversationTexts } from '#dashboard/strings/inbox.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { mentions } from '#dashboard/strings/together.ts';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { messagePreview } from '#dashboard/ui/format/message-preview.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import './mentions.css';

type Listed = Answer<'listMentions'>;

/** The button and its list. Nothing for those who aren't agents. */
export default function Mentions() {
  const { api, inbox, me } = useWorkspace();
  const [listed, setListed] = useState<Listed>({ data: [], unseen: 0 });
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const isAgent = me.value.agent !== undefined;
  const load = async () => {
    try {
      setListed(await api('listMentions', {}));
      setError(undefined);
    } catch (failure) {
      setError(failure);
    }
  };
  useEffect(() => {
    if (isAgent) void load();
  }, [isAgent, inbox.mentioned.value]);
  if (!isAgent) return null;
  const { data, unseen } = listed;
  const open = () => {
    setOpen(true);
    if (error !== undefined) void load();
    const newest = data[0]?.id;
    if (newest === undefined || unseen === 0) return;
    void api('seeMentions', { body: { up_to: newest } }).then(
      () => setListed((now) => ({ ...now, unseen: 0 })),
      () => undefined,
    );
  };
  return (
    <>
      <button
        type="button"
        class="rail-link rail-mentions"
        title={mentions.title}
        aria-label={unseen > 0 ? mentions.open(numberText(unseen)) : mentions.title}
        onClick={open}
      >
        <Icon of={AtSign} size={18} />
        <span class="rail-label">{mentions.title}</span>
        {unseen > 0 && <span class="badge">{numberText(unseen)}</span>}
      </button>
      {isOpen && (
        <Dialog title={mentions.title} onClose={() => setOpen(false)}>
          {error !== undefined && (
            <p class="mention-problem" role="alert">
              {mentions.failed}. {inWords(error)}
            </p>
          )}
          {data.length === 0 && error === undefined && <p class="muted">{mentions.none}</p>}
          {data.map(({ id, conversation_id, by, visitor_name, content, created_at, is_seen }) => (
            <button
              key={id}
              type="button"
              class={is_seen ? 'mention-row' : 'mention-row mention-new'}
              onClick={() => {
                setOpen(false);
                navigate(`/conversations/${conversation_id}`);
              }}
            >
              <b>{mentions.by(by ?? conversationTexts.formerAgent, visitor_name ?? words.anonymous)}</b>
              <span>{messagePreview(content)}</span>
              <small class="muted">{fullTime(created_at)}</small>
            </button>
          ))}
        </Dialog>
      )}
    </>
  );
}
