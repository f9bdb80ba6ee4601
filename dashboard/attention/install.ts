/** Installing the dashboard as an app, where the browser offers that. */
import { signal } from '@preact/signals';

type Offer = Event & { prompt: () => Promise<{ outcome: 'accepted' | 'dismissed' }> };

let offer: Offer | undefined;

/** Whether the browser has offered to install it. */
export const canInstall = signal(false);

/** Keeps the browser's offer until somebody asks for it: it comes once, soon after the page is loaded. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as Offer;
    canInstall.value = true;
  });
}

/** Takes the offer, after a click; resolves with whether the person agreed. */
export async function install(): Promise<boolean> {
  const taken = offer;
  offer = undefined;
  canInstall.value = false;
  return (await taken?.prompt())?.outcome === 'accepted';
}
