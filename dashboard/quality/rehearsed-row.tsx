/** A conversation in which something would be different: what was said then and what would be, side by side, once it is opened. */
import { useState } from 'preact/hooks';
import type { RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import type { Api } from '#dashboard/api/api.ts';
import { BASE } from '#dashboard/navigation/location.ts';
import { rehearsal as words } from '#dashboard/strings/quality.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import type { Subject } from './rehearsal-pane.tsx';

type Texts = { asked: string; was: string; now: string };

/** The row. */
export function RehearsedRow({ row, subject }: { row: RehearsedConversation; subject: Subject }) {
  const { api, team } = useWorkspace();
  const [texts, setTexts] = useState<Texts | string>();
  const { conversation_id: id, difference, department_id } = row;
  const department = team.departments.value.value.data?.find((one) => one.id === department_id)?.name;
  const open = () => {
    if (texts !== undefined) return;
    void team.departments.need();
    readTexts(api, row, subject).then(setTexts, (error: unknown) => setTexts(inWords(error)));
  };
  return (
    <li>
      <details class="changes" onToggle={(event) => event.currentTarget.open && open()}>
        <summary>
          {words.differences[difference]} <span class="muted">#{id}</span>
        </summary>
        {texts === undefined && <p class="muted">{words.loading}</p>}
        {typeof texts === 'string' && <p class="field-error">{texts}</p>}
        {typeof texts === 'object' && (
          <dl class="rehearsed-texts">
            <dt>{words.asked}</dt>
            <dd dir="auto">{texts.asked}</dd>
            <dt>{words.past}</dt>
            <dd dir="auto">{texts.was}</dd>
            <dt>{words.now}</dt>
            <dd dir="auto">
              {row.end === 'handed_off' && texts.now === ''
                ? words.handedTo(department ?? words.ownDepartment)
                : texts.now}
            </dd>
          </dl>
        )}
        <a class="link" href={`${BASE}/conversations/${id}`} target="_blank" rel="noreferrer">
          {words.open}
        </a>
      </details>
    </li>
  );
}

/** The words are in the conversation and in the articles or steps: the rehearsal has none of them. */
async function readTexts(api: Api, row: RehearsedConversation, subject: Subject): Promise<Texts> {
  const params = { id: String(row.conversation_id) };
  const { data } = await api('listMessages', { params, query: { after_seq: String(row.seq - 1), limit: '20' } });
  const was = data.find(({ seq }) => seq === row.was_seq) ?? data.find(({ sender_type }) => sender_type === 'bot');
  const answers = await Promise.all(row.article_ids.slice(0, 3).map((id) => answerOf(api, id, subject)));
  return {
    asked: data.find(({ seq }) => seq === row.seq)?.content ?? '',
    was: was?.content ?? words.nothing,
    now: answers.length > 0 ? answers.join('\n\n') : (stepText(subject, row.step) ?? endText(row)),
  };
}

/** The answer of an article as it would be; one that isn't stored is the new one. */
async function answerOf(api: Api, id: number, subject: Subject): Promise<string> {
  const changed = subject.type === 'bot' ? subject.changes?.article : undefined;
  if (changed?.article_id === id) return changed.answer;
  try {
    return (await api('getArticle', { params: { id: String(id) } })).answer;
  } catch (error) {
    if (changed) return changed.answer;
    throw error;
  }
}

function stepText(subject: Subject, id: string | null): string | undefined {
  const step = subject.type === 'workflow' && id !== null ? subject.definition?.steps[id] : undefined;
  return step && 'text' in step && typeof step.text === 'string' ? step.text : undefined;
}

const endText = ({ end, difference }: RehearsedConversation): string => {
  if (difference === 'unknown') return words.unknownWhy;
  return end === 'handed_off' ? '' : end === 'resolved' ? words.solved : words.otherWords;
};
