/** Apart from the widget's schema, which a script for pages needs none of. */
import type { WidgetSettings } from './widget.ts';

/** The settings a web page needs to draw the widget: public, the same for every visitor. */
export const publicSettings = [
  'is_active',
  'handler_type',
  'primary_color',
  'text_color',
  'color_scheme',
  'position',
  'border_radius',
  'launcher_size',
  'launcher_icon',
  'logo_url',
  'welcome_title',
  'welcome_message',
  'input_placeholder',
  'offline_message',
  'texts',
  'quick_replies',
  'greeting',
  'collect_name',
  'collect_email',
  'sound_enabled',
  'show_branding',
  'allowed_domains',
  'excluded_paths',
  'require_identity',
  'help_center',
] as const satisfies readonly (keyof WidgetSettings)[];
