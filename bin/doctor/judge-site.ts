/** Judges what is the same for every widget: site, socket, identity and clock. */
import * as z from 'zod/mini';
import type { Facts } from './facts.ts';
import { type Finding, answered, fault, isFinding, ok, warning } from './finding.ts';

const settingsSchema = z.object({ authority: z.string(), client_id: z.string() });

/** The dashboard's page, its headers, and its settings. */
export function judgeSite({ dashboard, settings }: Facts['site']): Finding[] {
  const page = answered(dashboard, 'The dashboard');
  if (isFinding(page)) return [page];
  const { headers } = page;
  const findings: Finding[] = [];
  if (!headers['content-type']?.startsWith('text/html'))
    findings.push(
      fault(`The dashboard at ${page.url} is sent as "${headers['content-type']}" instead of text/html. Deploy again.`),
    );
  if (!headers['cache-control']?.includes('no-cache'))
    findings.push(
      warning(
        `The dashboard's page may be cached (${headers['cache-control'] ?? 'no cache-control'}), so that people keep an old version after an update. A proxy in front of CloudFront may change the header.`,
      ),
    );
  if (headers['content-security-policy'] === undefined)
    findings.push(
      warning('The dashboard comes without a content-security-policy. A proxy in front of CloudFront may remove it.'),
    );
  const config = answered(settings, "The dashboard's settings");
  if (isFinding(config)) findings.push(config);
  else if (!settingsSchema.safeParse(json(config.body)).success)
    findings.push(
      fault(
        `The dashboard's settings at ${config.url} aren't what the stack writes there, so nobody can sign in. Deploy again.`,
      ),
    );
  return findings.length > 0 ? findings : [ok(`The dashboard and its settings answer at ${page.url}.`)];
}

/** Somebody without a session is answered, and not let in. */
export function judgeSocket(socket: Facts['socket']): Finding[] {
  const { url } = socket;
  const polling = 'Chats go on by HTTP, but answers are late.';
  if ('error' in socket)
    return [
      fault(
        `The WebSocket can't be reached at ${url}: ${socket.error}. ${polling} A firewall or proxy on the way may block WebSockets.`,
      ),
    ];
  const { status } = socket;
  if (status === 401 || status === 403) return [ok('The WebSocket answers, and lets nobody in who has no session.')];
  if (status === 101)
    return [
      fault(`The WebSocket at ${url} lets in somebody who has no session. Its authorizer is missing: deploy again.`),
    ];
  if (status === 429) return [fault(`The WebSocket is throttled (429). ${polling} Raise socketThrottle.`)];
  if (status >= 500) return [fault(`The WebSocket answers ${status}. ${polling} Read the log of socket-authorizer.`)];
  return [
    fault(
      `The WebSocket at ${url} answers ${status} instead of 403. ${polling} A proxy on the way may not know WebSockets.`,
    ),
  ];
}

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.string() });
const keysSchema = z.object({ keys: z.array(z.object({ kty: z.string() })) });

/** The issuer names itself as tokens do, and shows keys that verify them. */
export function judgeIdentity({ authority, discovery, keys }: Facts['identity']): Finding[] {
  const page = answered(discovery, 'The identity provider');
  if (isFinding(page)) return [{ ...page, sentence: `${page.sentence} Nobody can sign in to the dashboard.` }];
  const about = discoverySchema.safeParse(json(page.body));
  if (!about.success)
    return [
      fault(`The identity provider answers at ${page.url}, but not with its discovery document. Check issuer.url.`),
    ];
  if (about.data.issuer !== authority)
    return [
      fault(
        `The identity provider calls itself "${about.data.issuer}", but the stack expects "${authority}". They have to be the same to the last slash: set issuer.url, and deploy.`,
      ),
    ];
  const list = answered(
    keys ?? { url: about.data.jwks_uri, error: 'not fetched' },
    'The keys of the identity provider',
  );
  if (isFinding(list)) return [{ ...list, sentence: `${list.sentence} Requests of agents are refused.` }];
  const found = keysSchema.safeParse(json(list.body));
  if (!found.success || !found.data.keys.some(({ kty }) => kty === 'RSA'))
    return [
      fault(
        `The identity provider has no RSA key at ${list.url}. Agents' tokens have to be signed with RS256, RS384 or RS512.`,
      ),
    ];
  return [ok(`The identity provider ${authority} answers, with the issuer and keys that the stack expects.`)];
}

const SKEW_SECONDS = { noticed: 60, refused: 300 };

/** AWS refuses signed requests from clocks that are off by five minutes; tokens suffer before. */
export function judgeClock({ serverMs, ownMs }: Facts['clock']): Finding[] {
  const seconds = Math.round(Math.abs(ownMs - serverMs) / 1000);
  if (seconds < SKEW_SECONDS.noticed) return [ok("This computer's clock and that of AWS agree.")];
  const side = ownMs > serverMs ? 'ahead of' : 'behind';
  const sentence = `This computer's clock is ${seconds} seconds ${side} that of AWS. Set it by NTP: identity tokens that are signed with such a clock are refused`;
  return [seconds < SKEW_SECONDS.refused ? warning(`${sentence}.`) : fault(`${sentence}, and so are requests to AWS.`)];
}

/** The JSON of a text; undefined where it is none. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
