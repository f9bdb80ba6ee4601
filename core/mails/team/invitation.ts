/** Invites somebody to the team: says who does, where to, and until when. */
import { type Mail, oneLine } from '#core/mails/mail.ts';

/** An invitation. `by`: who invites, if their name is known; `ends_at`: until when the password works. */
export type Invitation = {
  name: string;
  email: string;
  by: string | null;
  password: string;
  ends_at: string;
  url: string;
};

/** The mail. */
export function invitationMail({ name, email, by, password, ends_at, url }: Invitation): Mail {
  const inviter = oneLine(by ?? '') || 'An admin of the team';
  return {
    subject: `${inviter} invited you to answer chats`,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: `Hello ${oneLine(name)},` },
      {
        kind: 'paragraph',
        text: `${inviter} added you to the team that answers chats at ${new URL(url).host}. Sign in with this address and the temporary password, and choose your own password.`,
      },
      { kind: 'paragraph', text: `Address: ${email}` },
      { kind: 'paragraph', text: `Temporary password: ${password}` },
      { kind: 'button', label: 'Sign in', url },
      {
        kind: 'small',
        text: `The password works until ${dateOf(ends_at)} (UTC). After that, ask for another invitation. If you don't expect this email, ignore it: nobody can sign in without the password.`,
      },
    ],
  };
}

/** Such as `December 6, 2026, 19:05`. */
const dateOf = (time: string): string =>
  new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  }).format(new Date(time));
