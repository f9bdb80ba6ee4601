/** Inviting people from a CSV file: choosing it, looking at each line, following the invitations, and what became of them. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { TeamMember } from '#core/model/team/agent.ts';
import { decodeFile } from '#dashboard/articles/decode-file.ts';
import { common } from '#dashboard/strings/common.ts';
import { members } from '#dashboard/strings/members.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { FileField } from '#dashboard/ui/forms/file-field.tsx';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { type Outcome, inviteAll } from './invite-all.ts';
import { MailNote } from './invite-dialog.tsx';
import type { Invitee, PeopleLine } from './read-people.ts';

const words = members.file;

type ImportProps = { onClose: () => void; onInvited: (member: TeamMember) => void };
type Ready = Extract<PeopleLine, { invitee: Invitee }>;

const isReady = (line: PeopleLine): line is Ready => 'invitee' in line;

/** The dialogs, one after the other. */
export function PeopleImport({ onClose, onInvited }: ImportProps) {
  const [lines, setLines] = useState<readonly PeopleLine[]>();
  const [isRunning, setRunning] = useState(false);
  if (!lines) return <Choose onClose={onClose} onRead={setLines} />;
  if (!isRunning) return <Preview lines={lines} onClose={onClose} onStart={() => setRunning(true)} />;
  return <Run lines={lines.filter(isReady)} onClose={onClose} onInvited={onInvited} />;
}

function Choose({ onClose, onRead }: { onClose: () => void; onRead: (lines: readonly PeopleLine[]) => void }) {
  const { team } = useWorkspace();
  const [problem, setProblem] = useState<string>();
  const choose = async (file: File | undefined) => {
    setProblem(undefined);
    if (!file) return;
    const text = decodeFile(new Uint8Array(await file.arrayBuffer()))?.text;
    if (text === undefined) return setProblem(words.unreadable);
    await team.departments.need();
    const { readPeople } = await import('./read-people.ts');
    const read = readPeople(text, team.departments.value.value.data ?? []);
    if ('problem' in read) setProblem(read.problem);
    else onRead(read);
  };
  return (
    <Dialog title={words.title} onClose={onClose} footer={<Button onClick={onClose}>{common.cancel}</Button>}>
      <FileField
        label={words.label}
        help={words.help}
        error={problem}
        accept=".csv,.txt,.tsv,text/csv"
        onChange={(file) => void choose(file)}
      />
      <details>
        <summary class="link">{words.example}</summary>
        <pre class="example" tabIndex={0}>
          {words.exampleText}
        </pre>
      </details>
    </Dialog>
  );
}

type PreviewProps = { lines: readonly PeopleLine[]; onClose: () => void; onStart: () => void };

function Preview({ lines, onClose, onStart }: PreviewProps) {
  const ready = lines.filter(isReady);
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      class="dialog-wide"
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button variant="primary" disabled={ready.length === 0} onClick={onStart}>
            {words.start({ count: ready.length })}
          </Button>
        </>
      }
    >
      <p>{words.summary({ ready: ready.length, wrong: lines.length - ready.length })}</p>
      <MailNote />
      <Lines
        lines={lines}
        resultOf={(line) => (isReady(line) ? words.ready : <span class="field-error">{line.problems.join(' ')}</span>)}
      />
    </Dialog>
  );
}

function Run({ lines, onClose, onInvited }: { lines: readonly Ready[] } & ImportProps) {
  const { api, team } = useWorkspace();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [waits, setWaits] = useState(false);
  const stopped = useRef(false);
  const started = useRef(false);
  if (!started.current) {
    started.current = true;
    void inviteAll(
      lines.map(({ invitee }) => invitee),
      {
        invite: (body) => api('inviteTeamMember', { body }),
        onInvited,
        onProgress: (so, isWaiting) => {
          setOutcomes([...so]);
          setWaits(isWaiting);
        },
        isStopped: () => stopped.current,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      },
    ).then(() => team.agents.load());
  }
  const isDone = outcomes.length === lines.length;
  const stop = () => {
    stopped.current = true;
  };
  const isCut = outcomes.some(({ kind }) => kind === 'left');
  return (
    <Dialog
      title={isDone ? (isCut ? words.stopped : words.doneTitle) : words.title}
      onClose={isDone ? onClose : stop}
      class="dialog-wide"
      footer={isDone ? <Button onClick={onClose}>{common.close}</Button> : <Button onClick={stop}>{words.stop}</Button>}
    >
      <progress class="member-progress" max={lines.length} value={outcomes.length} aria-label={words.result} />
      <p role="status">{waits ? words.waiting : words.progress({ done: outcomes.length, count: lines.length })}</p>
      {isDone && <p class="muted">{words.again}</p>}
      <Lines
        lines={failedFirst(lines, outcomes)}
        resultOf={(line) => resultOf(outcomes[lines.findIndex((one) => one.line === line.line)])}
      />
    </Dialog>
  );
}

/** What failed is left to do. */
function failedFirst(lines: readonly Ready[], outcomes: readonly Outcome[]): Ready[] {
  const isFailed = (line: Ready) => outcomes[lines.indexOf(line)]?.kind === 'failed';
  return lines.toSorted((one, other) => Number(isFailed(other)) - Number(isFailed(one)));
}

function resultOf(outcome: Outcome | undefined) {
  if (!outcome) return '';
  if (outcome.kind !== 'failed') return words.outcomes[outcome.kind];
  return <span class="field-error">{`${words.outcomes.failed}: ${inWords(outcome.error)}`}</span>;
}

type LinesProps = { lines: readonly PeopleLine[]; resultOf: (line: PeopleLine) => ComponentChildren };

function Lines({ lines, resultOf: result }: LinesProps) {
  return (
    <table class="table table-import">
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          <th scope="col">{members.columns.person}</th>
          <th scope="col">{words.result}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.line}>
            <td>{line.line}</td>
            <td>{line.label}</td>
            <td>{result(line)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
