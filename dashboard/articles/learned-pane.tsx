/** What a bot has learned from chats: drafts that become articles once an admin has read them, or are discarded. */
import { GraduationCap } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { Bot } from '#core/model/bots/bot.ts';
import type { LearnedQuestion } from '#core/model/knowledge/learned.ts';
import { type Api, firstPages, isMissing } from '#dashboard/api/api.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';
import { replaced, without } from '#dashboard/data/team.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { learned as words } from '#dashboard/strings/copilot.ts';
import { Button, ButtonLink } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ArticleForm } from './article-form.tsx';
import type { Knowledge } from './knowledge.ts';

const PAGES = 3;

/** The drafts of a bot; nothing is fetched before they are shown. */
export const createLearned = (api: Api, bot: number): Resource<LearnedQuestion[]> =>
  createResource(
    async () => (await firstPages((query) => api('listLearned', { params: { id: String(bot) }, query }), PAGES)).items,
  );

type PaneProps = { bot: Bot; knowledge: Knowledge; onChanged: () => void };

/** The pane. */
export default function LearnedPane({ bot, knowledge, onChanged }: PaneProps) {
  const { api } = useWorkspace();
  const isOn = bot.learns_from_conversations;
  const drafts = useMemo(() => createLearned(api, bot.id), [bot.id]);
  const [opened, setOpened] = useState<LearnedQuestion | undefined>(undefined);
  const takeAway = ({ id }: LearnedQuestion) => drafts.change((all) => without(all, id));
  const gone = (draft: LearnedQuestion) => {
    takeAway(draft);
    setOpened(undefined);
    toast(words.gone, 'problem');
  };
  const discard = async (draft: LearnedQuestion) => {
    takeAway(draft);
    try {
      await api('dropLearned', { params: { id: String(bot.id), learned_id: String(draft.id) } });
      toast(words.discarded);
    } catch (error) {
      if (isMissing(error)) return gone(draft);
      drafts.change((all) => replaced(all, draft).toSorted((one, other) => other.id - one.id));
      toast(inWords(error), 'problem');
    }
    return undefined;
  };
  return (
    <>
      <Loaded of={drafts} skeleton="row">
        {(all) =>
          all.length === 0 ? (
            <Notice icon={GraduationCap} title={words.empty} body={isOn ? words.emptyBody : words.off}>
              {!isOn && <ButtonLink href={`${BASE}/bots/${bot.id}`}>{words.openSettings}</ButtonLink>}
            </Notice>
          ) : (
            <>
              {!isOn && <p class="muted pane-lead">{words.off}</p>}
              <p class="muted pane-lead">{words.lead}</p>
              <DraftTable drafts={all} onReview={setOpened} onDiscard={(draft) => void discard(draft)} />
            </>
          )
        }
      </Loaded>
      {opened && (
        <ArticleForm
          bot={bot.id}
          knowledge={knowledge}
          draft={opened}
          onClose={() => setOpened(undefined)}
          onGone={() => gone(opened)}
          onSaved={() => {
            takeAway(opened);
            onChanged();
          }}
        />
      )}
    </>
  );
}

type TableProps = {
  drafts: LearnedQuestion[];
  onReview: (draft: LearnedQuestion) => void;
  onDiscard: (draft: LearnedQuestion) => void;
};

function DraftTable({ drafts, onReview, onDiscard }: TableProps) {
  return (
    <table class="table table-unanswered">
      <thead>
        <tr>
          <th scope="col">{words.question}</th>
          <th scope="col" class="wide">
            {words.conversation}
          </th>
          <th scope="col">
            <span class="sr-only">{words.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((one) => (
          <tr key={one.id}>
            <td>
              <span class="asked" dir="auto">
                {one.question}
              </span>
              <p class="clipped" dir="auto" title={one.answer}>
                {one.answer}
              </p>
            </td>
            <td class="wide">
              <a
                class="link"
                href={`${BASE}/conversations/${String(one.conversation_id)}?view=all&status=any`}
                title={`${words.rated(String(one.rating))}, ${fullTime(one.learned_at)}`}
              >
                {shortTime(one.learned_at, clock.value)}
              </a>
            </td>
            <td class="row-actions">
              <Button size="small" aria-label={words.reviewOf(one.question)} onClick={() => onReview(one)}>
                {words.review}
              </Button>
              <Button
                size="small"
                variant="ghost"
                aria-label={words.discardOf(one.question)}
                onClick={() => onDiscard(one)}
              >
                {words.discard}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
