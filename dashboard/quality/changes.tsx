/** What a change makes better and worse, in numbers and by question. */
import { numberText } from '#dashboard/strings/language.ts';
import { quality as words } from '#dashboard/strings/quality.ts';
import type { Changed, compare } from './tried.ts';
import './quality.css';

/** The numbers, with the questions below them. */
export function Changes({ better, worse }: ReturnType<typeof compare>) {
  if (better.length + worse.length === 0) return <p>{words.noChange}</p>;
  return (
    <>
      <p>
        <strong>{words.changes(numberText(better.length), numberText(worse.length))}</strong>
      </p>
      <Those title={words.worse} changed={worse} />
      <Those title={words.better} changed={better} />
    </>
  );
}

function Those({ title, changed }: { title: string; changed: readonly Changed[] }) {
  if (changed.length === 0) return null;
  return (
    <details class="changes">
      <summary>{title}</summary>
      <ul>
        {changed.map(({ question: { id, question }, before, after }) => (
          <li key={id}>
            <span dir="auto">{question}</span>
            <small class="muted"> {words.from(words.outcomes[before], words.outcomes[after])}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}
