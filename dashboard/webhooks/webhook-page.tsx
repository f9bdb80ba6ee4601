/** One webhook: how it stands, what can be done with it, and its deliveries. */
import { ArrowLeft, Ellipsis, KeyRound, Pencil, Power, Send, Trash2 } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import type { DeliveryState, Webhook } from '#core/webhooks/webhook.ts';
import { firstPages } from '#dashboard/api/api.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';
import { BASE, navigate } from '#dashboard/navigation/location.ts';
import { common } from '#dashboard/strings/common.ts';
import { webhooks as words } from '#dashboard/strings/webhooks.ts';
import { Button, IconButton } from '#dashboard/ui/controls/button.tsx';
import { Icon } from '#dashboard/ui/controls/icon.tsx';
import { Menu, MenuItem } from '#dashboard/ui/controls/menu.tsx';
import { toast } from '#dashboard/ui/controls/toasts.ts';
import { fullTime } from '#dashboard/ui/format/time.ts';
import { inWords } from '#dashboard/ui/format/problem.ts';
import { LoadedPage } from '#dashboard/ui/page/loaded-page.tsx';
import { Page } from '#dashboard/ui/page/page.tsx';
import { NoPermission } from '#dashboard/ui/page/page-state.tsx';
import { useWorkspace } from '#dashboard/workspace/context.ts';
import { Deliveries, type Log } from './deliveries.tsx';
import { type Test, TestOutcome, useTest } from './test-event.tsx';
import { type OpenDialog, WebhookDialogs } from './webhook-dialogs.tsx';
import { WebhookState } from './webhook-state.tsx';
import './webhooks.css';

/** The page. */
export default function WebhookPage({ id }: { id: number }) {
  const { api, person } = useWorkspace();
  const webhook = useMemo(() => createResource(() => api('getWebhook', { params: { id: String(id) } })), [id]);
  if (!person.isAdmin) return <NoPermission />;
  return <LoadedPage of={webhook}>{(found) => <Shown webhook={found} of={webhook} />}</LoadedPage>;
}

function Shown({ webhook, of }: { webhook: Webhook; of: Resource<Webhook> }) {
  const { api } = useWorkspace();
  const { id, url, description, events, is_active, disabled_reason, failing_since, previous_secret_until } = webhook;
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [state, setState] = useState<DeliveryState>();
  const log = useLog(id, state);
  const refresh = () => void Promise.all([log.list.load(), of.load()]);
  const test = useTest(id, refresh);
  const turn = () =>
    api('updateWebhook', { params: { id: String(id) }, body: { is_active: !is_active } }).then(
      (changed) => of.change(() => changed),
      (error: unknown) => toast(inWords(error), 'problem'),
    );
  return (
    <Page
      title={description || url}
      {...(description ? { lead: url } : {})}
      back={
        <a class="icon-button" href={`${BASE}/webhooks`} aria-label={words.title} title={words.title}>
          <Icon of={ArrowLeft} />
        </a>
      }
      actions={<Actions webhook={webhook} test={test} onTurn={() => void turn()} onOpen={setDialog} />}
    >
      {!is_active && disabled_reason !== null && <p class="form-problem">{words.disabled[disabled_reason]}</p>}
      {is_active && failing_since !== null && <p class="warning">{words.failingSince(fullTime(failing_since))}</p>}
      {previous_secret_until !== null && Date.parse(previous_secret_until) > Date.now() && (
        <p class="muted">{words.previous(fullTime(previous_secret_until))}</p>
      )}
      <p class="webhook-chips">
        {events.map((type) => (
          <span key={type} class="chip" title={words.events[type]}>
            {type}
          </span>
        ))}
      </p>
      <TestOutcome of={test} />
      <Deliveries webhook={webhook} log={log} state={state} onState={setState} onChanged={refresh} />
      <WebhookDialogs
        open={dialog}
        webhook={webhook}
        onClose={() => setDialog('none')}
        onChanged={(changed) => of.change(() => changed)}
        onRemoved={() => navigate('/webhooks', { replace: true })}
      />
    </Page>
  );
}

/** The log of deliveries in a state, or in any; more of it is loaded page by page. */
function useLog(id: number, state: DeliveryState | undefined): Log {
  const { api } = useWorkspace();
  return useMemo(() => {
    const query = state === undefined ? {} : { state };
    const pages = { count: 1 };
    const list = createResource(() =>
      firstPages(
        (place) => api('listWebhookDeliveries', { params: { id: String(id) }, query: { ...query, ...place } }),
        pages.count,
      ),
    );
    const more = () => {
      pages.count += 1;
      void list.load();
    };
    return { list, more };
  }, [id, state]);
}

type ActionsProps = { webhook: Webhook; test: Test; onTurn: () => void; onOpen: (dialog: OpenDialog) => void };

/** How it stands, and what can be done with it. */
function Actions({ webhook, test, onTurn, onOpen }: ActionsProps) {
  return (
    <>
      {/* Phones hide a state that stands among the buttons of a page. */}
      <div>
        <WebhookState of={webhook} />
      </div>
      <Button icon={Send} busy={test.busy} onClick={test.send}>
        {words.sendTest}
      </Button>
      <Menu
        align="end"
        label={common.more}
        trigger={(attributes) => <IconButton label={common.more} icon={Ellipsis} {...attributes} />}
      >
        <MenuItem onClick={() => onOpen('edit')}>
          <Icon of={Pencil} />
          {words.edit}
        </MenuItem>
        <MenuItem onClick={onTurn}>
          <Icon of={Power} />
          {webhook.is_active ? words.turnOff : words.turnOn}
        </MenuItem>
        <MenuItem onClick={() => onOpen('rotate')}>
          <Icon of={KeyRound} />
          {words.rotate}
        </MenuItem>
        <hr />
        <MenuItem danger onClick={() => onOpen('remove')}>
          <Icon of={Trash2} />
          {words.remove}
        </MenuItem>
      </Menu>
    </>
  );
}
