/** The visitor's session: opened when they first act, kept by its token, renewed when the server no longer takes it. */
import { ApiError, type Client, type Request } from '../../core/contract/client.ts';
import { forgotten, sessionOpened } from './changes.ts';
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
  /** Calls an endpoint for this visitor; given up by `hangUp`. */
  call: Client;
  /** Where the socket is; empty before a session was opened. */
  socketUrl: () => string;
  /** Gives up everything on its way. */
  hangUp: () => void;
  /** Forgets who the visitor is. */
  forget: () => void;
};

/** Makes the session of a widget; nothing is sent before `ensure`. */
export function createSession(world: Surroundings): Session {
  const { memory, store } = world;
  let person: Person = {};
  /** What of it the server has taken. */
  let accepted = person;
  let socketUrl = '';
  let running: Promise<void> | undefined;
  /** What has not begun yet takes along whatever is learned until it does. */
  let queued: Promise<void> | undefined;
  let line = new AbortController();
  const call: Client = (operation, request) => world.client(operation, { ...request, signal: line.signal });

  async function request(): Promise<void> {
    queued = undefined;
    const before = store.get().conversation;
    const said = person;
    const { answer, taken } = await openWith(world, call, said, accepted);
    const { identity_token, ...lasting } = taken;
    // An identity that was good once may run out: then the session it opened goes on without it.
    accepted = identity_token ? lasting : taken;
    if (person === said) person = taken;
    socketUrl = answer.socket_url;
    memory.patch({ session_token: answer.session_token });
    // What was pushed meanwhile is newer than the answer.
    const now = store.get().conversation;
    const isNewer = now !== before && now?.visitor_id === answer.visitor.id;
    store.change(sessionOpened(isNewer ? { ...answer, conversation: now } : answer));
    world.emit('availability', answer.availability);
  }

  const renew = (more?: Person): Promise<void> => {
    const { signal } = line;
    if (more) person = withMore(person, more);
    const mine = (queued ??= (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        signal.throwIfAborted();
        return request();
      })
      .catch((error: unknown) => {
        if (running === mine) running = undefined;
        if (!signal.aborted) report(world, error);
        throw error;
      }));
    return (running = mine);
  };
  const hangUp = () => {
    line.abort();
    line = new AbortController();
    running = queued = undefined;
  };
  return {
    call,
    hangUp,
    renew,
    ensure: () => running ?? renew(),
    socketUrl: () => socketUrl,
    forget() {
      hangUp();
      person = accepted = {};
      memory.clear();
      store.change(forgotten);
    },
  };
}

/** What is new overrides; attributes are added to those there are. */
function withMore(person: Person, more: Person): Person {
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  const attributes = { ...person.custom_attributes, ...more.custom_attributes };
  return { ...person, ...given, ...(Object.keys(attributes).length ? { custom_attributes: attributes } : {}) };
}

/**
 * Opens the session with what the page said, else with what was taken before; each with the token there is, else without:
 * it may be revoked or have run out. What the page got wrong must not stand in the way of everything else; it is told.
 */
async function openWith(world: Surroundings, call: Client, person: Person, accepted: Person) {
  const { url, title, referrer, locale, timezone } = world.page();
  const page = { current_page: url, page_title: title, referrer, locale, timezone };
  let refusal: unknown;
  for (const taken of new Set([person, accepted])) {
    for (const session_token of new Set([world.memory.read().session_token, undefined])) {
      try {
        const params = { token: world.config.token };
        const answer = await call('openSession', { params, body: { ...taken, ...page, session_token } });
        if (taken !== person) tell(world, refusal as ApiError);
        return { answer, taken };
      } catch (error) {
        if (!(error instanceof ApiError && (error.status === 400 || error.status === 401))) throw error;
        refusal = error;
      }
    }
  }
  throw refusal;
}

function tell({ emit, warn }: Surroundings, { code, status, message }: ApiError): void {
  emit('error', { code: code ?? String(status), detail: message });
  warn(message);
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
  store.set({ trouble });
  emit('error', { code: trouble, detail: message });
  warn(
    {
      inactive: 'this widget is switched off.',
      not_allowed: "this site is not among the widget's allowed domains.",
      unknown_widget: `there is no widget with the token ${config.token}.`,
      unreachable:
        status === 0
          ? "the server can't be reached: check the network, the API's address, connect-src of this page's policy, and CORS."
          : message,
    }[trouble],
  );
}
