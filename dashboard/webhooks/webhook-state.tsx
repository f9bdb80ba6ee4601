/** How a webhook stands, in a word. */
import type { Webhook } from '#core/webhooks/webhook.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';

/** The word with its mark, and since when it fails. */
export function WebhookState({ of }: { of: Pick<Webhook, 'is_active' | 'failing_since' | 'disabled_reason'> }) {
  const { is_active, failing_since, disabled_reason } = of;
  if (!is_active && disabled_reason !== null) return <span class="status status-failing">{words.states.failed}</span>;
  if (!is_active) return <span class="status status-closed">{words.states.off}</span>;
  if (failing_since === null) return <span class="status status-active">{words.states.active}</span>;
  return (
    <span class="status status-pending" title={words.failingSince(fullTime(failing_since))}>
      {words.states.failing}
    </span>
  );
}
