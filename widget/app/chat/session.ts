/** The visitor's session: opened at their first action, kept by its token, renewed when the server no longer accepts it. */
import { ApiError, type Client, type Request } from '#core/contract/client.ts';
import type { Id } from '#core/model/id.ts';
import { type Change, forgotten, sessionOpened, takenOver } from '#widget/app/state/changes.ts';
import type { Trouble } from '#widget/app/state/state.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';

/** What the page knows of the visitor. */
export type Person = Pick<
  Request<'openSession'>['body'],
  'name' | 'email' | 'phone' | 'identity_token' | 'custom_attributes'
>;

/** The session of this tab and its visitor. Everything that belongs to a visitor is removed when another visitor takes over. */
export type Session = {
  /** Opens the session, unless it is open and has been kept up to date since. */
  ensure: () => Promise<void>;
  /** Opens it again: after a navigation, after a rejection, or with new data about the visitor. */
  renew: (person?: Person) => Promise<void>;
  /** Nothing is received any longer, so what the session returned may become outdated. */
  expire: () => void;
  /** Calls an endpoint for this visitor; aborted when another visitor takes over, and by `hangUp`. */
  call: Client;
  /** Where the socket is; empty before a session was opened. */
  socketUrl: () => string;
  /** Aborts all pending requests. */
  hangUp: () => void;
  /** Forgets who the visitor is. */
  forget: () => void;
  /** Switches to the visitor that another tab or page has stored, or to none. @returns whether the visitor changed */
  giveWay: (isBack?: boolean) => boolean;
};

/** Makes the session of a widget; nothing is sent before `ensure`. */
export function createSession(world: Surroundings): Session {
  const { memory, store } = world;
  /** What the page passed about the visitor: what the server has accepted, and what is new. */
  let accepted: Person = {};
  let said: Person = {};
  let socketUrl = '';
  let isExpired = false;
  let running: Promise<void> | undefined;
  /** A request that hasn't started yet includes whatever is learned until it does. */
  let queued: Promise<void> | undefined;
  let line = new AbortController();
  let errands = new AbortController();
  const dropErrands = () => {
    errands.abort();
    errands = new AbortController();
  };

  /** Makes this the tab's visitor. */
  function become(visitor_id: Id, session_token: string, isDisowned: boolean): boolean {
    const { visitor_id: former = visitor_id, muted, sub } = memory.read();
    const isAnother = former !== visitor_id;
    if (isAnother) {
      dropErrands();
      store.change(takenOver(isDisowned));
      const outbox = Object.fromEntries(store.get().outbox.map((message) => [message.id, message]));
      memory.replace({ muted, sub, outbox });
    }
    memory.patch({ visitor_id, session_token });
    return isAnother;
  }

  async function request(): Promise<void> {
    queued = undefined;
    isExpired = false;
    const before = store.get().conversation;
    const { session_token } = memory.read();
    const mine = said;
    // A visitor who signs in receives nothing that was about the previous visitor.
    const isSignIn = mine.identity_token !== undefined && accepted.identity_token === undefined;
    const person = isSignIn ? mine : withMore(accepted, mine);
    const { answer, taken, isNew } = await openWith(world, line.signal, session_token, [person, accepted]);
    // Another tab started at the same time; both use one visitor.
    if (isNew && memory.read().session_token !== session_token) return request();
    const isAnother = become(answer.visitor.id, answer.session_token, isNew && !isSignIn);
    accepted = isSignIn && !isAnother ? withMore(accepted, taken) : taken;
    if (said === mine) said = {};
    socketUrl = answer.socket_url;
    // A response without a conversation doesn't know the one that began in the meantime.
    const now = store.get().conversation;
    store.change(sessionOpened(answer.conversation || now === before ? answer : { ...answer, conversation: now }));
    world.emit('availability', answer.availability);
  }

  const renew = (more?: Person): Promise<void> => {
    if (more) {
      // Some pages say it each time they are drawn.
      const known = withMore(accepted, said);
      if (running && JSON.stringify(withMore(known, more)) === JSON.stringify(known)) return running;
      const sub = more.identity_token && subOf(more.identity_token);
      const former = memory.read().sub;
      // The page says that another customer is here: nothing of the former is theirs, not even until the server answers,
      // nor what was written since the page named them.
      if (sub && former && sub !== former)
        forget(said.identity_token || accepted.identity_token ? forgotten : takenOver(false));
      if (sub) memory.patch({ sub });
      said = withMore(said, more);
    }
    const { signal } = line;
    const mine = (queued ??= (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        signal.throwIfAborted();
        return memory.read().session_token ? request() : world.alone(request);
      })
      .catch((error: unknown) => {
        if (running === mine) running = undefined;
        if (!signal.aborted) report(world, error);
        throw error;
      }));
    return (running = mine);
  };
  const hangUp = () => {
    dropErrands();
    line.abort();
    line = new AbortController();
    running = queued = undefined;
  };
  const forget = (change: Change, leave: () => void = () => memory.replace({ muted: memory.read().muted })) => {
    hangUp();
    said = accepted = {};
    leave();
    store.change(change);
  };
  return {
    hangUp,
    renew,
    call: (operation, request) => world.client(operation, { ...request, signal: errands.signal }),
    ensure: () => (isExpired ? undefined : running) ?? renew(),
    expire: () => (isExpired = true),
    socketUrl: () => socketUrl,
    forget: () => forget(forgotten),
    giveWay(isBack) {
      if (!memory.isOthers(isBack)) return false;
      forget(forgotten, memory.adopt);
      return true;
    },
  };
}

