/** The look of mails. */
import { type Widget, widgetDefaults } from '#core/model/widget.ts';
import type { MailLook } from '#core/mails/mail.ts';

/** The look of mails to the team itself: the dashboard's color. */
export const teamLook: MailLook = { site: 'Live chat', accent: '#4f4bd0' };

/** The look of a widget's site; plain where the widget is gone. */
export const lookOf = (widget: Pick<Widget, 'name' | 'primary_color' | 'logo_url'> | undefined): MailLook => ({
  site: widget?.name ?? 'us',
  accent: widget?.primary_color ?? widgetDefaults.primary_color,
  // Mail programs show no pictures that are part of the document.
  logo: widget?.logo_url?.startsWith('https:') ? widget.logo_url : undefined,
});
