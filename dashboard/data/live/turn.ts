/** Which of a person's tabs makes itself heard: the one that was looked at last. It may play sounds, and knows what is read. */

/** The turn. */
export type Turn = {
  isMine: () => boolean;
  /** The person looks at this page. */
  take: () => void;
  end: () => void;
};

/** Makes it by a lock that every tab waits for, and the one that is looked at takes from the others. */
export function createTurn(locks: Pick<LockManager, 'request'>, name: string): Turn {
  /** The hold that counts; each is numbered, as taking the lock ends an earlier hold of this page as well. */
  let held: number | undefined;
  let holds = 0;
  let isWaiting = false;
  let giveBack: (() => void) | undefined;
  let hasEnded = false;

  function ask(options: LockOptions): void {
    const hold = (holds += 1);
    const granted = () => {
      if (options.steal !== true) isWaiting = false;
      if (hasEnded) return undefined;
      held = hold;
      return new Promise<void>((resolve) => (giveBack = resolve));
    };
    const lost = () => {
      if (held !== hold) return;
      held = undefined;
      wait();
    };
    locks.request(name, options, granted).catch(lost);
  }
  function wait(): void {
    if (isWaiting || hasEnded) return;
    isWaiting = true;
    ask({});
  }
  wait();
  return {
    isMine: () => held !== undefined,
    take: () => {
      if (held === undefined && !hasEnded) ask({ steal: true });
    },
    end: () => {
      hasEnded = true;
      held = undefined;
      giveBack?.();
    },
  };
}
