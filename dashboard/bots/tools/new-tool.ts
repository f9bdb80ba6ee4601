/** Tools and parameters as they are added, and the request that a tool makes. */
import type { BotTool, ToolOf, ToolParameter } from '#core/model/bots/bot-tool.ts';

/** A tool of a kind, still without a name. */
export function newTool(
  kind: BotTool['kind'],
  { name, description, audience, requires_code }: Common = blank,
): BotTool {
  const common = { name, description, audience, requires_code };
  switch (kind) {
    case 'http':
      return { kind, ...common, url: 'https://', parameters: [], returns: { status: 'status' } };
    case 'ticket':
      return { kind, ...common, priority: 'normal' };
    case 'handoff':
      return { kind, ...common, requires_code: false, department_id: null };
  }
}

type Common = Pick<BotTool, 'name' | 'description' | 'audience' | 'requires_code'>;
const blank: Common = { name: '', description: '', audience: 'everyone', requires_code: false };

/** A parameter, still without a name. */
export const newParameter: ToolParameter = { name: '', description: '', type: 'text', choices: [], is_required: true };

/** The body of the request that a tool makes, with examples in the places of what is known only then. */
export const sampleRequest = ({ name, parameters, requires_code }: ToolOf<'http'>, bot_id: number): string =>
  JSON.stringify(
    {
      tool: name,
      bot_id,
      conversation_id: 1234,
      visitor: {
        id: 5678,
        external_id: 'customer-9',
        email: 'ann@example.com',
        email_verified: true,
        email_confirmed_by_code: requires_code,
      },
      arguments: Object.fromEntries(parameters.map((one) => [one.name, exampleOf(one)])),
    },
    null,
    2,
  );

function exampleOf({ type, choices: [first = ''] }: ToolParameter): string | number | boolean {
  switch (type) {
    case 'text':
      return '…';
    case 'choice':
      return first;
    case 'number':
      return 1;
    case 'boolean':
      return true;
  }
}
