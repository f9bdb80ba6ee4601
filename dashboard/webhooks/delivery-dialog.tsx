/** One delivery: its request, its tries, and the answer of the server. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Webhook, WebhookDeliveryDetails } from '#core/webhooks/webhook.ts';
import { createResource } from '#dashboard/data/resource.ts';
import { common } from '#dashboard/strings/common.ts';
import { deliveries as words } from '#dashboard/strings/webhooks.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Dialog } from '#dashboard/ui/controls/dialog.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { Failed, Skeleton } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { attemptText } from './attempt-text.ts';

type DialogProps = { webhook: Webhook; id: string; onClose: () => void; onChanged: () => void };

/** The dialog. */
export function DeliveryDialog({ webhook, id, onClose, onChanged }: DialogProps) {
  const { api } = useWorkspace();
  const params = { id: String(webhook.id), delivery_id: id };
  const delivery = useMemo(() => createResource(() => api('getWebhookDelivery', { params })), [id]);
  const [busy, setBusy] = useState(false);
  useEffect(() => void delivery.load(), [delivery]);
  const resend = async () => {
    setBusy(true);
    try {
      await api('replayWebhookDelivery', { params });
      toast(words.resent);
      onChanged();
      onClose();
    } catch (error) {
      toast(inWords(error), 'problem');
      setBusy(false);
    }
  };
  const { data, state, error } = delivery.value.value;
  return (
    <Dialog
      title={data?.event ?? words.event}
      class="dialog-wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{common.close}</Button>
          {webhook.is_active && (
            <Button variant="primary" busy={busy} onClick={() => void resend()}>
              {words.resend}
            </Button>
          )}
        </>
      }
    >
      {state === 'failed' && <Failed error={error} onRetry={() => void delivery.load()} />}
      {data === undefined && state !== 'failed' && <Skeleton rows={4} />}
      {data && <DeliveryDetails of={data} />}
    </Dialog>
  );
}

/** What there is to know about it. */
export function DeliveryDetails({ of: { request, attempts, answer } }: { of: WebhookDeliveryDetails }) {
  return (
    <div class="delivery">
      <h3>{words.attempts}</h3>
      {attempts.length === 0 ? (
        <p class="muted">{words.noAttempts}</p>
      ) : (
        <ul>
          {attempts.toReversed().map((attempt) => (
            <li key={attempt.at}>
              <time>{fullTime(attempt.at)}</time> · {attemptText(attempt)}
            </li>
          ))}
        </ul>
      )}
      {attempts.length > 0 && (
        <>
          <h3>{words.answered}</h3>
          {answer === null || answer === '' ? (
            <p class="muted">{answer === null ? words.noAnswer : words.emptyAnswer}</p>
          ) : (
            <pre tabIndex={0}>{answer}</pre>
          )}
        </>
      )}
      <h3>{words.request}</h3>
      <pre tabIndex={0}>
        {[`POST ${request.url}`, ...headerLines(request.headers), '', indented(request.body)].join('\n')}
      </pre>
    </div>
  );
}

const headerLines = (headers: Record<string, string>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** JSON over several lines; anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
