/** What `doctor` finds out about a deployment, before anything is judged. */

/** The attribute by which the table's items expire. */
export const TTL_ATTRIBUTE = 'expires_at_seconds';

/** A fact, or why it isn't known, such as a missing permission. */
export type Fetched<Value> = { value: Value } | { unknown: string };

/** An answer over HTTP, or why there was none. Names of headers are in lower case. */
export type Page = { url: string } & (
  | { status: number; headers: Record<string, string>; body: string }
  | { error: string }
);

/** What the site gives the page of a widget. */
export type WidgetPages = {
  name: string;
  token: string;
  isActive: boolean;
  script: Page;
  /** The file that the script loads; missing where the script names none. */
  app?: Page | undefined;
  config: Page;
  /** The preflight request of a page, by the page's origin. */
  preflights: { origin: string; page: Page }[];
};

/** Whom CloudWatch calls. */
export type AlarmState = { name: string; state: string; actions: number };

/** Every fact. */
export type Facts = {
  /** `SiteUrl`, and the dashboard's page and settings below it. */
  site: { origin: string; dashboard: Page; settings: Page };
  /** What the issuer of agents' tokens says of itself, and its keys. `authority` is what the dashboard believes. */
  identity: { authority: string; discovery: Page; keys?: Page | undefined };
  widgets: WidgetPages[];
  /** The HTTP status with which the socket answers somebody who has no session; 101 is a connection. */
  socket: { url: string } & ({ status: number } | { error: string });
  /** Milliseconds since 1970. */
  clock: { serverMs: number; ownMs: number };
  table: { stream: string | undefined; ttl: { attribute?: string | undefined; status: string }; hasRecovery: boolean };
  readers: { name: string; state: string; lastResult: string }[];
  alarms: AlarmState[];
  deadLetters: number;
  /** Function invocations that the account may run at a time. */
  concurrency: number;
  /** New WebSocket connections per second that the account may open. */
  connectionRate: number;
  /** Undefined without mail. */
  mail: { from: string; identity: string; isVerified: boolean; isSandbox: boolean; isPaused: boolean } | undefined;
};

/** All facts, as far as they could be fetched. */
export type Gathered = { [Name in keyof Facts]: Fetched<Facts[Name]> };
