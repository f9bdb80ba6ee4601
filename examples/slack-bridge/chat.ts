/** A conversation and its messages, as far as the bridge looks at them. Responses have more fields. */
export type Conversation = { id: number; visitor: { name: string | null; email: string | null } };
/** A row of a conversation that a visitor, an agent or a bot wrote. */
export type Message = {
  conversation_id: number;
  client_message_id: string | null;
  sender_type: string;
  sender_name: string | null;
  content: string;
  metadata: { files?: { name: string }[] } | null;
};

/** An event that the bridge shows. */
export type ChatEvent =
  | { type: 'conversation.created'; data: { conversation: Conversation } }
  | { type: 'message.created'; data: { message: Message } }
  | { type: 'conversation.status_changed'; data: { conversation: Conversation; status: string } };

const shown: readonly string[] = [
  'conversation.created',
  'message.created',
  'conversation.status_changed',
] satisfies ChatEvent['type'][];

/** Whether an event of a webhook is one that the bridge shows: `webhook.test`, for one, isn't. */
export const isShown = (event: { type: string }): event is ChatEvent => shown.includes(event.type);

/** What the API refuses for good. Anything else that fails is worth another try. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The API, with a key of the role `agent`. */
export type Chat = {
  get(conversation: number): Promise<Conversation>;
  write(conversation: number, content: string, id: string, visibility: 'public' | 'internal'): Promise<void>;
  assign(conversation: number, agent: number): Promise<void>;
};

/** The API of the deployment at this address. */
export function chatApi(site: string, key: string, send: typeof fetch = fetch): Chat {
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await send(`${site}/api/v1/live-chat/conversations/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(3000),
    });
    if (response.ok) return response.json();
    const { code = '', detail = `The chat answered ${response.status}.` } = (await response
      .json()
      .catch(() => ({}))) as { code?: string; detail?: string };
    if (response.status === 429 || response.status >= 500) throw new Error(detail);
    throw new Refused(code, detail);
  };
  return {
    get: async (conversation) => (await ask('GET', `${conversation}`)) as Conversation,
    write: async (conversation, content, id, visibility) => {
      await ask('POST', `${conversation}/messages`, { content, client_message_id: id, visibility });
    },
    assign: async (conversation, agent) => {
      await ask('POST', `${conversation}/assign`, { agent_id: agent });
    },
  };
}
