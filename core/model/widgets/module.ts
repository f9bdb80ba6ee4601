/** Modules: the parts of live chat that a team uses or connects to its other tools, each with its state. */
import * as z from 'zod/mini';

/** What modules are grouped by, in the order of the page. */
export const moduleCategories = ['channels', 'events', 'access', 'ai', 'conversations'] as const;
/** A group of modules. */
export type ModuleCategory = (typeof moduleCategories)[number];

/** The modules, in the order of the page. */
export const moduleIds = [
  'live_chat',
  'email',
  'email_replies',
  'webhooks',
  'event_bus',
  'api_keys',
  'mcp',
  'ai',
  'files',
  'push',
  'crm_card',
] as const;
/** A module. */
export type ModuleId = (typeof moduleIds)[number];

/** Settings of the deployment that a module can't work without. */
export const moduleSettings = ['mail', 'mail.replies', 'eventBus', 'files', 'cardHosts'] as const;
/** A setting of the deployment that a module can't work without. */
export type ModuleSetting = (typeof moduleSettings)[number];

/** `off`: switched off, or nothing of it was set up. `needs_setting`: the deployment has to be changed first. */
export const moduleStates = ['on', 'off', 'needs_setting'] as const;
/** The state of a module. */
export type ModuleState = (typeof moduleStates)[number];

/** A module as admins see it. */
export const integration = z.strictObject({
  id: z.enum(moduleIds),
  category: z.enum(moduleCategories),
  state: z.enum(moduleStates),
  /** Whether it can be switched on and off by an operation. */
  is_switchable: z.boolean(),
  /** How many of what it consists of were set up, such as keys, up to 100; null where nothing is. */
  count: z.nullable(z.int()),
  /** The setting it can't work without, in which file, and what to write there; null where it needs none. */
  setting: z.nullable(z.strictObject({ name: z.enum(moduleSettings), file: z.string(), example: z.string() })),
});
/** A module as admins see it. */
export type Integration = z.infer<typeof integration>;
