/** What reaches a visitor who looks elsewhere: the page's title, a sound, words for screen readers. */
import { chime } from '#client/sound/chime.ts';
import { claims } from '#client/tabs/claim.ts';
import { saidIn } from '#core/files/said.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { plainText } from '#core/text/rich-text.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { State } from '#widget/app/state/state.ts';
import type { Store } from '#widget/app/state/store.ts';
import type { Host } from '#widget/host.ts';
import type { Speech } from '#widget/app/locales/texts.ts';
import type { View } from '#widget/app/view/view.ts';
import { describe } from './describe.ts';
import { ofDocument, senderOf, titleMark, unreadOf } from '#widget/app/later/shared/lent.ts';

const SAID_MS = 5000;
/** A name that hasn't come by then isn't waited for. */
const NAMED_MS = 2000;
/** By then a tab that shows a message has said so. */
const SOUND_MS = 300;

const isOfTeam = ({ sender_type }: VisitorMessage) => sender_type === 'agent' || sender_type === 'bot';

/**
 * Puts the number of unread messages in front of the page's title while the page is in the background. The title is
 * recognized by what was written, not by its form: pages have numbers of their own there.
 */
export function watchTitle(store: Store<State>): () => void {
  const write = (title: string) => Reflect.set(Document.prototype, 'title', title, document);
  /** A browser that translates the page translates the title, too, with what was put in front of it. */
  const followTranslation = () => {
    const title = ofDocument('title');
    const [prefix = ''] = /^\(\d+\) /.exec(titleMark.shown) ?? [];
    const isTranslated = /translated-/.test(ofDocument('documentElement').className);
    if (isTranslated && prefix && title.startsWith(prefix)) {
      Object.assign(titleMark, { plain: title.slice(prefix.length), shown: title });
    }
  };
  const mark = (unread: number) => {
    followTranslation();
    const plain = titleMark.plainTitle();
    if (unread && plain) {
      write(`(${unread}) ${plain}`);
      // As the browser gives it back, with spaces collapsed.
      Object.assign(titleMark, { plain, shown: ofDocument('title') });
    } else if (ofDocument('title') !== plain) write(plain);
  };
  const update = () => mark(ofDocument('hidden') ? unreadOf(store.get()) : 0);
  document.addEventListener('visibilitychange', update);
  const stop = store.subscribe((now, before) => unreadOf(now) !== unreadOf(before) && update());
  update();
  return () => {
    document.removeEventListener('visibilitychange', update);
    stop();
    mark(0);
  };
}

/**
 * Plays a sound for what comes in while the visitor looks elsewhere, once they have used the page: in one tab, and in none
 * while another tab shows the message. @returns how to stop
 */
export function watchSound({ store, memory, config }: Parts): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe((now, before) => {
    if (now.timeline === before.timeline || !before.isLoaded) return;
    const { seq = 0, conversation_id } = now.timeline.findLast(isOfTeam) ?? {};
    if (seq <= (before.timeline.findLast(isOfTeam)?.seq ?? 0)) return;
    const claim = () => claims(navigator.locks, `live-chat-sound:${config.token}:${conversation_id}:${seq}`);
    clearTimeout(timer);
    // The other tabs then find it taken.
    if (now.isOpen && !ofDocument('hidden')) return void claim();
    timer = setTimeout(async () => {
      // The sound may have been switched off in another tab.
      if (memory.read().muted || !(navigator.userActivation?.hasBeenActive ?? true)) return;
      if (store.get().readByVisitor < seq && (await claim())) chime(() => new AudioContext());
    }, SOUND_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** A row of the team as it is read out: what happened, or who says what, without the marks of Markdown. */
function inWords(row: VisitorMessage, view: Pick<View, 'state' | 'texts'>): string {
  return row.sender_type === 'system' ? describe(row, view) : `${senderOf(row, view)}: ${plainText(saidIn(row))}`;
}

/** Whether the name of who joins is there: the conversation that has it may follow the row. */
const isNamed = ({ sender_name, metadata }: VisitorMessage, { conversation }: State): boolean =>
  metadata?.event !== 'assigned' || sender_name !== null || conversation?.agent?.id === metadata.agent_id;

/**
 * Says each new message, and what happens in the conversation, to screen readers, whether the window is open or not. The
 * window owns the region: they don't leave an open window.
 */
export function watchAnnouncements(
  { root }: Pick<Host, 'root'>,
  store: Store<State>,
  speech: () => Speech,
): () => void {
  const region = document.createElement('div');
  region.className = 'sr';
  region.id = 'said';
  region.ariaLive = 'polite';
  root.append(region);
  const say = (row: VisitorMessage) => {
    const said = document.createElement('p');
    said.textContent = inWords(row, { state: store.get(), texts: speech().texts });
    region.append(said);
    // Said once; who reads on by screen reader finds it in the conversation.
    setTimeout(() => said.remove(), SAID_MS);
  };
  let waiting: readonly VisitorMessage[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Says what waits, in order, up to a row whose name is still to come. */
  const sayAll = (isLate: boolean) => {
    const unnamed = isLate ? -1 : waiting.findIndex((row) => !isNamed(row, store.get()));
    const ready = unnamed < 0 ? waiting : waiting.slice(0, unnamed);
    waiting = waiting.slice(ready.length);
    ready.forEach(say);
    if (waiting.length > 0) {
      timer ??= setTimeout(() => sayAll(true), NAMED_MS);
    } else {
      clearTimeout(timer);
      timer = undefined;
    }
  };
  const stop = store.subscribe((now, before) => {
    if (now.timeline !== before.timeline && before.isLoaded) {
      const known = before.timeline.at(-1)?.seq ?? 0;
      const isNew = ({ seq, sender_type }: VisitorMessage) => seq > known && sender_type !== 'visitor';
      waiting = [...waiting, ...now.timeline.filter(isNew)];
    }
    if (waiting.length > 0) sayAll(false);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
