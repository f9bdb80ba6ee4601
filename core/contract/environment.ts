/** The environment variables each function runs with: the seam between the stack that sets them and the code that reads them. */

/** Every variable, with its meaning. A function sees only those listed for it in `functionVariables`. */
export type Variables = {
  /** Name of the one table. */
  TABLE_NAME: string;
  /** Where the site is served: `https://…` without a trailing slash (CloudFront, or the custom domain). */
  PUBLIC_ORIGIN: string;
  /** The WebSocket address handed to visitors, `wss://…/<stage>`. */
  SOCKET_URL: string;
  /** The one handed to agents, a stage of the same API that others don't know. */
  AGENT_SOCKET_URL: string;
  /** The management endpoint posts to visitors' connections go to, `https://…/<stage>` (same stage as `SOCKET_URL`). */
  SOCKET_ENDPOINT: string;
  /** The same for connections to the stage of `AGENT_SOCKET_URL`. */
  AGENT_SOCKET_ENDPOINT: string;
  /** ARN of the secret that signs visitor sessions. */
  SESSION_SECRET_ARN: string;
  /** Value of the `x-origin-secret` header CloudFront adds; only with it `x-viewer-ip` is trusted. */
  ORIGIN_SECRET: string;
  /** OIDC issuer of the agents' access tokens. */
  AGENT_ISSUER: string;
  /** Where that issuer publishes its keys. */
  AGENT_JWKS_URI: string;
  /** The required `aud` of access tokens or, in tokens without `aud`, the required `client_id`. */
  AGENT_AUDIENCE: string;
  /** The claim that lists a person's groups: `cognito:groups` by default. */
  AGENT_GROUPS_CLAIM: string;
  /** Cognito user pool whose people may become agents; empty with another issuer. */
  USER_POOL_ID: string;
  /** `yes` where a user pool knows the people who may become agents; empty where they are noted as they sign in. */
  HAS_USER_POOL: string;
  /** Seconds between two beats of an agent's socket. Default 25. */
  HEARTBEAT_SECONDS: string;
  /** Seconds without a heartbeat after which an agent is gone. Default 75. */
  LEASE_SECONDS: string;
  /** Burst of visitor messages, then messages per second: `60/5`. */
  VISITOR_MESSAGE_RATE: string;
  /** Burst of new sessions per address, then sessions per second: `300/10`. */
  ADDRESS_SESSION_RATE: string;
  /** Name of the function that takes the turns of bots and workflows. */
  AUTOMATION_FUNCTION: string;
  /** Name of the function that trains a bot's index on its articles. */
  FIT_FUNCTION: string;
  /** Name of the function that reads the sources of bots. */
  READ_FUNCTION: string;
  /** Name of the function that sends push notifications and delivers to webhooks. */
  DELIVER_FUNCTION: string;
  /** Name of the event bus that receives events; empty without one. */
  EVENT_BUS: string;
  /** The kinds of events that it receives, separated by commas; empty without one. */
  BUS_EVENTS: string;
  /** Name of the function that serves what agents do at work. */
  AGENT_API_FUNCTION: string;
  /** Name of the function that serves what admins set up. */
  SETTINGS_API_FUNCTION: string;
  /** The region whose Bedrock writes for bots that ask for it. */
  BEDROCK_REGION: string;
  /** ARN of the secret with the keys of models, an object of address origins and keys; empty where no model needs one. */
  MODEL_KEYS_SECRET_ARN: string;
  /** `yes` where models on the machine itself may be asked; empty in AWS, and set by the stack that runs on one machine only. */
  LOOPBACK_MODELS: string;
  /** `yes` where push notifications and webhooks may go to a service on the machine itself, and sources of bots be read from there, as `LOOPBACK_MODELS`; empty in AWS. */
  LOOPBACK_PUSH: string;
  /** Hosts that http steps of workflows may call, separated by commas; empty for none. */
  HTTP_STEP_HOSTS: string;
  /** Hosts that a card in the details of a conversation may ask, separated by commas; empty for none. */
  CARD_HOSTS: string;
  /** `yes` where such a card may ask a server on the machine itself, as `LOOPBACK_MODELS`; empty in AWS. */
  LOOPBACK_CARDS: string;
  /** The settings of the deployment that modules need and that it has, separated by commas: `mail,files`. */
  MODULE_SETTINGS: string;
  /** The address mail is sent from; empty where none is sent. */
  MAIL_FROM: string;
  /** The same address, for a function that must know its own mail and sends none. */
  MAIL_SENDER: string;
  /** Name of the configuration set by which SES tells what became of a mail; empty where none is sent. */
  MAIL_EVENTS: string;
  /** The domain of the addresses that answers by email go to; empty where none come back. */
  REPLY_DOMAIN: string;
  /** ARN of the secret that proves these addresses, the one that signs sessions; empty where no answers come back. */
  REPLY_SECRET_ARN: string;
  /** Where the bucket of mails that arrived is served: `https://…` without a trailing slash; empty without one. */
  INBOUND_URL: string;
  /** `yes` where mail is sent, else empty. */
  HAS_MAIL: string;
  /** Minutes that an answer waits for its reader to come back before it is mailed: `10`. */
  UNREAD_MINUTES: string;
  /** Mails a day that visitors may cause to addresses nobody verified, all together: `500`. */
  VISITOR_MAIL_LIMIT: string;
  /** Who may have copies of their chats: `everyone`, or `verified` for those whose address their site verified. */
  TRANSCRIPTS_TO: string;
  /** Name of the bucket of files. */
  FILES_BUCKET: string;
  /** Where the bucket is served: `https://…` without a trailing slash. */
  FILES_URL: string;
  /** `yes` where each file is scanned for malware, and opens once its tag says that it is clean; else empty. */
  MALWARE_SCAN: string;
  /** Kinds of files that may be sent, separated by commas; empty for none. */
  FILE_KINDS: string;
  /** Megabytes of one file: `20`. */
  FILE_MEGABYTES: string;
  /** Days that conversations are kept after they have ended, where their widget says nothing: `365`; empty to keep them. */
  RETENTION_DAYS: string;
  /** The namespace of operators' metrics in CloudWatch: `live-chat/<stack>`; empty where nothing is measured. */
  METRICS: string;
  /** Requests of one address per second, per function instance: `200`. */
  ADDRESS_REQUEST_RATE: string;
};

