/** The log of a webhook's deliveries: what was sent, what came of it, and sending it again. */
import { SearchX, Send } from 'lucide';
import { useState } from 'preact/hooks';
import type { DeliveryState, Webhook, WebhookDelivery } from '#core/webhooks/webhook.ts';
import type { Resource } from '#dashboard/data/resource.ts';
import { deliveries as words } from '#dashboard/strings/webhooks.ts';
import { Button } from '#dashboard/ui/controls/button.tsx';
import { Loaded } from '#dashboard/ui/crud/loaded.tsx';
import { Choice } from '#dashboard/ui/forms/choice.tsx';
import { clock, fullTime, shortTime } from '#dashboard/ui/format/time.ts';
import { Notice } from '#dashboard/ui/page/page-state.tsx';
import { attemptText } from './attempt-text.ts';
import { DeliveryDialog } from './delivery-dialog.tsx';
import { ReplayDialog } from './replay-dialog.tsx';
import '#dashboard/ui/page/table.css';

/** What was loaded of the log, and how more of it is. */
export type Log = { list: Resource<{ items: WebhookDelivery[]; hasMore: boolean }>; more: () => void };

type DeliveriesProps = {
  webhook: Webhook;
  log: Log;
  /** The state that is shown; any unless given. */
  state: DeliveryState | undefined;
  onState: (state: DeliveryState | undefined) => void;
  /** Something was sent again. */
  onChanged: () => void;
};

/** The log. */
export function Deliveries({ webhook, log, state, onState, onChanged }: DeliveriesProps) {
  const [open, setOpen] = useState<'none' | 'replay' | { id: string }>('none');
  const close = () => setOpen('none');
  return (
    <section class="deliveries" aria-labelledby="deliveries">
      <h2 id="deliveries">{words.title}</h2>
      <p class="muted">{words.lead}</p>
      <div class="narrowing">
        <Choice
          label={words.state}
          value={state ?? ''}
          options={[['', words.any], ...Object.entries(words.states)]}
          onChange={(chosen) => onState(states.find((one) => one === chosen))}
        />
        <Button size="small" icon={Send} onClick={() => setOpen('replay')}>
          {words.replay}
        </Button>
      </div>
      <Loaded of={log.list} skeleton="row">
        {({ items, hasMore }) => (
          <>
            {items.length > 0 && <DeliveryTable items={items} onOpen={(id) => setOpen({ id })} />}
            {items.length === 0 && !hasMore && <NoDeliveries isFiltered={state !== undefined} />}
            {hasMore && (
              <Button variant="ghost" onClick={log.more}>
                {items.length > 0 ? words.more : words.searchOn}
              </Button>
            )}
          </>
        )}
      </Loaded>
      {open === 'replay' && <ReplayDialog webhook={webhook} onClose={close} onDone={onChanged} />}
      {typeof open === 'object' && (
        <DeliveryDialog webhook={webhook} id={open.id} onClose={close} onChanged={onChanged} />
      )}
    </section>
  );
}

function NoDeliveries({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <Notice icon={SearchX} title={words.none} body={words.noneBody} />
  ) : (
    <Notice icon={Send} title={words.empty} body={words.emptyBody} />
  );
}

const states = Object.keys(words.states) as DeliveryState[];

const marks: Record<DeliveryState, string> = {
  pending: 'status-pending',
  delivered: 'status-active',
  failed: 'status-failing',
};

/** The state of a delivery, with its mark. */
export const Outcome = ({ state }: { state: DeliveryState }) => (
  <span class={`status ${marks[state]}`}>{words.states[state]}</span>
);

/** The rows; the event of each opens it. */
export function DeliveryTable({ items, onOpen }: { items: readonly WebhookDelivery[]; onOpen: (id: string) => void }) {
  return (
    <table class="table table-deliveries" aria-label={words.list}>
      <thead>
        <tr>
          <th scope="col">{words.event}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" class="wide">
            {words.answer}
          </th>
          <th scope="col" class="wide number">
            {words.tries}
          </th>
          <th scope="col">{words.time}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, event, state, last_attempt, attempts_count, next_attempt_at, created_at }) => (
          <tr key={id}>
            <td>
              <button type="button" class="link" onClick={() => onOpen(id)}>
                {event}
              </button>
            </td>
            <td>
              <Outcome state={state} />
            </td>
            <td class="wide muted">
              {last_attempt && attemptText(last_attempt)}
              {next_attempt_at !== null && attempts_count > 0 && (
                <> {words.next(shortTime(next_attempt_at, clock.value))}</>
              )}
            </td>
            <td class="wide number">{attempts_count}</td>
            <td>
              <time title={fullTime(created_at)}>{shortTime(created_at, clock.value)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
