import { expect, it } from 'vitest';
import { botTools } from '#core/model/bots/bot-tool.ts';

const http = {
  kind: 'http',
  name: 'order_status',
  description: 'Looks up an order.',
  url: 'https://api.example.com/orders',
  returns: { status: 'order.status' },
};
const parameter = { name: 'order_number', description: 'The number', type: 'text' };

it('has defaults', () => {
  expect(botTools.parse([http])).toEqual([{ ...http, audience: 'everyone', requires_code: false, parameters: [] }]);
  expect(botTools.parse([{ kind: 'handoff', name: 'over', description: 'Hands over.' }])).toMatchObject([
    { department_id: null },
  ]);
});

const wrong: [what: string, tools: object[]][] = [
  ['a name twice', [http, http]],
  ['a name with capitals', [{ ...http, name: 'OrderStatus' }]],
  ['a name of nothing', [{ ...http, name: '' }]],
  ['no description', [{ ...http, description: ' ' }]],
  ['an address without https', [{ ...http, url: 'http://api.example.com' }]],
  ['no values', [{ ...http, returns: {} }]],
  ['a path that is none', [{ ...http, returns: { status: 'order[0]' } }]],
  ['a parameter twice', [{ ...http, parameters: [parameter, parameter] }]],
  ['a choice of nothing', [{ ...http, parameters: [{ ...parameter, type: 'choice' }] }]],
  ['a field that there isn’t', [{ ...http, method: 'DELETE' }]],
  ['a kind that there isn’t', [{ ...http, kind: 'sql' }]],
  ['too many', Array.from({ length: 11 }, (_, at) => ({ ...http, name: `tool_${at}` }))],
];
it.each(wrong)('takes no tools with %s', (_, tools) => {
  expect(botTools.safeParse(tools).success).toBe(false);
});
