/**
 * This browser as a device that receives push notifications: its service worker, its subscription, and what happens when a
 * notification is clicked. Loaded after the page, as nothing on it waits for this.
 */
import { effect, signal } from '@preact/signals';
import { browserName } from '#dashboard/ui/format/browser-name.ts';
import type { Api } from '#dashboard/api/api.ts';
import { navigate, path } from '#dashboard/navigation/location.ts';
import type { Device, DeviceState } from '#dashboard/workspace/attention.ts';
import { noteLanguage } from '#dashboard/service-worker/noted-language.ts';
import { language } from '#dashboard/strings/language.ts';
import { type KeptDevice, keepDevice, keptDevice } from './kept-device.ts';

type DeviceDeps = { api: Api; storage: Storage | undefined; user: string };

type Policies = {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
};

const WORKER = '/dashboard/sw.js';
/** Registers the service worker, and finds out how this browser stands. */
export async function createDevice({ api, storage, user }: DeviceDeps): Promise<Device> {
  const worker = await registerWorker();
  if (worker) void noteLanguage(caches, language());
  const state = signal<DeviceState>('off');
  const id = signal<string | undefined>(undefined);
  const look = (kept: KeptDevice | undefined) => {
    id.value = kept?.id;
    state.value = stateNow(worker, kept !== undefined);
  };
  const subscribe = async (registration: ServiceWorkerRegistration) => {
    const { key } = await api('getPushKey', {});
    // One that was made for another key, or another person of this browser, is of no use.
    await (await registration.pushManager.getSubscription())?.unsubscribe();
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
    const { endpoint = '', expirationTime = null, keys = {} } = subscription.toJSON();
    const { p256dh = '', auth = '' } = keys;
    const name = browserName(navigator.userAgent);
    const sent = { endpoint, expirationTime, keys: { p256dh, auth }, server_key: key, device: name };
    const added = await api('addPushSubscription', { body: sent });
    look(keepDevice(storage, { id: added.id, user, server_key: key }));
  };
  const forget = async () => {
    keepDevice(storage, undefined);
    look(undefined);
    await (await worker?.pushManager.getSubscription())?.unsubscribe();
  };
  const kept = keptDevice(storage);
  if (kept && kept.user !== user) await forget();
  else look(kept);
  if (worker) followClicks();
  if (worker && state.peek() === 'on') await heal(api, worker, { subscribe, forget, kept });
  return {
    state,
    id,
    turnOn: async () => {
      if ((await Notification.requestPermission()) === 'granted' && worker) await subscribe(worker);
      else look(undefined);
    },
    turnOff: async () => {
      const { value } = id;
      if (value !== undefined) await api('removePushSubscription', { params: { device: value } });
      await forget();
    },
    noteRemoved: async (removed) => {
      if (removed === id.peek()) await forget();
    },
  };
}

type Healing = {
  subscribe: (registration: ServiceWorkerRegistration) => Promise<void>;
  forget: () => Promise<void>;
  kept: KeptDevice | undefined;
};

/** Subscribes again where the browser gave the subscription up, or the server has another key or has dropped it. */
async function heal(api: Api, worker: ServiceWorkerRegistration, { subscribe, forget, kept }: Healing): Promise<void> {
  try {
    const [subscription, { key }, { data }] = await Promise.all([
      worker.pushManager.getSubscription(),
      api('getPushKey', {}),
      api('listPushSubscriptions', {}),
    ]);
    // Removed on another device: it was wanted.
    if (!data.some(({ id }) => id === kept?.id)) return await forget();
    if (!subscription || key !== kept?.server_key) await subscribe(worker);
  } catch (error) {
    // The next opening tries again.
    console.warn(error);
  }
}

/** The worker; undefined where there can't be one. Only its own address passes the page's policy. */
async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const address =
    policies?.createPolicy('service-worker', { createScriptURL: () => WORKER }).createScriptURL(WORKER) ?? WORKER;
  try {
    return await navigator.serviceWorker.register(address, { scope: '/dashboard/' });
  } catch (error) {
    console.warn(error);
    return undefined;
  }
}

function stateNow(worker: ServiceWorkerRegistration | undefined, isSubscribed: boolean): DeviceState {
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  if (!worker || typeof Notification === 'undefined' || !('pushManager' in worker))
    return isApple ? 'needs_install' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return isSubscribed && Notification.permission === 'granted' ? 'on' : 'off';
}

/** A click on a notification opens its conversation here; opening one takes its notification away. */
function followClicks(): void {
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type?: string; path?: string }>) => {
    if (data.type === 'open' && data.path !== undefined) navigate(data.path);
  });
  effect(() => {
    const [, conversation] = /^\/conversations\/(\d+)$/.exec(path.value) ?? [];
    if (conversation === undefined) return;
    void navigator.serviceWorker.ready
      .then((worker) => worker.getNotifications({ tag: `conversation-${conversation}` }))
      .then((shown) => shown.forEach((one) => one.close()));
  });
}
