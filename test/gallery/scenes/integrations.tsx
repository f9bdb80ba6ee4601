/** Pages of integrations, API keys and the audit log, on an API that answers from memory. */
import type { ComponentType } from 'preact';
import ApiKeysPage from '#dashboard/access/api-keys-page.tsx';
import AuditPage from '#dashboard/access/audit-page.tsx';
import type { Api } from '#dashboard/api/api.ts';
import { createTeam } from '#dashboard/data/team.ts';
import { DeliveryDetails } from '#dashboard/webhooks/delivery-dialog.tsx';
import ModulesPage from '#dashboard/integrations/modules-page.tsx';
import { WebhookState } from '#dashboard/webhooks/webhook-state.tsx';
import WebhookPage from '#dashboard/webhooks/webhook-page.tsx';
import WebhooksPage from '#dashboard/webhooks/webhooks-page.tsx';
import { type Workspace, WorkspaceProvider } from '#dashboard/workspace/context.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { deliveryOf, detailsOf } from '#test/dashboard/support/sample-webhooks.ts';
import { drawn, type Subject } from '#test/gallery/scene.ts';
import { never } from './samples.ts';

type Caller = { isAdmin?: boolean; api?: Api };

/** What these pages use of a workspace. */
function workspaceOf({ isAdmin = true, api = fakeClient(fullState()).api }: Caller): Workspace {
  const person = { isAdmin, name: 'Maya Lindqvist', email: 'maya@fjord.example' };
  return { api, person, team: createTeam(api) } as Partial<Workspace> as Workspace;
}

const page = (Page: ComponentType, caller: Caller = {}) => {
  const workspace = workspaceOf(caller);
  return () => (
    <WorkspaceProvider value={workspace}>
      <Page />
    </WorkspaceProvider>
  );
};

const refused: Api = () => Promise.reject(new TypeError('Failed to fetch'));
const waiting: Api = () => never();

const Webhooks = () => <WebhooksPage isCreating={false} />;
const Webhook = () => <WebhookPage id={801} />;
const Disabled = () => <WebhookPage id={803} />;

const delivery = (more: Parameters<typeof deliveryOf>[1] = {}) => {
  const shown = detailsOf(deliveryOf(1, more));
  return () => (
    <>
      <h2>{shown.event}</h2>
      <DeliveryDetails of={shown} />
    </>
  );
};

export const integrations: Subject = {
  title: 'Integrations',
  kind: 'part',
  scenes: drawn({
    modules: page(ModulesPage),
    'modules, for an agent': page(ModulesPage, { isAdmin: false }),
    'modules, loading': page(ModulesPage, { api: waiting }),
    'modules, not loaded': page(ModulesPage, { api: refused }),
    webhooks: page(Webhooks),
    'a webhook': page(Webhook),
    'a webhook that was switched off': page(Disabled),
    'a delivery': delivery(),
    'a delivery without a try': delivery({ last_attempt: null }),
    'states of a webhook': () => (
      <>
        <WebhookState of={{ is_active: true, failing_since: null, disabled_reason: null }} />
        <WebhookState of={{ is_active: true, failing_since: '2026-11-20T10:15:00.000Z', disabled_reason: null }} />
        <WebhookState of={{ is_active: false, failing_since: null, disabled_reason: null }} />
        <WebhookState of={{ is_active: false, failing_since: null, disabled_reason: 'gone' }} />
      </>
    ),
    'API keys': page(ApiKeysPage),
    'API keys, not for agents': page(ApiKeysPage, { isAdmin: false }),
    'audit log': page(AuditPage),
  }),
};
