/** Widgets, as admins set them up. */
import * as z from 'zod/mini';
import { widget, widgetSettings } from '#core/model/widget.ts';
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
    summary: 'Creates a widget; every setting but the name has a default',
    body: z.strictObject({ name, ...z.partial(z.strictObject(optional)).shape }),
  }),
  updateWidget: endpoint({ ...rows.update, summary: 'Changes any of the settings' }),
  deleteWidget: endpoint({
    ...rows.remove,
    summary: 'Deletes a widget: ends its open chats, keeps their history',
    errors: ['not_found'],
  }),
  toggleWidget: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/toggle-active`,
    role: 'admin',
    summary: 'Switches a widget on or off',
    params: byId,
    answer: changed,
    errors: ['not_found'],
  }),
  regenerateToken: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/regenerate-token`,
    role: 'admin',
    summary: 'Gives the widget a new token; the old one and its sessions end at once',
    params: byId,
    answer: changed,
    errors: ['not_found'],
  }),
  rotateIdentitySecret: endpoint({
    tag,
    method: 'POST',
    path: `${path}/{id}/identity-secret`,
    role: 'admin',
    summary:
      'Issues the secret that signs visitor identities, shown this once; the one before stays valid for 24 hours',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ identity_secret: z.string() }) },
    errors: ['not_found'],
  }),
  getEmbedCode: endpoint({
    tag,
    method: 'GET',
    path: `${path}/{id}/embed-code`,
    role: 'agent',
    summary: 'The line to paste into a website',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ html: z.string(), script_url: z.string() }) },
    errors: ['not_found'],
  }),
} as const;
