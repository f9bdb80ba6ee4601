/** One test question: what is asked, and what should answer. */
import { useMemo } from 'preact/hooks';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import type { TestQuestion, TestQuestionSettings } from '#core/model/bots/test-question.ts';
import { limits } from '#dashboard/data/limits.ts';
import { common } from '#dashboard/strings/common.ts';
import { quality as words, testQuestionFields } from '#dashboard/strings/quality.ts';
import { bindTo } from '#dashboard/ui/crud/bind.ts';
import { RecordDialog } from '#dashboard/ui/crud/record-dialog.tsx';
import { describedBy, labelsOf } from '#dashboard/ui/forms/described.ts';
import { SelectField, TextField } from '#dashboard/ui/forms/field.tsx';
import { useRecordEditor } from '#dashboard/ui/record/use-record-editor.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type FormProps = {
  bot: Id;
  articles: readonly Article[];
  /** The one to change; left out for a new one. */
  asked: TestQuestion | undefined;
  onClose: () => void;
  onSaved: () => void;
};

const described = describedBy(testQuestionFields, limits.testQuestion);

/** The form. */
export function QuestionForm({ bot, articles, asked, onClose, onSaved }: FormProps) {
  const { api } = useWorkspace();
  const id = String(bot);
  const params = { id, question_id: String(asked?.id) };
  const blank = useMemo((): TestQuestionSettings => ({ question: '', article_id: null }), []);
  const editor = useRecordEditor<TestQuestion, TestQuestionSettings>({
    stored: asked,
    blank,
    fieldsOf: ({ question, article_id }) => ({ question, article_id }),
    operation: 'updateTestQuestion',
    send: ({ values, changes }, version) =>
      asked
        ? api('updateTestQuestion', { params, body: { ...changes, ...version } })
        : api('createTestQuestion', { params: { id }, body: values }),
    load: async () => {
      const { data } = await api('listTestQuestions', { params: { id } });
      return data.find((one) => one.id === asked?.id) ?? Promise.reject(new Error(words.removed));
    },
    accept: onSaved,
  });
  const fields = bindTo(editor, described);
  const sorted = articles.toSorted((one, other) => one.question.localeCompare(other.question));
  const options: [string, string][] = [
    ['', words.handoff],
    ...sorted.map((article): [string, string] => [String(article.id), article.question]),
  ];
  const { article_id } = editor.values;
  if (article_id !== null && !articles.some((one) => one.id === article_id))
    options.push([String(article_id), words.goneArticle]);
  return (
    <RecordDialog
      title={asked ? words.editTitle : words.add}
      action={asked ? common.save : words.add}
      editor={editor}
      isComplete={editor.values.question.trim() !== ''}
      labelOf={labelsOf(testQuestionFields)}
      onClose={onClose}
    >
      <TextField {...fields.as('question')} required autofocus />
      <SelectField {...fields.id('article_id')} options={Object.fromEntries(options)} />
    </RecordDialog>
  );
}
