/** What this browser remembers of its push subscription: whose it is, and what the server calls it. */

/** The subscription, as remembered. */
export type KeptDevice = { id: string; user: string; server_key: string };

const KEY = 'live-chat.device';

/** What is remembered; undefined for nothing. */
export function keptDevice(storage: Storage | undefined): KeptDevice | undefined {
  try {
    return (JSON.parse(storage?.getItem(KEY) ?? 'null') as KeptDevice | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a subscription, or forgets it; returns what is remembered now. */
export function keepDevice(storage: Storage | undefined, device: KeptDevice | undefined): KeptDevice | undefined {
  try {
    if (device) storage?.setItem(KEY, JSON.stringify(device));
    else storage?.removeItem(KEY);
  } catch {
    // Blocked storage: the subscription lasts until the browser or the server drops it.
  }
  return device;
}