export type VariableName = keyof Variables;

const push = [
  'TABLE_NAME',
  'SOCKET_ENDPOINT',
  'AGENT_SOCKET_ENDPOINT',
  'BUS_EVENTS',
] as const satisfies readonly VariableName[];
const bucket = ['FILES_BUCKET', 'FILES_URL', 'MALWARE_SCAN'] as const satisfies readonly VariableName[];
/** What ordering mails for people who left takes. */
const unread = ['HAS_MAIL', 'UNREAD_MINUTES'] as const satisfies readonly VariableName[];
const files = [...bucket, 'FILE_KINDS', 'FILE_MEGABYTES'] as const satisfies readonly VariableName[];
const agentIdentity = [
  'AGENT_ISSUER',
  'AGENT_JWKS_URI',
  'AGENT_AUDIENCE',
  'AGENT_GROUPS_CLAIM',
] as const satisfies readonly VariableName[];

/** Which function is given which variables. The keys are the functions of the stack. */
export const functionVariables = {
  'visitor-api': [
    ...push,
    ...files,
    'PUBLIC_ORIGIN',
    'SOCKET_URL',
    'SESSION_SECRET_ARN',
    'ORIGIN_SECRET',
    'VISITOR_MESSAGE_RATE',
    'ADDRESS_SESSION_RATE',
    'ADDRESS_REQUEST_RATE',
    ...unread,
    'VISITOR_MAIL_LIMIT',
    'TRANSCRIPTS_TO',
    'DELIVER_FUNCTION',
  ],
  'agent-api': [
    ...push,
    ...files,
    'AGENT_SOCKET_URL',
    'ORIGIN_SECRET',
    'AGENT_AUDIENCE',
    'AGENT_GROUPS_CLAIM',
    'HAS_USER_POOL',
    ...unread,
    'VISITOR_MAIL_LIMIT',
    'DELIVER_FUNCTION',
    'AUTOMATION_FUNCTION',
    'LOOPBACK_PUSH',
    'VISITOR_MESSAGE_RATE',
  ],
  'settings-api': [
    ...push,
    'PUBLIC_ORIGIN',
    'ORIGIN_SECRET',
    'AGENT_AUDIENCE',
    'AGENT_GROUPS_CLAIM',
    'USER_POOL_ID',
    'HTTP_STEP_HOSTS',
    'CARD_HOSTS',
    'LOOPBACK_CARDS',
    'AUTOMATION_FUNCTION',
    'DELIVER_FUNCTION',
    'LOOPBACK_PUSH',
    'HAS_MAIL',
    'MODULE_SETTINGS',
    'READ_FUNCTION',
    'FIT_FUNCTION',
  ],
  mcp: ['AGENT_API_FUNCTION', 'SETTINGS_API_FUNCTION'],
  'socket-authorizer': ['TABLE_NAME', 'SESSION_SECRET_ARN', 'PUBLIC_ORIGIN', ...agentIdentity],
  socket: [...push, 'HEARTBEAT_SECONDS', 'LEASE_SECONDS', ...unread],
  assign: [...push],
  react: [
    ...push,
    'EVENT_BUS',
    ...bucket,
    'AUTOMATION_FUNCTION',
    'FIT_FUNCTION',
    'DELIVER_FUNCTION',
    ...unread,
    'METRICS',
  ],
  automation: [
    ...push,
    'METRICS',
    'HTTP_STEP_HOSTS',
    'BEDROCK_REGION',
    'MODEL_KEYS_SECRET_ARN',
    'LOOPBACK_MODELS',
    ...unread,
    'VISITOR_MAIL_LIMIT',
  ],
  deliver: [...push, 'SESSION_SECRET_ARN', 'PUBLIC_ORIGIN', 'LOOPBACK_PUSH', 'HAS_MAIL', 'METRICS'],
  fit: ['TABLE_NAME', 'METRICS', 'BEDROCK_REGION', 'MODEL_KEYS_SECRET_ARN', 'LOOPBACK_MODELS'],
  'read-sources': ['TABLE_NAME', 'PUBLIC_ORIGIN', 'FIT_FUNCTION', 'LOOPBACK_PUSH'],
  sweep: [
    ...push,
    'METRICS',
    'DELIVER_FUNCTION',
    'READ_FUNCTION',
    ...bucket,
    'PUBLIC_ORIGIN',
    'MAIL_FROM',
    'MAIL_EVENTS',
    ...unread,
    'VISITOR_MAIL_LIMIT',
    'REPLY_DOMAIN',
    'REPLY_SECRET_ARN',
    'RETENTION_DAYS',
  ],
  'inbound-mail': [
    ...push,
    ...files,
    'DELIVER_FUNCTION',
    'REPLY_SECRET_ARN',
    'VISITOR_MESSAGE_RATE',
    'MAIL_SENDER',
    'REPLY_DOMAIN',
    'INBOUND_URL',
  ],
  canary: ['PUBLIC_ORIGIN', 'SOCKET_URL'],
} as const satisfies Record<string, readonly VariableName[]>;

/** A function of the stack; its bundle is `dist/functions/<name>/index.mjs`, its source is named in `bin/build.ts`. */
export type FunctionName = keyof typeof functionVariables;

/** The functions that are only there where mail is configured. */
export const mailFunctions = ['inbound-mail'] as const satisfies readonly FunctionName[];
/** The functions that are only there where the settings ask for them. */
export const optionalFunctions = [...mailFunctions, 'canary'] as const satisfies readonly FunctionName[];
/** A function that is only there where the settings ask for it. */
export type OptionalFunction = (typeof optionalFunctions)[number];
