/** What a chat opens without, in a chunk of its own: what is wanted only once there is a conversation. */
import type { Chat } from '#widget/app/chat/chat.ts';
import type { Host } from '#widget/host.ts';
import css from '#widget/app/styles/later.css';
import { laterAddresses } from './addresses.ts';
import { watchAnnouncements, watchSound, watchTitle } from './attention.ts';
import { watchBadge } from './badge.ts';
import { closesByBackButton } from './back-button.ts';
import { describe } from './describe.ts';
import { createFleeting } from './transient-state.ts';
import { createFiles } from './files.tsx';
import { fetchesOlder } from './fetches-older.ts';
import { createSigns } from './signals.ts';
import { keepsWindow } from './keep.ts';
import { ofDocument, take, type Lent } from './lent.ts';
import { takesFiles } from './takes-files.ts';
import { pollWhileCutOff } from './poll.ts';
import { takeRequests } from './requests.ts';
import type { Later } from '#widget/app/view/view.ts';
import { views } from './views.ts';
import type { Speech } from '#widget/app/locales/texts.ts';

/** Makes it all from what the app lends. @param speech the visitor's language of now */
export default function makeLater(lent: Lent, chat: Chat, host: Host, speech: () => Speech): Later {
  const { parts } = chat;
  take(lent);
  Object.assign(lent.addresses, laterAddresses);
  const { store, config, live } = parts;
  Object.assign(live.takers, createFleeting(store));
  Object.assign(live.signs, createSigns(parts));
  const files = createFiles(parts, host, speech);
  const stops = [
    ...(config.widget.sound_enabled ? [watchSound(parts)] : []),
    watchTitle(store),
    watchBadge(host, store, speech),
    watchAnnouncements(host, store, speech),
    closesByBackButton(host, chat),
    keepsWindow(parts),
    takesFiles(host, files.add),
    files.stop,
    pollWhileCutOff(parts, () => !ofDocument('hidden')),
  ];
  return {
    ...views,
    Tools: files.Tools,
    Files: files.Files,
    css,
    describe,
    requests: { ...takeRequests(parts), older: fetchesOlder(parts) },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
