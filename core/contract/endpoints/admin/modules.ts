/** What a team uses or connects to its other tools: Integrations › Modules. */
import * as z from 'zod/mini';
import { integration } from '#core/model/widgets/module.ts';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

const tag = 'Modules';
const all = { status: 200, schema: z.strictObject({ data: z.array(integration) }) } as const;

/** Every endpoint of modules. */
export const modules = {
  listModules: endpoint({
    tag,
    method: 'GET',
    path: `${AGENT_API}/modules`,
    role: 'agent',
    summary: 'List the modules, each with its state and the setting that it needs',
    answer: all,
  }),
  switchLiveChat: endpoint({
    tag,
    method: 'PUT',
    path: `${AGENT_API}/modules/live-chat`,
    role: 'admin',
    summary: 'Switch live chat on or off for all widgets; while it is off, open chats go on and new ones are refused',
    body: z.strictObject({ is_enabled: z.boolean() }),
    answer: all,
  }),
} as const;
