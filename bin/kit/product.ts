/** What the product's use cases are given when a command calls them instead of a function. */
import { userInfo } from 'node:os';
import { coreDeps } from '#functions/container.ts';
import type { Deps } from '#functions/deps.ts';
import { type RandomText, randomText } from '#functions/platform/random-text.ts';
import type { Who } from '#core/model/team/audit.ts';
import type { Output } from './output.ts';
import type { Place } from './place.ts';

/** The dependencies of use cases. `by` is who the audit log names. */
export type ProductDeps = Deps & { by: Who; randomText: RandomText };

/** The use cases' dependencies at a place; what they would log appears as notes. @throws CommandError 3 without the outputs it takes */
export function productDeps(place: Place, output: Output): ProductDeps {
  const variables = {
    TABLE_NAME: place.output('TableName'),
    // Connections are managed over HTTP at the address that clients connect to.
    SOCKET_ENDPOINT: place.output('SocketUrl').replace(/^ws/, 'http'),
    AGENT_SOCKET_ENDPOINT: place.output('AgentSocketUrl').replace(/^ws/, 'http'),
  };
  const note = (event: string, { error, ...fields }: Record<string, unknown> = {}): void =>
    output.note(`${event} ${JSON.stringify(fields)} ${error instanceof Error ? error.message : ''}`.trim());
  const deps = coreDeps(variables, { info: () => {}, warn: note, error: note });
  return { ...deps, by: operator(), randomText };
}

/** Whoever runs the command. AWS knows more of them; CloudTrail has it. */
function operator(): Who {
  const { username } = userInfo();
  return { type: 'person', user_id: `command:${username}`, name: `${username} (npx live-chat)` };
}
