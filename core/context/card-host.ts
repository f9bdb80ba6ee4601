/** Where a card may be asked for. */
import { isLoopback } from '#core/access/public-endpoint.ts';

/** What a deployment allows: hosts, and servers on the machine itself while developing. */
export type CardHosts = { cardHosts: readonly string[]; cardsOnThisMachine: boolean };

/** Whether a card may be asked for at an address: https, without a port, on a host that the deployment lists. */
export const mayAskForCard = ({ cardHosts, cardsOnThisMachine }: CardHosts, url: URL): boolean =>
  isLoopback(url)
    ? cardsOnThisMachine
    : url.protocol === 'https:' && url.port === '' && cardHosts.includes(url.hostname);
