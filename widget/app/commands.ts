/** The page's commands that the app carries out. Those that only the loader carries out are in `widget/loader/main.ts`. */
import type { Run } from '#widget/host.ts';
import type { Chat } from '#widget/app/chat/chat.ts';
import { isEmail } from '#core/model/email-form.ts';
import type { Person } from '#widget/app/chat/session.ts';
import type { Attributes } from '#widget/app/state/state.ts';

/** What the page passed as text; nothing where it passed none. */
const asText = (value: unknown): string => (Object(value) === value ? '' : String(value));

/** What commands act on besides the chat. */
export type Stage = { isOpen: () => boolean; setLocale: (locale: unknown) => void; destroy: () => void };

/** Makes the runner of commands; the console names unknown ones. */
export function createRun(chat: Chat, stage: Stage, warn: (text: string) => void): Run {
  const leftOut = (name: string): undefined => warn(`"${name}" is left out: it can't be used.`) as undefined;
  /** What describes a visitor never keeps them from chatting: the server leaves out what it can't use, the console says so. */
  const usable = (attributes: Attributes): Attributes => {
    for (const [key, value] of Object.entries(attributes))
      if (!/^[\w.-]{1,40}$/.test(key) || Object(value) === value) leftOut(key);
    return attributes;
  };
  const commands: Record<string, (value: never) => unknown> = {
    open: chat.open,
    close: chat.close,
    toggle: () => (stage.isOpen() ? chat.close() : chat.open()),
    isOpen: stage.isOpen,
    identify: ({ token, name, email, phone }: { token?: string } & Pick<Person, 'name' | 'email' | 'phone'>) =>
      chat.identify({ identity_token: token, name, email: !email || isEmail(email) ? email : leftOut('email'), phone }),
    setCustomAttributes: (custom_attributes: Attributes) =>
      chat.identify({ custom_attributes: usable(custom_attributes) }),
    setConversationAttributes: (attributes: Attributes) => chat.setAttributes(usable(attributes)),
    setLocale: stage.setLocale,
    prefill(text: unknown) {
      chat.setDraft(asText(text));
      chat.open();
    },
    sendMessage(text: unknown) {
      if (!chat.send(asText(text))) warn('sendMessage takes 1 to 8,000 characters.');
    },
    logout: chat.logout,
    destroy: stage.destroy,
  };
  return (command, [value]) => {
    const act = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (act) return act((value ?? {}) as never);
    // These are the loader's alone, and reach the app all the same.
    if (!/^(show|hide|setColorScheme)$/.test(command)) warn(`there is no command "${command}".`);
    return undefined;
  };
}
