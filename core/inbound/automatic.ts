/** Whether a machine wrote a mail: absence notices, bounces, mailing lists. Answering those, or storing them, makes loops. */

/** A header as it came: its name in any case. */
export type MailHeader = { name: string; value: string };

type Rule = (value: string) => boolean;

const isAnything: Rule = () => true;

/** Headers by which machines say what they are (RFC 3834, RFC 2919, and what common servers set). */
const rules: Record<string, Rule> = {
  'auto-submitted': (value) => !/^no\b/i.test(value),
  'x-auto-response-suppress': (value) => /\b(all|autoreply|oof)\b/i.test(value),
  precedence: (value) => /^(bulk|list|junk|auto_?reply)$/i.test(value),
  'x-precedence': (value) => /^(bulk|list|junk|auto_?reply)$/i.test(value),
  'x-autoreply': (value) => !/^no$/i.test(value),
  'x-autorespond': isAnything,
  'x-autoreply-from': isAnything,
  'list-id': isAnything,
  'list-unsubscribe': isAnything,
  'x-failed-recipients': isAnything,
  'content-type': (value) => /^multipart\/report\b/i.test(value),
  'return-path': (value) => /^<\s*>$/.test(value),
};

const DAEMON = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)$/i;

/** Whether a machine sent it, by its headers, the sender of its envelope and the address in `From`. */
export function isAutomatic(headers: readonly MailHeader[], { envelope, from }: { envelope: string; from: string }) {
  const [local = ''] = from.split('@');
  const [sender = ''] = envelope.replace(/^<|>$/g, '').split('@');
  return (
    sender === '' ||
    DAEMON.test(sender) ||
    DAEMON.test(local) ||
    headers.some(({ name, value }) => rules[name.toLowerCase()]?.(value.trim()) ?? false)
  );
}
