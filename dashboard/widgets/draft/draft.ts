/** A widget while it is edited: what its form holds, and the settings that means. */
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';
import type { Targets } from '#core/model/widgets/targets.ts';
import type { PublicWidget } from '#core/model/widgets/public-widget.ts';
import type { Widget, WidgetSettings } from '#core/model/widgets/widget.ts';
import { limits } from '#dashboard/data/limits.ts';
import { standardHours } from './week.ts';

type Greeting = NonNullable<WidgetSettings['greeting']>;
type HelpCenter = NonNullable<WidgetSettings['help_center']>;
type FollowUp = NonNullable<WidgetSettings['follow_up']>;

/**
 * What the form holds; activity is set elsewhere. What is off or has no text is null on the server; here its parts stay, so
 * that whoever empties a text and writes another finds them again.
 */
export type Draft = Omit<
  WidgetSettings,
  'is_active' | 'greeting' | 'follow_up' | 'business_hours' | 'targets' | 'help_center'
> & {
  greeting: Greeting;
  follow_up: FollowUp;
  business_hours: { isOn: boolean; hours: BusinessHours };
  targets: NonNullable<Targets>;
  help_center: { isOn: boolean; settings: HelpCenter };
};

const NO_GREETING: Greeting = { text: '', url_pattern: null, after_seconds: 0, returning_only: false };
const NONE = { low: null, normal: null, high: null, urgent: null };
const NO_TARGETS: NonNullable<Targets> = { first_response: NONE, resolution: NONE };
const NO_HELP_CENTER: HelpCenter = { title: null, bot_id: null };
const NO_FOLLOW_UP: FollowUp = { text: '', after_minutes: 30 };
const notEdited = new Set(['id', 'token', 'created_at', 'updated_at', 'is_active', 'version']);

/** The form of a stored widget. */
export function draftOf(widget: Widget): Draft {
  const settings = Object.fromEntries(Object.entries(widget).filter(([key]) => !notEdited.has(key))) as WidgetSettings;
  const { greeting, follow_up, business_hours, targets, help_center } = settings;
  return {
    ...settings,
    greeting: greeting ?? NO_GREETING,
    follow_up: follow_up ?? NO_FOLLOW_UP,
    business_hours: { isOn: business_hours !== null, hours: business_hours ?? standardHours() },
    targets: targets ?? NO_TARGETS,
    help_center: { isOn: help_center !== null, settings: help_center ?? NO_HELP_CENTER },
  };
}

/** The settings that these fields of the form mean. */
export function settingsOf({ greeting, follow_up, business_hours, targets, help_center, ...fields }: Partial<Draft>) {
  return {
    ...fields,
    ...(greeting && { greeting: isBlank(greeting) ? null : greeting }),
    ...(follow_up && { follow_up: isBlank(follow_up) ? null : follow_up }),
    ...(targets && { targets: isWithout(targets) ? null : targets }),
    ...(help_center && { help_center: help_center.isOn ? help_center.settings : null }),
    ...(business_hours && { business_hours: business_hours.isOn ? business_hours.hours : null }),
  };
}

/** What visitors would get of the form as it is. */
export const previewOf = ({ greeting, help_center, ...draft }: Draft): PublicWidget => ({
  ...draft,
  is_active: true,
  // The preview shows nothing that depends on it.
  email_replies: false,
  help_center: help_center.isOn ? help_center.settings : null,
  greeting: isBlank(greeting) ? null : greeting,
});

const isBlank = ({ text }: { text: string }): boolean => text.trim() === '';

const isWithout = ({ first_response, resolution }: NonNullable<Targets>): boolean =>
  [first_response, resolution].every((one) => Object.values(one).every((minutes) => minutes === null));

/**
 * Whether chats may be deleted sooner than they were; that the deployment keeps them longer isn't known here. A number that
 * can't be saved deletes nothing.
 */
export const deletesSooner = (
  { retention_days: before }: Pick<Widget, 'retention_days'>,
  { retention_days: after }: Pick<Draft, 'retention_days'>,
): boolean => before !== after && canBeSaved(after) && (before === null || after === null || after < before);

function canBeSaved(days: number | null): boolean {
  const { min = 1, max = Infinity } = limits.widget['retention_days'] ?? {};
  return days === null || (days >= min && days <= max);
}
