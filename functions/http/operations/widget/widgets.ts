/** Operations of widgets, as admins set them up. */
import { byOperation } from '#core/contract/kit/settings.ts';
import { embedTag, scriptUrl } from '#core/contract/kit/embed-code.ts';
import type { widgets as rows } from '#core/contract/endpoints/visitors/widgets.ts';
import type { Operations } from '#functions/http/call.ts';
import { toWidget } from '#functions/store/settings/widget-store.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import {
  type WidgetDeps,
  regenerateToken,
  rotateIdentitySecret,
  toggleWidget,
  widgets,
} from '#functions/use-cases/settings/widgets.ts';
import { settingsOperations } from '#functions/http/operations/resource.ts';

/** The dependencies of these operations. */
export type WidgetOperationDeps = WidgetDeps & { publicOrigin: string };

/** Widgets. */
export const widgetOperations: Operations<WidgetOperationDeps, keyof typeof rows> = {
  ...byOperation('Widget', 'Widgets', settingsOperations('listWidgets', widgets)),
  toggleWidget: async (deps, { params }) => toWidget(await toggleWidget(deps, params.id)),
  regenerateToken: async (deps, { params }) => toWidget(await regenerateToken(deps, params.id)),
  rotateIdentitySecret: async (deps, { params }) => {
    const { identity_secret } = await rotateIdentitySecret(deps, params.id);
    return { identity_secret: identity_secret ?? '' };
  },
  getEmbedCode: async (deps, { params }) => {
    const { token } = await findItem(deps, widgets, params.id);
    const script_url = scriptUrl(deps.publicOrigin, token);
    return { html: embedTag(script_url), script_url };
  },
};
