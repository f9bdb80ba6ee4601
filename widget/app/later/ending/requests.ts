/** What the visitor asks for besides writing: an end, stars, a person, a copy. */
import type { ApiError } from '#core/contract/client.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Ui } from '#widget/app/state/state.ts';

/** What follows when the visitor asks for something. */
export function takeRequests({ config, store, session, history, live, emit }: Parts) {
  const { call } = session;
  const params = () => ({ token: config.token, id: String(store.get().conversation?.id) });

  const show = (ui: Partial<Ui>) => store.change((state) => ({ ...state, ui: { ...state.ui, ...ui } }));

  let isBusy = false;
  /** Shows that something is on its way. Pressed again meanwhile, nothing is asked twice. */
  const once = async (ask: () => Promise<void>) => {
    if (isBusy) return;
    isBusy = true;
    show({ notice: 'sending' });
    await ask().finally(() => (isBusy = false));
  };
  /**
   * Shows what became of the conversation; of a failure visitor and page are notified, and the true state is fetched. It
   * tells the visitor by itself why the conversation takes something no longer.
   */
  const change = (ask: () => Promise<VisitorConversation>, done: Partial<Ui> = {}, after = history.catchUp) =>
    once(async () => {
      try {
        live.follow(await ask());
        show({ notice: null, ...done });
        await after();
      } catch (error) {
        const { status, code = 'unreachable', message } = error as ApiError;
        show({ notice: status === 409 ? null : 'unreachable' });
        emit('error', { code, detail: message });
        await session.renew().catch(() => undefined);
      }
    });

  return {
    /** Rates the conversation, which must be resolved or closed. */
    rate: (rating: number, feedback?: string) =>
      change(
        () => call('rateConversation', { params: params(), body: { rating, ...(feedback ? { feedback } : {}) } }),
        { stars: 0, comment: '' },
        // The row of a rating is the team's.
        async () => undefined,
      ),
    /** Asks for a person, while a bot or flow answers. */
    askPerson: () => change(() => call('escalateOwnConversation', { params: params() })),
    /** Ends the conversation. */
    end: () => change(() => call('closeOwnConversation', { params: params() })),
    /** Gives the address that replies are to be sent to while the visitor is away. */
    leaveEmail: (email: string) =>
      once(async () => {
        const isReached = await session.renew({ email }).then(
          () => true,
          () => false,
        );
        // What is no address isn't taken.
        show(isReached ? { notice: null, isChecked: !store.get().visitor?.email } : { notice: 'unreachable' });
      }),
    /** Asks for a copy by email, and says what became of it. */
    sendCopy: () =>
      once(async () => {
        const notice = await call('mailTranscript', { params: params() }).then(
          () => 'copySent' as const,
          ({ code }: Partial<ApiError>) => (code === 'not_configured' ? 'noCopy' : 'copyLater'),
        );
        show({ notice });
      }),
  };
}
