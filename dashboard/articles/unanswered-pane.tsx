/** What a bot could not answer, and the way from there into what it knows. */
import { BookPlus, MessageCircleQuestion } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Bot, UnansweredQuestion } from '#core/model/bots/bot.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { unanswered as words } from '#dashboard/strings/articles.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { ArticleForm } from './article-form.tsx';
import { type Knowledge, whatIsKnown } from './knowledge.ts';

type PaneProps = { bot: Bot; knowledge: Knowledge; onChanged: () => void };

/** The pane. */
export function UnansweredPane({ bot, knowledge, onChanged }: PaneProps) {
  const [question, setQuestion] = useState<string | undefined>(undefined);
  useEffect(() => void knowledge.articles.need(), [knowledge]);
  return (
    <>
      <Loaded of={knowledge.unanswered} skeleton="row">
        {(questions) =>
          questions.length === 0 ? (
            <Notice icon={MessageCircleQuestion} title={words.empty} body={words.emptyBody} />
          ) : (
            <>
              <p class="muted pane-lead">{words.lead}</p>
              <QuestionTable questions={questions} knowledge={knowledge} onMake={setQuestion} />
            </>
          )
        }
      </Loaded>
      {question !== undefined && (
        <ArticleForm
          bot={bot.id}
          knowledge={knowledge}
          question={question}
          onClose={() => setQuestion(undefined)}
          onSaved={onChanged}
        />
      )}
    </>
  );
}

type TableProps = { questions: UnansweredQuestion[]; knowledge: Knowledge; onMake: (question: string) => void };

function QuestionTable({ questions, knowledge, onMake }: TableProps) {
  const { person } = useWorkspace();
  const articles = knowledge.articles.value.value.data;
  const isKnown = useMemo(() => whatIsKnown(articles ?? []), [articles]);
  return (
    <table class="table table-unanswered">
      <thead>
        <tr>
          <th scope="col">{words.question}</th>
          <th scope="col" class="roomy number">
            {words.count}
          </th>
          <th scope="col" class="wide">
            {words.last}
          </th>
          <th scope="col">
            <span class="sr-only">{words.makeArticle}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {questions.map((one) => (
          <tr key={one.question}>
            <td>
              <span class="asked">{one.question}</span>
              <small class="narrow-only">{words.times(one.count)}</small>
            </td>
            <td class="roomy number">{words.times(one.count)}</td>
            <td class="wide">
              <a
                class="link"
                href={`${BASE}/conversations/${one.conversation_id}?view=all&status=any`}
                title={`${words.conversation}, ${fullTime(one.last_asked_at)}`}
              >
                {shortTime(one.last_asked_at, clock.value)}
              </a>
            </td>
            <td class="row-actions">
              {isKnown(one.question) ? (
                <span class="status status-active">{words.known}</span>
              ) : (
                person.isAdmin && (
                  <Button
                    size="small"
                    icon={BookPlus}
                    aria-label={words.makeArticleOf(one.question)}
                    onClick={() => onMake(one.question)}
                  >
                    {words.makeArticle}
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
