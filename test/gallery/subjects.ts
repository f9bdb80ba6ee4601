/** Every subject of the gallery, in the order of its page. */
import type { Subject } from './scene.ts';
import { buttons } from '#test/gallery/scenes/buttons.tsx';
import { choices } from '#test/gallery/scenes/choices.tsx';
import { dialogs } from '#test/gallery/scenes/dialogs.tsx';
import { fields } from '#test/gallery/scenes/fields.tsx';
import { integrations } from '#test/gallery/scenes/integrations.tsx';
import { loading } from '#test/gallery/scenes/loading.tsx';
import { mails } from '#test/gallery/scenes/mails.tsx';
import { marks } from '#test/gallery/scenes/marks.tsx';
import { menus } from '#test/gallery/scenes/menus.tsx';
import { notices } from '#test/gallery/scenes/notices.tsx';
import { pages } from '#test/gallery/scenes/pages.tsx';
import { recordDialogs, records } from '#test/gallery/scenes/records.tsx';
import { ruleForms, rules } from '#test/gallery/scenes/rules.tsx';
import { targetClocks } from '#test/gallery/scenes/targets.tsx';
import { widgetChats } from '#test/gallery/scenes/widget-chats.tsx';
import { widgetEndings } from '#test/gallery/scenes/widget-endings.tsx';
import { widgetPast } from '#test/gallery/scenes/widget-past.tsx';
import { widgetForms } from '#test/gallery/scenes/widget-forms.tsx';
import { widgetLaunchers } from '#test/gallery/scenes/widget-launchers.tsx';

export const subjects: readonly Subject[] = [
  buttons,
  marks,
  fields,
  choices,
  pages,
  records,
  notices,
  loading,
  integrations,
  rules,
  targetClocks,
  menus,
  dialogs,
  recordDialogs,
  ruleForms,
  widgetLaunchers,
  widgetForms,
  widgetChats,
  widgetEndings,
  widgetPast,
  mails,
];
