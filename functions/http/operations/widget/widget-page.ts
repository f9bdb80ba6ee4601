/** The widget's own operations: its script, its configuration, and sessions. */
import { found } from '#core/model/errors.ts';
import { getWidgetByToken } from '#functions/store/settings/widget-store.ts';
import { availabilityOf } from '#functions/use-cases/availability/availability.ts';
import { type SessionDeps, openSession } from '#functions/use-cases/visitors/open-session.ts';
import { type ScriptDeps, toPublicWidget, widgetScript } from '#functions/use-cases/visitors/serve-script.ts';
import { admitPage } from '#functions/identity/visitor-session.ts';
import { Finished, cached } from '#functions/http/answer.ts';
import type { Operations } from '#functions/http/call.ts';

/** The dependencies of these operations. */
export type WidgetPageDeps = SessionDeps & ScriptDeps;

/** A script, though it is never run: anything else a browser blocks, and the page's console stays empty. This it reports. */
const unknownScript = new Finished({
  statusCode: 404,
  headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
  body: 'console.error("Live chat: there is no widget with this token. Copy its line from the dashboard again.");',
});

/** Endpoints that the widget uses before a chat. */
export type WidgetPageIds = 'widgetScript' | 'widgetConfig' | 'openSession';

/** Script, configuration, session. */
export const widgetPage: Operations<WidgetPageDeps, WidgetPageIds> = {
  widgetScript: async (deps, { params, request }) => {
    const widget = await getWidgetByToken(deps.table, params.token);
    if (!widget) return unknownScript;
    // Nobody is greeted who couldn't answer.
    const shown = (await deps.isLiveChatOn()) ? widget : { ...widget, greeting: null };
    return cached(request, 'text/javascript; charset=utf-8', widgetScript(deps, shown));
  },
  widgetConfig: async (deps, { params, request }) => {
    const widget = found(await getWidgetByToken(deps.table, params.token));
    // The same for every page: where it may show is for the script to judge.
    admitPage(widget, undefined, deps.publicOrigin);
    const config = { ...toPublicWidget(deps, widget), availability: await availabilityOf(deps, widget) };
    return cached(request, 'application/json', JSON.stringify(config));
  },
  openSession: (deps, { params, body, request }) => {
    const { origin, address, userAgent } = request;
    return openSession(deps, { widgetToken: params.token, origin, address, userAgent, said: body });
  },
};
