/** The visitor's session: opened when they first act, kept by its token, renewed when the server no longer takes it. */
import { ApiError } from '../../core/contract/client.ts';
import type { Request } from '../../core/contract/client.ts';
import type { Trouble } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** What the page knows of the visitor. */
export type Person = Pick<
  Request<'openSession'>['body'],
  'name' | 'email' | 'phone' | 'identity_token' | 'custom_attributes'
>;

/** The session of this tab. */
export type Session = {
  /** Opens the session unless that was done. */
  ensure: () => Promise<void>;
  /** Opens it again: after a navigation, a refusal, or with something new about the visitor. */
  renew: (person?: Person) => Promise<void>;
  /** Where the socket is; empty before a session was opened. */
  socketUrl: () => string;
  /** Forgets who the visitor is. */
  forget: () => void;
};

/** Makes the session of a widget; nothing is sent before `ensure`. */
export function createSession(world: Surroundings): Session {
  const { client, config, memory, store } = world;
  let person: Person = {};
  let socketUrl = '';
  let running: Promise<void> | undefined;

  async function request(): Promise<void> {
    const { url, title, referrer, locale, timezone } = world.page();
    const body = { ...person, current_page: url, page_title: title, referrer, locale, timezone };
    const { session_token } = memory.read();
    const before = store.get().conversation;
    const params = { token: config.token };
    const answer = await client('openSession', { params, body: { ...body, session_token } }).catch((error: unknown) => {
      if (!(error instanceof ApiError && error.status === 401 && session_token)) throw error;
      // The token was revoked or ran out: the visitor begins anew.
      memory.patch({ session_token: undefined });
      return client('openSession', { params, body });
    });
    socketUrl = answer.socket_url;
    memory.patch({ session_token: answer.session_token });
    // What was pushed meanwhile is newer than the answer.
    const now = store.get().conversation;
    const isNewer = now !== before && now?.visitor_id === answer.visitor.id;
    store.dispatch({ type: 'session', ...answer, conversation: isNewer ? now : answer.conversation });
    world.emit('availability', answer.availability);
  }

  const renew = (more: Person = {}): Promise<void> => {
    const before = person;
    person = { ...person, ...more };
    running = (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(request)
      .catch((error: unknown) => {
        running = undefined;
        // What the server refuses about the visitor must not stand in the way of everything else.
        if (error instanceof ApiError && error.status === 400) person = before;
        report(world, error);
        throw error;
      });
    return running;
  };
  return {
    ensure: () => running ?? renew(),
    renew,
    socketUrl: () => socketUrl,
    forget() {
      running = undefined;
      person = {};
      memory.clear();
      store.dispatch({ type: 'forgotten' });
    },
  };
}

/** What is wrong, for the visitor in a word and for the site's owner in a sentence. */
function report({ store, emit, warn, config }: Surroundings, error: unknown): void {
  const { code, message, status } = error instanceof ApiError ? error : { code: undefined, message: '', status: 0 };
  const trouble: Trouble =
    code === 'widget_inactive'
      ? 'inactive'
      : status === 403
        ? 'not_allowed'
        : status === 404
          ? 'unknown_widget'
          : 'unreachable';
  store.dispatch({ type: 'trouble', trouble });
  emit('error', { code: trouble, detail: message });
  warn(
    {
      inactive: 'this widget is switched off.',
      not_allowed: "this site is not among the widget's allowed domains.",
      unknown_widget: `there is no widget with the token ${config.token}.`,
      unreachable:
        status === 0
          ? "the server can't be reached: check the network, the API's address, connect-src of this page's policy, and CORS."
          : `the server answered ${status}.`,
    }[trouble],
  );
}
