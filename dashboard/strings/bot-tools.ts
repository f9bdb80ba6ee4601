/** Tools of bots. */
import type { BotTool, ParameterType } from '#core/model/bots/bot-tool.ts';
import { localized } from './language.ts';

/** What is around the forms of tools. */
export const botTools = localized('botTools', {
  lead: 'What the model may do while it answers. It can do nothing that isn’t listed here.',
  signed: 'Requests are signed with the secret of your own systems, which you create in the team settings.',
  noSecret:
    'There is no secret to sign with yet, so each call fails. Create one in the team settings, and put it on your server.',
  add: 'Add tool',
  remove: (name: string) => `Remove the tool ${name}`,
  kind: {
    http: 'Ask your server',
    ticket: 'Create a ticket',
    handoff: 'Hand over',
  } satisfies Record<BotTool['kind'], string>,
  audience: { everyone: 'Everyone', verified: 'Visitors your site verified' },
  type: {
    text: 'Text',
    number: 'Number',
    boolean: 'Yes or no',
    choice: 'One of a list',
  } satisfies Record<ParameterType, string>,
  parameter: (number: number) => `Parameter ${number}`,
  addParameter: 'Add parameter',
  removeParameter: (name: string) => `Remove the parameter ${name}`,
  path: 'Path in the response, such as order.status',
  sample: 'What your server gets',
  use: {
    lead: 'The calls of the last 30 days.',
    tool: 'Tool',
    day: 'Day and tool',
    byDay: 'Day by day',
    calls: 'Calls',
    failed: 'Failed',
    time: 'Average time',
  },
});

/** The fields of a tool: label, and help where it needs any. */
export const botToolFields = localized('botToolFields', {
  name: ['Tool name', 'For the model: lower-case letters, digits and _, such as order_status.'],
  description: ['What it does', 'Tell the model when to use it, such as: Looks up the status of an order.'],
  audience: ['For', ''],
  requires_code: [
    'Ask for a code by email',
    'The visitor first types a code that is sent to their email address. It counts for 30 minutes.',
  ],
  url: ['URL', 'An https URL on a host that this deployment allows.'],
  returns: ['What the model gets', ''],
  parameter_name: ['Parameter name', ''],
  parameter_description: ['What it is', 'For the model, such as: The number of the order.'],
  parameter_type: ['Type', ''],
  choices: ['List', 'One per line.'],
  is_required: ['Required', ''],
  priority: ['Priority', ''],
  department_id: ['Hand over to', ''],
} as const satisfies Record<string, readonly [string, string]>);
