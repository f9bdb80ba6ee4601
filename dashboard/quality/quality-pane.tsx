/** The test questions of a bot, each with what it finds now. */
import { FlaskConical } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Bot } from '#core/model/bots/bot.ts';
import { outcomeOf } from '#core/model/bots/test-outcome.ts';
import type { TriedQuestion } from '#core/model/bots/test-question.ts';
import { ApiError } from '#core/contract/client.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { without } from '#dashboard/data/team.ts';
import { botValues } from '#dashboard/strings/bots.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { CrudList } from '#dashboard/ui/crud/crud-page.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { QuestionForm } from './question-form.tsx';
import { askedQuestions, countsOf, createTested } from './tried.ts';

const ModelRunPane = lazy(() => import('#dashboard/model-runs/model-run-pane.tsx'));

const ORDER = { wrong: 0, handed_over: 1, right: 2 } as const;
const MARKS = { right: 'status-active', wrong: 'status-wrong', handed_over: 'status-pending' } as const;

/** The pane. */
export default function QualityPane({ bot, articles: known }: { bot: Bot; articles: Resource<Article[]> }) {
  const { api, person } = useWorkspace();
  const tested = useMemo(() => createTested(api, bot.id), [bot.id]);
  const { fitted_at } = bot.index;
  useEffect(() => void known.need(), [known]);
  // Trained again, it may find something else.
  useEffect(() => void tested.load(), [tested, fitted_at]);
  if (!person.isAdmin) return <NoPermission />;
  const articles = known.value.value.data ?? [];
  const nameOf = (id: number) => articles.find((one) => one.id === id)?.question ?? words.goneArticle;
  const outcome = ({ article_id, found }: TriedQuestion) => outcomeOf(article_id, found, bot.confidence_floor);
  const { data } = tested.value.value;
  return (
    <>
      <p class="muted pane-lead">{words.lead}</p>
      {bot.provider !== 'built-in' && <p class="muted pane-lead">{words.modelNote}</p>}
      {bot.index.embeddings === 'ready' && data?.some((one) => !one.is_embedded) && (
        <p class="warning" role="status">
          {words.byWords}
        </p>
      )}
      <CrudList
        words={words}
        icon={FlaskConical}
        of={tested}
        isAdmin
        isEditedHere
        toolsLead={data && <Summary questions={data} bot={bot} />}
        also={<TakeAsked bot={bot} onTaken={() => void tested.load()} />}
        nameOf={({ question }) => question}
        textOf={({ question }) => question}
        order={(one, other) => ORDER[outcome(one)] - ORDER[outcome(other)] || one.id - other.id}
        labels={{ edit: words.edit, remove: words.remove }}
        columns={[
          { title: words.question, cell: ({ question }) => <span dir="auto">{question}</span> },
          {
            title: words.expected,
            class: 'wide muted',
            cell: ({ article_id }) => (article_id === null ? words.handoff : nameOf(article_id)),
          },
          {
            title: words.result,
            cell: (one) => (
              <>
                <span class={`status ${MARKS[outcome(one)]}`}>{words.outcomes[outcome(one)]}</span>
                <p class="clipped muted">
                  {one.found
                    ? words.sure(nameOf(one.found.article_id), botValues.percent(one.found.confidence))
                    : words.nothing}
                </p>
              </>
            ),
          },
        ]}
        form={(asked, onClose) => (
          <QuestionForm
            bot={bot.id}
            articles={articles}
            asked={asked}
            onClose={onClose}
            onSaved={() => void tested.load()}
          />
        )}
        removal={({ id, question }) => ({
          title: words.removeTitle,
          body: words.removeBody(question),
          removed: words.removed,
          run: async () => {
            await api('deleteTestQuestion', { params: { id: String(bot.id), question_id: String(id) } });
            tested.change((all) => without(all, id));
          },
        })}
      />
      {bot.provider !== 'built-in' && (
        <div class="quality-model">
          <ModelRunPane bot={bot} tested={tested} articles={known} />
        </div>
      )}
    </>
  );
}

function Summary({ questions, bot }: { questions: readonly TriedQuestion[]; bot: Bot }) {
  const { right, wrong, handed_over } = countsOf(questions, bot);
  return (
    <p role="status">
      <strong>{words.summary(numberText(right), numberText(wrong), numberText(handed_over))}</strong>
    </p>
  );
}

/** Takes what visitors asked without an answer, and what was learned; what is there already is left as it is. */
function TakeAsked({ bot, onTaken }: { bot: Bot; onTaken: () => void }) {
  const { api } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    let taken = 0;
    try {
      for (const question of await askedQuestions(api, bot.id)) {
        try {
          await api('createTestQuestion', { params: { id: String(bot.id) }, body: { question, article_id: null } });
          taken += 1;
        } catch (error) {
          // There already, or no question.
          if (!(error instanceof ApiError && (error.status === 409 || error.status === 400))) throw error;
        }
      }
      toast(words.taken(taken));
    } catch (error) {
      toast(inWords(error), 'problem');
    }
    setBusy(false);
    if (taken > 0) onTaken();
  };
  return (
    <Button busy={busy} onClick={() => void take()}>
      {words.takeAsked}
    </Button>
  );
}
