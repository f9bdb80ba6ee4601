/** Those who wait for a message, by what it says. */
export type Inbox = { arrived: (content: string) => void; expect: (content: string) => Promise<void> };

/** An inbox in which nobody waits yet. */
export function openInbox(): Inbox {
  const waiting = new Map<string, () => void>();
  return {
    arrived: (content) => waiting.get(content)?.(),
    expect: (content) =>
      new Promise((resolve) => {
        waiting.set(content, () => {
          waiting.delete(content);
          resolve();
        });
      }),
  };
}
