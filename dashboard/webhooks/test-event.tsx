/** A test event: sent on a click, and its outcome as soon as there is one. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Id } from '#core/model/id.ts';
import type { WebhookDelivery } from '#core/webhooks/webhook.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { whyFailed } from './attempt-text.ts';

/** How a test stands. */
export type Test = {
  busy: boolean;
  /** The delivery, once it was tried or nothing came of it for a while. */
  outcome: WebhookDelivery | undefined;
  error: unknown;
  send: () => void;
};

/** The outcome is looked for this often, in milliseconds, and so many times: longer than a server may take to answer. */
const LOOK = { everyMs: 1000, times: 20 };

/** Sends test events. `onDone` follows when one was tried. */
export function useTest(id: Id, onDone: () => void): Test {
  const { api } = useWorkspace();
  const [state, setState] = useState<Omit<Test, 'send'>>({ busy: false, outcome: undefined, error: undefined });
  const isGone = useRef(false);
  useEffect(() => () => void (isGone.current = true), []);
  const run = async () => {
    let delivery = await api('testWebhook', { params: { id: String(id) } });
    const params = { id: String(id), delivery_id: delivery.id };
    for (let time = 0; time < LOOK.times && delivery.last_attempt === null && !isGone.current; time++) {
      await new Promise((resolve) => setTimeout(resolve, LOOK.everyMs));
      delivery = await api('getWebhookDelivery', { params });
    }
    return delivery;
  };
  const send = () => {
    setState({ busy: true, outcome: undefined, error: undefined });
    void run()
      .then((outcome) => setState({ busy: false, outcome, error: undefined }))
      .then(onDone)
      .catch((error: unknown) => setState({ busy: false, outcome: undefined, error }));
  };
  return { ...state, send };
}

/** What came of it, in a sentence. */
export function TestOutcome({ of: { busy, outcome, error } }: { of: Test }) {
  const text = busy ? words.testing : error !== undefined ? inWords(error) : outcome && said(outcome);
  const isGood = outcome?.state === 'delivered';
  return (
    <p class={isGood ? 'test-outcome test-good' : busy ? 'test-outcome muted' : 'test-outcome warning'} role="status">
      {text}
    </p>
  );
}

function said({ state, last_attempt }: WebhookDelivery): string {
  if (last_attempt === null) return words.tested.waiting;
  const { status, duration_ms } = last_attempt;
  return state === 'delivered' && status !== null
    ? words.tested.delivered(status, duration_ms)
    : words.tested.failed(whyFailed(last_attempt));
}
