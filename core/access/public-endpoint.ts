/** Where push notifications and webhooks may be sent to, and what workflows and bots may call. */

/** A name on the public internet: at least two labels, the last in letters. No service for others is known by an address. */
const PUBLIC_NAME = /^([a-z0-9-]+\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/;
/** Names that never leave a network or a machine. Whatever else a name resolves to is judged when something is sent. */
const INTERNAL_NAME = /\.(localhost|local|internal|lan|home|corp|intranet|test|invalid|arpa)$/;

/**
 * Whether an address can be on the public internet: https, on a public name, without a user.
 * @param onThisMachine also takes one on this very machine, where a stand-in runs while developing
 */
export function isPublicEndpoint(endpoint: string, onThisMachine: boolean): boolean {
  const url = URL.parse(endpoint);
  if (!url || url.username !== '' || url.password !== '') return false;
  if (isLoopback(url)) return onThisMachine;
  return url.protocol === 'https:' && PUBLIC_NAME.test(url.hostname) && !INTERNAL_NAME.test(url.hostname);
}

/** Whether an address is this machine's own. */
export const isLoopback = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && hostname === 'localhost';

/**
 * Whether a workflow or a bot's tool may call an address: https, on a host of the deployment's list. `localhost` in that list
 * allows `http://localhost` at any port. Only the local stack has it there.
 */
export const isCallable = (url: URL, hosts: readonly string[]): boolean =>
  isLoopback(url) ? hosts.includes('localhost') : url.protocol === 'https:' && hosts.includes(url.host);
