/** Every subject of the gallery, in the order of its page. */
import type { Subject } from './scene.ts';
import { buttons } from './scenes/buttons.tsx';
import { choices } from './scenes/choices.tsx';
import { dialogs } from './scenes/dialogs.tsx';
import { fields } from './scenes/fields.tsx';
import { loading } from './scenes/loading.tsx';
import { marks } from './scenes/marks.tsx';
import { menus } from './scenes/menus.tsx';
import { notices } from './scenes/notices.tsx';
import { pages } from './scenes/pages.tsx';
import { recordDialogs, records } from './scenes/records.tsx';
import { widgetChats } from './scenes/widget-chats.tsx';
import { widgetEndings } from './scenes/widget-endings.tsx';
import { widgetForms } from './scenes/widget-forms.tsx';
import { widgetLaunchers } from './scenes/widget-launchers.tsx';

export const subjects: readonly Subject[] = [
  buttons,
  marks,
  fields,
  choices,
  pages,
  records,
  notices,
  loading,
  menus,
  dialogs,
  recordDialogs,
  widgetLaunchers,
  widgetForms,
  widgetChats,
  widgetEndings,
];