/** Who a token is about, as far as it can be read. */
function subOf(token: string): string {
  try {
    const [, payload = ''] = token.split('.');
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return String(sub);
  } catch {
    return token;
  }
}

/** New values replace old ones; attributes are added to the existing ones. */
function withMore(person: Person, more: Person): Person {
  const given = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  const custom_attributes = { ...person.custom_attributes, ...more.custom_attributes };
  return { ...person, ...given, ...(Object.keys(custom_attributes).length && { custom_attributes }) };
}

/**
 * Opens the session with what the page said, else with what was taken before; each with the token there is, else without
 * if it is no longer taken. What the page got wrong must not stand in the way of everything else; it is told.
 * @returns what was taken, and whether it is a session of its own
 */
async function openWith(
  world: Surroundings,
  signal: AbortSignal,
  known: string | undefined,
  [person, accepted]: [Person, Person],
) {
  const { identity_token: _, ...lasting } = accepted;
  const { url, title, referrer, locale, timezone } = world.page();
  const page = { current_page: url, page_title: title, referrer, locale, timezone };
  const params = { token: world.config.token };
  let refusal: unknown;
  // An identity that was accepted may expire; the session that it opened then continues without it.
  for (const taken of Object.keys(person).length ? [person, lasting] : [person]) {
    for (const session_token of new Set([known, undefined])) {
      try {
        const answer = await world.client('openSession', {
          params,
          body: { ...taken, ...page, session_token },
          signal,
        });
        if (taken !== person) tell(world, refusal as ApiError);
        return { answer, taken, isNew: !session_token };
      } catch (error) {
        const { status } = error as Partial<ApiError>;
        if (status !== 400 && status !== 401) throw error;
        refusal = error;
        if (status === 400) break;
      }
    }
  }
  throw refusal;
}

function tell({ emit, warn }: Surroundings, { code, status, message }: ApiError): void {
  emit('error', { code: code ?? String(status), detail: message });
  warn(message);
}

/** Reports a rejection, to the visitor in a word and to the site's owner in a sentence; once, even after several attempts. */
function report({ store, emit, warn }: Surroundings, error: unknown): void {
  const { code, message, status } = error instanceof ApiError ? error : { code: undefined, message: '', status: 0 };
  const trouble: Trouble =
    code === 'widget_inactive'
      ? 'inactive'
      : status === 403
        ? 'not_allowed'
        : status === 404
          ? 'unknown_widget'
          : 'unreachable';
  if (store.get().trouble === trouble) return;
  store.set({ trouble });
  emit('error', { code: trouble, detail: message });
  // The server's own sentence, where there was an answer.
  warn(message || "the server can't be reached: check the network, connect-src and CORS.");
}
