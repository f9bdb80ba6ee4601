/** What a chat opens without, in a chunk of its own: what is wanted only once there is a conversation. */
import type { Chat } from '#widget/app/chat/chat.ts';
import type { Host } from '#widget/host.ts';
import css from '#widget/app/styles/later.css';
import { laterAddresses } from './shared/addresses.ts';
import { watchAnnouncements, watchSound, watchTitle } from './window/attention.ts';
import { watchBadge } from './window/badge.ts';
import { closesByBackButton } from './window/back-button.ts';
import { describe } from './window/describe.ts';
import { createEarlierChats } from './history/earlier-chats.tsx';
import { createHelp } from './window/help.tsx';
import { extrasOf } from './extras.tsx';
import { createFleeting } from './typing/transient-state.ts';
import { createFiles } from './files/files.tsx';
import { fetchesOlder } from './history/fetches-older.ts';
import { createSigns } from './typing/signals.ts';
import { keepsWindow } from './window/keep.ts';
import { ofDocument, take, type Lent } from './shared/lent.ts';
import { followsReading } from './history/read-elsewhere.ts';
import { followsState } from './typing/follow-state.ts';
import { takesFiles } from './files/takes-files.ts';
import { pollWhileCutOff } from './history/poll.ts';
import { takeRequests } from './ending/requests.ts';
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
  const files = createFiles(parts, host, speech);
  const earlier = createEarlierChats(chat, host);
  const help = createHelp(chat, host, speech);
  const signs = createSigns(parts);
  // What comes while the window shows earlier chats wasn't seen.
  Object.assign(live.signs, { ...signs, read: (seq: number) => earlier.isOpen() || signs.read(seq) });
  const stops = [
    ...(config.widget.sound_enabled ? [watchSound(parts)] : []),
    watchTitle(store),
    watchBadge(host, store, speech),
    watchAnnouncements(host, store, speech),
    closesByBackButton(host, chat),
    keepsWindow(parts),
    takesFiles(host, (taken) => {
      // What is added is shown: the message they are for may be closed, or under the earlier chats.
      chat.open();
      earlier.close();
      files.add(taken);
    }),
    files.stop,
    earlier.stop,
    help.stop,
    followsReading(parts),
    followsState(parts),
    pollWhileCutOff(parts, () => !ofDocument('hidden')),
  ];
  return {
    ...views,
    Extras: extrasOf(earlier.Extras, help.Help),
    Tools: files.Tools,
    Files: files.Files,
    css,
    describe,
    requests: { ...takeRequests(parts), older: fetchesOlder(parts), earlierChats: earlier.open },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
