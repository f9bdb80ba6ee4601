/** What a change makes better and worse, in numbers and by question. */
import { numberText } from '#dashboard/strings/language.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import type { TestOutcome } from '#core/model/bots/test-outcome.ts';
import type { TestQuestion } from '#core/model/bots/test-question.ts';
import './quality.css';

/** A test question of which the outcome changes. */
export type ShownChange = {
  question: Pick<TestQuestion, 'id' | 'question'>;
  before: TestOutcome;
  after: TestOutcome;
  /** The article that answers afterward, where it is to be named. */
  answeredBy?: string | null;
};

type ChangesProps = {
  better: readonly ShownChange[];
  worse: readonly ShownChange[];
  isByWords?: boolean;
  showsWorse?: boolean;
};

/** The numbers, with the questions below them; `showsWorse`: what gets worse is listed unfolded. */
export function Changes({ better, worse, isByWords = false, showsWorse }: ChangesProps) {
  const note = isByWords && <p class="warning">{words.byWords}</p>;
  if (better.length + worse.length === 0)
    return (
      <>
        <p>{words.noChange}</p>
        {note}
      </>
    );
  return (
    <>
      <p>
        <strong>{words.changes(numberText(better.length), numberText(worse.length))}</strong>
      </p>
      {note}
      <Those title={words.worse} changed={worse} isOpen={showsWorse} />
      <Those title={words.better} changed={better} />
    </>
  );
}

type ThoseProps = { title: string; changed: readonly ShownChange[]; isOpen?: boolean | undefined };

function Those({ title, changed, isOpen = false }: ThoseProps) {
  if (changed.length === 0) return null;
  return (
    <details class="changes" open={isOpen}>
      <summary>{title}</summary>
      <ul>
        {changed.map(({ question: { id, question }, before, after, answeredBy }) => (
          <li key={id}>
            <span dir="auto">{question}</span>
            <small class="muted"> {words.from(words.outcomes[before], words.outcomes[after])}</small>
            {answeredBy != null && <p class="muted">{words.answeredBy(answeredBy)}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
