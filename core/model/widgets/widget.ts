/** A widget: one configured chat on one website, with every documented setting, its default and its limit. */
import * as z from 'zod/mini';
import { DEFAULT_FILE_MEGABYTES, fileKinds } from '#core/model/files/file-types.ts';
import { businessHours } from './business-hours.ts';
import { defaultTexts } from './default-texts.ts';
import { fileSettings } from '#core/model/files/file.ts';
import { id, version } from '#core/model/id.ts';
import { targets } from './targets.ts';
import { PATTERN_START } from '#core/model/page-pattern.ts';
import { instant, line, locale, name, optionalText, settableUrl, text } from '#core/model/text.ts';

const colour = z.string().check(z.regex(/^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/, 'Must be a hex color such as "#1a2b3c"'));
const logo = settableUrl(32 * 1024).check(
  z.regex(
    /^(https:\/\/\S+|data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]+)$/,
    'Must be an https URL or a data: image of at most 32 KB',
  ),
);
/** The host name of what was typed or copied: out of a whole address, its letters as browsers write them. */
function hostOf(typed: string): string {
  const [, star = '', host = ''] = /^(?:https?:\/\/)?(\*\.)?([^/?#]*)[^]*$/i.exec(typed.trim()) ?? [];
  const isBare = /^[^\s:@]+(:\d{1,5})?$/.test(host);
  const name = (isBare && URL.parse(`https://${host}`)?.hostname) || undefined;
  return name === undefined ? typed : star + name.replace(/\.$/, '');
}
const domain = z
  .string()
  .check(
    z.overwrite(hostOf),
    z.toLowerCase(),
    z.maxLength(253),
    z.regex(
      /^(\*\.)?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'Must be a host name such as "shop.example.com" or "*.example.com"',
    ),
  );
const pathPattern = line(500).check(z.regex(PATTERN_START, 'Must start with "/", "*" or "https://"'));

/** Where the launcher sits. */
export const positions = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
/** What the launcher shows. */
export const launcherIcons = ['chat', 'message', 'help', 'none'] as const;
/** Who handles a widget's chats. */
export const handlerTypes = ['agent', 'ai_bot', 'workflow'] as const;

/** For at most how many days a conversation is kept after it has ended: ten years. */
export const MAX_RETENTION_DAYS = 3650;

/** The strings of a widget that may be given per locale. */
export const widgetTexts = z.strictObject({
  welcome_title: z.optional(line(500)),
  welcome_message: z.optional(text(500)),
  input_placeholder: z.optional(line(500)),
  offline_message: z.optional(text(500)),
  greeting: z.optional(text(500)),
});

const settings = {
  name,
  is_active: z.boolean(),
  handler_type: z.enum(handlerTypes),
  handler_id: z.nullable(id),
  department_id: z.nullable(id),
  primary_color: colour,
  text_color: colour,
  color_scheme: z.enum(['auto', 'light', 'dark']),
  position: z.enum(positions),
  border_radius: z.int().check(z.gte(0), z.lte(32)),
  launcher_size: z.int().check(z.gte(40), z.lte(96)),
  launcher_icon: z.enum(launcherIcons),
  logo_url: z.nullable(logo),
  welcome_title: line(500),
  welcome_message: optionalText(500),
  input_placeholder: line(500),
  offline_message: text(500),
  texts: z
    .record(locale, widgetTexts)
    .check(z.refine((value) => Object.keys(value).length <= 40, 'Must have at most 40 locales')),
  quick_replies: z.array(line(100)).check(z.maxLength(10)),
  greeting: z.nullable(
    z.strictObject({
      text: text(500),
      url_pattern: z._default(z.nullable(pathPattern), null),
      after_seconds: z._default(z.int().check(z.gte(0), z.lte(3600)), 0),
      returning_only: z._default(z.boolean(), false),
    }),
  ),
  collect_name: z.boolean(),
  collect_email: z.boolean(),
  sound_enabled: z.boolean(),
  show_branding: z.boolean(),
  allowed_domains: z.array(domain).check(z.maxLength(100)),
  excluded_paths: z.array(pathPattern).check(z.maxLength(100)),
  business_hours: z.nullable(businessHours),
  on_agent_gone: z.enum(['requeue', 'keep']),
  first_response_timeout_seconds: z.nullable(z.int().check(z.gte(10), z.lte(86_400))),
  resolve_after_idle_minutes: z.nullable(z.int().check(z.gte(1), z.lte(525_600))),
  close_after_resolved_hours: z.nullable(z.int().check(z.gte(1), z.lte(8760))),
  follow_up: z.nullable(z.strictObject({ after_minutes: z.int().check(z.gte(1), z.lte(10_080)), text: text(500) })),
  /** Whether visitors who left are asked for a rating by email once their chat has ended. */
  rating_by_email: z.boolean(),
  /** How many days a conversation is kept after it has ended; null for what the deployment says. */
  retention_days: z.nullable(z.int().check(z.gte(1), z.lte(MAX_RETENTION_DAYS))),
  /** Whether agents see who is on the site, and may begin chats. Nothing is collected for it while it is off. */
  live_visitors: z.boolean(),
  require_identity: z.boolean(),
  files: fileSettings,
  targets,
  /** Where visitors look for public articles before a chat; null where there is none. */
  help_center: z.nullable(
    z.strictObject({
      /** What it is called; null for "Help" in the reader's language. */
      title: z._default(z.nullable(line(100)), null),
      /** Whose articles; null for those of the bot that handles the widget's chats. */
      bot_id: z._default(z.nullable(id), null),
    }),
  ),
};

/** What an admin may set. */
export const widgetSettings = z.strictObject(settings);
/** A widget's settings. */
export type WidgetSettings = z.infer<typeof widgetSettings>;

/** The documented default of every setting but the name. */
export const widgetDefaults: Omit<WidgetSettings, 'name'> = {
  is_active: true,
  handler_type: 'agent',
  handler_id: null,
  department_id: null,
  primary_color: '#000000',
  text_color: '#ffffff',
  color_scheme: 'auto',
  position: 'bottom-right',
  border_radius: 12,
  launcher_size: 60,
  launcher_icon: 'chat',
  logo_url: null,
  ...defaultTexts,
  texts: {},
  quick_replies: [],
  greeting: null,
  collect_name: true,
  collect_email: true,
  sound_enabled: true,
  show_branding: true,
  allowed_domains: [],
  excluded_paths: [],
  business_hours: null,
  on_agent_gone: 'requeue',
  first_response_timeout_seconds: null,
  resolve_after_idle_minutes: 2880,
  close_after_resolved_hours: 24,
  follow_up: null,
  rating_by_email: false,
  retention_days: null,
  live_visitors: false,
  require_identity: false,
  targets: null,
  help_center: null,
  files: { kinds: [...fileKinds], max_megabytes: DEFAULT_FILE_MEGABYTES, voice_messages: false },
};

/** A widget as admins and agents see it. */
export const widget = z.strictObject({
  id,
  token: z.string().check(z.regex(/^[A-Za-z0-9]{32}$/)),
  ...settings,
  version,
  created_at: instant,
  updated_at: instant,
});
/** A widget. */
export type Widget = z.infer<typeof widget>;
