/** A widget while it is edited: what its form holds, and the settings that means. */
import type { BusinessHours } from '#core/model/business-hours.ts';
import type { Targets } from '#core/model/targets.ts';
import type { PublicWidget, Widget, WidgetSettings } from '#core/model/widget.ts';
import { standardHours } from './week.ts';

type Greeting = NonNullable<WidgetSettings['greeting']>;
type FollowUp = NonNullable<WidgetSettings['follow_up']>;

/**
 * What the form holds; activity is set elsewhere. What is off or has no text is null on the server; here its parts stay, so
 * that whoever empties a text and writes another finds them again.
 */
export type Draft = Omit<WidgetSettings, 'is_active' | 'greeting' | 'follow_up' | 'business_hours' | 'targets'> & {
  greeting: Greeting;
  follow_up: FollowUp;
  business_hours: { isOn: boolean; hours: BusinessHours };
  targets: NonNullable<Targets>;
};

const NO_GREETING: Greeting = { text: '', url_pattern: null, after_seconds: 0, returning_only: false };
const NONE = { low: null, normal: null, high: null, urgent: null };
const NO_TARGETS: NonNullable<Targets> = { first_response: NONE, resolution: NONE };
const NO_FOLLOW_UP: FollowUp = { text: '', after_minutes: 30 };
const notEdited = new Set(['id', 'token', 'created_at', 'updated_at', 'is_active', 'version']);

/** The form of a stored widget. */
export function draftOf(widget: Widget): Draft {
  const settings = Object.fromEntries(Object.entries(widget).filter(([key]) => !notEdited.has(key))) as WidgetSettings;
  const { greeting, follow_up, business_hours, targets } = settings;
  return {
    ...settings,
    greeting: greeting ?? NO_GREETING,
    follow_up: follow_up ?? NO_FOLLOW_UP,
    business_hours: { isOn: business_hours !== null, hours: business_hours ?? standardHours() },
    targets: targets ?? NO_TARGETS,
  };
}

/** The settings that these fields of the form mean. */
export function settingsOf({ greeting, follow_up, business_hours, targets, ...fields }: Partial<Draft>) {
  return {
    ...fields,
    ...(greeting && { greeting: isBlank(greeting) ? null : greeting }),
    ...(follow_up && { follow_up: isBlank(follow_up) ? null : follow_up }),
    ...(targets && { targets: isWithout(targets) ? null : targets }),
    ...(business_hours && { business_hours: business_hours.isOn ? business_hours.hours : null }),
  };
}

/** What visitors would get of the form as it is. */
export const previewOf = ({ greeting, ...draft }: Draft): PublicWidget => ({
  ...draft,
  is_active: true,
  // The preview shows nothing that depends on it.
  email_replies: false,
  greeting: isBlank(greeting) ? null : greeting,
});

const isBlank = ({ text }: { text: string }): boolean => text.trim() === '';

const isWithout = ({ first_response, resolution }: NonNullable<Targets>): boolean =>
  [first_response, resolution].every((one) => Object.values(one).every((minutes) => minutes === null));
