/** Widgets, as admins set them up. */
import * as z from 'zod/mini';
import { widget, widgetSettings } from '#core/model/widgets/widget.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsEndpoints } from '#core/contract/kit/settings.ts';

const tag = 'Widgets';
const rows = settingsEndpoints('widgets', tag, 'widget', widget, widgetSettings);
const path = `${AGENT_API}/widgets` as const;
const changed = { status: 200, schema: widget } as const;
const { name, ...optional } = widgetSettings.shape;

/** Every endpoint of widgets. */
export const widgets = {
  ...byOperation('Widget', 'Widgets', rows),
  createWidget: endpoint({
    ...rows.create,
    summary: 'Create a widget; every setting except the name has a default',
    body: z.strictObject({ name, ...z.partial(z.strictObject(optional)).shape }),
  }),
  updateWidget: endpoint({ ...rows.update, summary: 'Update any of the settings' }),
  deleteWidget: endpoint({
    ...rows.remove,
    summary: 'Delete a widget; its open chats end and their history is kept',
    errors: ['not_found'],
  }),
  toggleWidget: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/toggle-active`,
    role: 'admin',
    summary: 'Turn a widget on or off',
    params: byId,
    answer: changed,
    errors: ['not_found'],
  }),
  regenerateToken: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/regenerate-token`,
    role: 'admin',
    summary: "Regenerate the widget's token; the old token and its sessions end immediately",
    params: byId,
    answer: changed,
    errors: ['not_found'],
  }),
  rotateIdentitySecret: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/identity-secret`,
    role: 'admin',
    summary: 'Create a new secret that signs visitor identities, shown once; the previous one stays valid for 24 hours',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ identity_secret: z.string() }) },
    errors: ['not_found'],
  }),
  getEmbedCode: endpoint({
    tag,
    method: 'GET',
    path: `${path}/{id}/embed-code`,
    role: 'agent',
    summary: 'Get the line to paste into a website',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ html: z.string(), script_url: z.string() }) },
    errors: ['not_found'],
  }),
} as const;
