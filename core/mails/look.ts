/** How mails to visitors look. */
import { type Widget, widgetDefaults } from '#core/model/widgets/widget.ts';
import type { MailLook } from './mail.ts';

/** The look of a widget's site; plain where the widget is gone. */
export const lookOf = (widget: Pick<Widget, 'name' | 'primary_color' | 'logo_url'> | undefined): MailLook => ({
  site: widget?.name ?? 'us',
  accent: widget?.primary_color ?? widgetDefaults.primary_color,
  // Mail programs show no pictures that are part of the document.
  logo: widget?.logo_url?.startsWith('https:') ? widget.logo_url : undefined,
});
