/** Sending the deliveries of a time range again. The server takes some at a time; the dialog goes on until all were taken. */
import { useState } from 'preact/hooks';
import type { Webhook } from '#core/webhooks/webhook.ts';
import { common } from '#dashboard/strings/common.ts';
import { deliveries as words } from '#dashboard/strings/webhooks.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { Field, SelectField } from '#dashboard/ui/forms/field.tsx';
import { FormDialog } from '#dashboard/ui/forms/form-dialog.tsx';
import { localMinute } from '#dashboard/ui/format/local-minute.ts';
import { errorBelow } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

type ReplayProps = { webhook: Webhook; onClose: () => void; onDone: () => void };

/** The dialog: by default the failed ones of the last day. */
export function ReplayDialog({ webhook, onClose, onDone }: ReplayProps) {
  const { api } = useWorkspace();
  const [from, setFrom] = useState(() => localMinute(Date.now() - DAY_MS));
  const [to, setTo] = useState(() => localMinute(Date.now() + 60_000));
  const [which, setWhich] = useState<keyof typeof words.which>('failed');
  const [count, setCount] = useState<number>();
  const isBackward = Date.parse(from) >= Date.parse(to);
  if (!webhook.is_active)
    return (
      <Dialog title={words.replayTitle} onClose={onClose} footer={<Button onClick={onClose}>{common.close}</Button>}>
        <p>{words.off}</p>
      </Dialog>
    );
  const run = async () => {
    const range = { to: new Date(to).toISOString(), state: which === 'failed' ? ('failed' as const) : null };
    let next: string | null = new Date(from).toISOString();
    let sum = 0;
    while (next !== null) {
      const answer: { replayed: number; next_from: string | null } = await api('replayWebhook', {
        params: { id: String(webhook.id) },
        body: { from: next, ...range },
      });
      sum += answer.replayed;
      next = answer.next_from;
      setCount(sum);
    }
    toast(words.replayed(sum));
    onDone();
  };
  return (
    <FormDialog
      title={words.replayTitle}
      action={words.replayAction}
      isDirty={false}
      fields={['from', 'to']}
      canSave={from !== '' && to !== '' && !isBackward}
      save={run}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <p>{words.replayBody}</p>
          <Moment label={words.from} value={from} onChange={setFrom} error={errorBelow(errors, 'from', words.from)} />
          <Moment
            label={words.to}
            value={to}
            onChange={setTo}
            error={isBackward ? words.wrongRange : errorBelow(errors, 'to', words.to)}
          />
          <SelectField label={words.only} value={which} options={words.which} onChange={setWhich} />
          {count !== undefined && <p role="status">{words.replaying(count)}</p>}
        </>
      )}
    </FormDialog>
  );
}

type MomentProps = { label: string; value: string; onChange: (value: string) => void; error?: string | undefined };

function Moment({ label, value, onChange, error }: MomentProps) {
  return (
    <Field label={label} error={value === '' ? words.noTime : error}>
      {(wiring) => (
        <input
          {...wiring}
          class="input"
          type="datetime-local"
          required
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
