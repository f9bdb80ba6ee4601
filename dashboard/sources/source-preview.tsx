/** A button that tells what a source would read, without storing anything. */
import { useEffect, useState } from 'preact/hooks';
import type { SourceKind, SourcePreview as Preview } from '#core/model/knowledge/source.ts';
import { pageProblem, sourcePreview as words } from '#dashboard/strings/sources.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { isolated } from '#dashboard/ui/format/isolated.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

type PreviewProps = { kind: SourceKind; addresses: readonly string[] };

/** The button, and what came of it. */
export function SourcePreview({ kind, addresses }: PreviewProps) {
  const { api } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const [found, setFound] = useState<Preview | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const given = `${kind} ${addresses.join('\n')}`;
  useEffect(() => {
    setFound(undefined);
    setProblem(undefined);
  }, [given]);
  const look = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setFound(await api('previewSource', { body: { kind, addresses: [...addresses] } }));
    } catch (error) {
      setProblem(inWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="source-preview">
      <Button busy={isBusy} disabled={addresses.length === 0} onClick={() => void look()}>
        {words.action}
      </Button>
      <div class="muted" role="status">
        {problem !== undefined && <p class="field-error">{problem}</p>}
        {found && <Found preview={found} />}
      </div>
    </div>
  );
}

function Found({ preview: { found, examples, first, problems } }: { preview: Preview }) {
  const [example = ''] = examples;
  return (
    <>
      <p>{found === 0 ? words.none : words.found(found, isolated(example))}</p>
      {first && (
        <>
          <p dir="auto">{words.first(first.title)}</p>
          <ul>
            {first.questions.map((question) => (
              <li key={question} dir="auto">
                {question}
              </li>
            ))}
          </ul>
        </>
      )}
      {problems.map(({ address, problem, detail }) => (
        <p key={address}>
          {words.problem(isolated(address), pageProblem[problem])}
          {problem === 'other_site' && detail !== null && ` (${isolated(detail)})`}
        </p>
      ))}
    </>
  );
}
