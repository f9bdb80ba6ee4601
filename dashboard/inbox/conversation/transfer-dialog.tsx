/** Handing a conversation on: to a colleague, to a department, or back to the queue. */
import { Building2, Undo2 } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fold } from '#core/text/fold.ts';
import type { Agent } from '#core/model/team/agent.ts';
import type { TransferReason } from '#core/model/closed-sets.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { type Presence, presenceOf } from '#dashboard/data/team.ts';
import { inboxLimits } from '#dashboard/data/inbox-limits.ts';
import { transfer } from '#dashboard/strings/transfer.ts';
import { names } from '#dashboard/strings/names.ts';
import { Avatar } from '#dashboard/ui/controls/avatar.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { SelectField } from '#dashboard/ui/forms/field.tsx';
import { Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { lazy } from '#dashboard/ui/page/lazy.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { actionsOn, type Target } from '#dashboard/workspace/conversation-actions.ts';
import './transfer.css';

const SummaryFor = lazy(() => import('#dashboard/inbox/summary/summary-for.tsx'));

const order: readonly Presence[] = ['online', 'busy', 'away', 'disconnected', 'offline'];
const place = (agent: Agent): number => order.indexOf(presenceOf(agent));

/** The dialog. */
export default function TransferDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const workspace = useWorkspace();
  const { team, person } = workspace;
  const [typed, setTyped] = useState('');
  const [isForced, setForced] = useState(false);
  const [reason, setReason] = useState<TransferReason | ''>('');
  const [note, setNote] = useState('');
  useEffect(() => {
    void team.agents.load();
    void team.departments.need();
  }, []);
  const fits = (name: string) => fold(name).includes(fold(typed.trim()));
  const agents = (team.agents.value.value.data ?? [])
    .filter((agent) => agent.id !== conversation.agent_id && fits(agent.name))
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  const departments = (team.departments.value.value.data ?? []).filter(({ name }) => fits(name));
  const give = async (target: Target, done: string) => {
    onClose();
    const said = { ...(note.trim() ? { note: note.trim() } : {}), ...(reason ? { reason } : {}) };
    if (await actionsOn(workspace, conversation.id).assign({ ...target, ...said })) toast(done);
  };
  const isFull = (agent: Agent) => agent.current_chats_count >= agent.max_concurrent_chats;
  return (
    <Dialog title={transfer.title} onClose={onClose} class="transfer">
      <div class="transfer-keys" onKeyDown={walkRows}>
        <input
          class="input"
          type="search"
          data-autofocus
          aria-label={transfer.search}
          placeholder={transfer.search}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <div class="transfer-lists">
          {team.agents.value.value.data === undefined && <Skeleton rows={3} kind="row" />}
          {agents.length > 0 && <h3>{transfer.agents}</h3>}
          {agents.map((agent) => (
            <button
              key={agent.id}
              type="button"
              class="transfer-row"
              disabled={isFull(agent) && !isForced}
              onClick={() =>
                void give({ agent_id: agent.id, ...(isForced ? { force: true } : {}) }, transfer.done(agent.name))
              }
            >
              <Avatar id={agent.id} name={agent.name} size="small" status={presenceOf(agent)} />
              <span>
                {agent.name}
                <small>{isFull(agent) ? transfer.full : names.presence[presenceOf(agent)]}</small>
              </span>
              <small>{transfer.load(agent.current_chats_count, agent.max_concurrent_chats)}</small>
            </button>
          ))}
          {departments.length > 0 && <h3>{transfer.departments}</h3>}
          {departments.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="transfer-row"
              onClick={() => void give({ department_id: id }, transfer.done(name))}
            >
              <span class="avatar avatar-small avatar-plain">
                <Icon of={Building2} size={14} />
              </span>
              <span>{name}</span>
            </button>
          ))}
          {agents.length + departments.length === 0 && typed !== '' && <p class="muted">{transfer.nobody}</p>}
          {agents.length > 0 && agents.every(isFull) && !isForced && (
            <p class="muted" role="status">
              {transfer.allFull}
            </p>
          )}
          {conversation.agent_id !== null && (
            <button
              type="button"
              class="transfer-row transfer-queue"
              onClick={() => void give({ agent_id: null }, transfer.requeued)}
            >
              <span class="avatar avatar-small avatar-plain">
                <Icon of={Undo2} size={14} />
              </span>
              <span>
                {transfer.queue}
                <small>{transfer.queueHelp}</small>
              </span>
            </button>
          )}
        </div>
      </div>
      <div class="transfer-said">
        <SelectField
          label={transfer.reason}
          value={reason}
          options={{ '': transfer.noReason, ...transfer.reasons }}
          onChange={setReason}
        />
        <label class="field">
          {transfer.note}
          <textarea
            class="input"
            rows={2}
            dir="auto"
            maxLength={inboxLimits.transfer.note?.maxLength}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <small class="muted">{transfer.noteHelp}</small>
        </label>
        <SummaryFor
          conversation={conversation}
          most={inboxLimits.transfer.note?.maxLength}
          note={note}
          onNote={setNote}
        />
      </div>
      {person.isSupervisor && agents.some(isFull) && (
        <label class="check">
          <input type="checkbox" checked={isForced} onChange={(event) => setForced(event.currentTarget.checked)} />
          {transfer.force}
        </label>
      )}
    </Dialog>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Arrows walk from the field through the rows that can be chosen; Enter in the field takes the first that fits what is typed,
 * never the queue: a name that nobody has must not give the conversation away.
 */
export function walkRows(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const field = event.currentTarget.querySelector('input');
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.transfer-row:not(:disabled)')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const step = steps[event.key];
  const isChosen = event.key === 'Enter' && at < 0 && field?.value.trim() !== '';
  if (step === undefined && !isChosen) return;
  event.preventDefault();
  if (step === undefined) rows.find((row) => !row.classList.contains('transfer-queue'))?.click();
  else (at + step < 0 ? field : rows[Math.min(at + step, rows.length - 1)])?.focus();
}
