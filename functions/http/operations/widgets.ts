/** Operations of widgets, as admins set them up. */
import { WIDGET_API } from '#core/contract/kit/endpoint.ts';
import type { widgets } from '#core/contract/endpoints/widgets.ts';
import { listWidgets, toWidget } from '#functions/store/settings/widget-store.ts';
import type { WidgetDeps } from '#functions/use-cases/settings/widgets.ts';
import {
  createWidget,
  deleteWidget,
  regenerateToken,
  rotateIdentitySecret,
  toggleWidget,
  updateWidget,
  findWidget,
} from '#functions/use-cases/settings/widgets.ts';
import type { Operations } from '#functions/http/call.ts';
import { listAnswer } from '#functions/http/list-answer.ts';

/** What these operations need. */
export type WidgetOperationDeps = WidgetDeps & { publicOrigin: string };

/** Widgets. */
export const widgetOperations: Operations<WidgetOperationDeps, keyof typeof widgets> = {
  listWidgets: ({ table }, { query }) =>
    listAnswer('listWidgets', query, (request) => listWidgets(table, request), toWidget),
  createWidget: async (deps, { body }) => toWidget(await createWidget(deps, body)),
  getWidget: async (deps, { params }) => toWidget(await findWidget(deps, params.id)),
  updateWidget: async (deps, { params, body }) => toWidget(await updateWidget(deps, params.id, body)),
  deleteWidget: async (deps, { params }) => {
    await deleteWidget(deps, params.id);
    return undefined;
  },
  toggleWidget: async (deps, { params }) => toWidget(await toggleWidget(deps, params.id)),
  regenerateToken: async (deps, { params }) => toWidget(await regenerateToken(deps, params.id)),
  rotateIdentitySecret: async (deps, { params }) => {
    const { identity_secret } = await rotateIdentitySecret(deps, params.id);
    return { identity_secret: identity_secret ?? '' };
  },
  getEmbedCode: async (deps, { params }) => {
    const { token } = await findWidget(deps, params.id);
    const script_url = `${deps.publicOrigin}${WIDGET_API.replace('{token}', token)}/script.js`;
    return { html: `<script src="${script_url}" async></script>`, script_url };
  },
};
