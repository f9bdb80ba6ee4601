/** Attacks that succeeded on other products, what an attacker must get here, and the tests that hold it. */

/** A test: its file below `test/`, and its name as it is written there. */
export type Held = readonly [file: string, name: string];

/** An attack. */
export type AbuseCase = {
  /** What was tried. */
  tried: string;
  /** What whoever tries it gets. */
  must: string;
  /** Each part of it has a test here. */
  heldBy: readonly Held[];
};

const http = (name: string, test: string): Held => [`functions/http/${name}.test.ts`, test];
const socketDoor = (test: string): Held => ['functions/handlers/socket-authorizer.test.ts', test];
const socket = (test: string): Held => ['functions/handlers/socket.test.ts', test];
const tools = (test: string): Held => ['functions/use-cases/bot-tools/bot-tools.test.ts', test];

/** The attacks by their number, which tests name as `(abuse case 1)`. */
export const cases: Readonly<Record<number, AbuseCase>> = {
  1: {
    tried: 'Count the ids of conversations up and down with a valid session',
    must: 'The 404 of a conversation that does not exist, for the same work',
    heldBy: [
      http('access', "finds another's conversation exactly as little as one that does not exist (abuse cases 1 and 8)"),
      [
        'abuse/others-data.test.ts',
        '%s takes the same requests of the table as one that does not exist (abuse case 1)',
      ],
    ],
  },
  2: {
    tried: "Make a bot write HTML that runs in an agent's console",
    must: 'Text',
    heldBy: [
      http('attacks', 'that %s comes out as the text it is (abuse cases 2, 11 and 22)'),
      ['core/text/rich-text.test.ts', 'links to nothing but http, https, mailto and tel, whatever the text'],
    ],
  },
  3: {
    tried: "Send a bot an edited history, ids of another session's messages, or an order in three parts",
    must: "The history is the server's; 404; no authority is gained",
    heldBy: [
      http('attacks', 'what a visitor says (abuse cases 3 and 15)'),
      tools('asks in its own visitor’s name for another’s order, whatever a message or a response orders'),
      tools('that is for verified visitors isn’t there for others'),
    ],
  },
  4: {
    tried: 'Use old tokens after a rotation',
    must: 'Refused with the next message',
    heldBy: [
      http('widgets', 'with a new token has no use for the old one, nor for its sessions (abuse cases 4 and 20)'),
      http('identity', 'ends with the secret it was signed with: its sessions open nothing once that no longer counts'),
    ],
  },
  5: {
    tried: "Use a visitor's session of another widget",
    must: '401',
    heldBy: [http('access', 'is only for a session of this very widget, in force and well signed (abuse case 5)')],
  },
  6: {
    tried: 'Put operators and expressions into filters, searches, cursors and bodies',
    must: '400, and no query is made of what was sent',
    heldBy: [
      http('bad-input', 'the body of %s (abuse cases 6 and 15)'),
      http('bad-input', 'has no parameter that the contract does not name'),
      http('settings', 'refuse a cursor that was altered or made for another list'),
    ],
  },
  7: {
    tried: 'Upload SVG, HTML and polyglots; name them as a logo',
    must: 'Refused, or served so that they do not run',
    heldBy: [
      http('files', 'is not even uploaded: $what'),
      http('files', 'is refused by S3: $what'),
      http('files', 'is in no message, and nobody is shown it: $what'),
      [
        'lib/data/file-bucket.test.ts',
        'is no origin of the distribution: nothing in it is ever served from the site or the dashboard',
      ],
    ],
  },
  8: {
    tried: "Read any conversation's history without or with another's session, over HTTP and a socket",
    must: '401 or 404',
    heldBy: [
      http('access', "finds another's conversation exactly as little as one that does not exist (abuse cases 1 and 8)"),
      socket('gets nothing of another visitor’s conversation by any frame'),
    ],
  },
  9: {
    tried: 'Lead a webhook, a source or a step to addresses inside, by name, IPv6, rebinding or a redirect',
    must: 'Never requested',
    heldBy: [
      ['functions/platform/network/safe-fetch.test.ts', 'what is public (abuse case 9)'],
      [
        'functions/platform/network/safe-fetch.test.ts',
        'goes to no address that is not public, written out or by name: %s',
      ],
      ['functions/platform/network/safe-fetch.test.ts', 'gives the very addresses that were judged'],
      ['functions/platform/network/public-fetch.test.ts', 'follows no redirect: %d'],
      ['functions/platform/network/http-post.test.ts', 'follows no redirect: %d'],
    ],
  },
  10: {
    tried: 'Open a socket where its check is weaker than that of HTTP',
    must: 'The same verifier, the same answers',
    heldBy: [
      socketDoor('an agent (abuse case 10)'),
      socketDoor('a visitor (abuse cases 10 and 17)'),
      ['functions/team-access.test.ts', 'is not opened with %s'],
      ['functions/team-access.test.ts', '%s answers everybody as it must'],
    ],
  },
  11: {
    tried: 'Put a template or an expression into a search, a canned response or a transcript',
    must: 'Text',
    heldBy: [
      http('attacks', 'that %s comes out as the text it is (abuse cases 2, 11 and 22)'),
      http('mail', 'goes to the visitor, as plain text and without the team’s notes (abuse cases 11 and 23)'),
      http('macros', 'refuse a variable that isn’t known with a sentence that names the others, also in a note'),
    ],
  },
  12: {
    tried: 'Put a script into the page, its title, a referrer, a name, an address, the settings of a widget',
    must: 'Text, also in mails; no formula in a CSV',
    heldBy: [
      http('widget-page', 'is the loader, called with what any page may know of the widget, as text (abuse case 12)'),
      http('hostile-descriptions', 'what only describes a page or a person never refuses a visitor'),
      ['core/mails/mails.test.ts', 'HTML of a mail holds each word of it, and nothing anybody wrote is markup'],
      http('csv', 'is one cell and never a formula, whatever it contains'),
      http('reports', 'holds no formula, and no name that breaks the table'),
    ],
  },
  13: {
    tried: "Change settings or open a socket from another site, with the browser's own login",
    must: 'There is none; a foreign origin is refused',
    heldBy: [
      http('attacks', 'a browser’s cookies open nothing, and nothing sets any (abuse case 13)'),
      http(
        'access',
        'is only for a page of an allowed domain, where the widget lists them, and for what sends no origin',
      ),
    ],
  },
  14: {
    tried: 'Change widgets, agents and webhooks as an agent; become an admin by a field of a body',
    must: '403; 400',
    heldBy: [
      http('access', 'forbids it to %s (abuse case 14)'),
      ['abuse/others-data.test.ts', 'gives nobody more rights by a field of their own settings (abuse case 14)'],
    ],
  },
  15: {
    tried: 'Send `sender_type`, `agent_id`, `status`, `is_read`, a rating of others, `__proto__`',
    must: '400: an unknown field',
    heldBy: [
      http('bad-input', 'the body of %s (abuse cases 6 and 15)'),
      http('attacks', 'what a visitor says (abuse cases 3 and 15)'),
    ],
  },
  16: {
    tried: 'Forge an identity: no algorithm, another audience, expired, a replaced key, an unsigned address',
    must: 'Refused, or unverified and without a shared history',
    heldBy: [
      http('identity', 'a signed identity (abuse case 16)'),
      http('identity', 'is refused when it is anything less'),
      http('identity', 'an unsigned email shares nothing with'),
      ['core/access/team-access.test.ts', 'is rejected when it is signed by %s'],
    ],
  },
  17: {
    tried: 'Open sockets from a foreign origin, with old and foreign tokens, by the thousand',
    must: 'Refused without a write; bounded',
    heldBy: [
      socketDoor('a visitor (abuse cases 10 and 17)'),
      socket('is one of fifty at most: of more, the oldest are hung up on (abuse cases 17 and 18)'),
      socket('is refused without a write when it opens more often than a flaky network would (abuse case 17)'),
    ],
  },
  18: {
    tried: '100 messages a second, 1,000 sessions from one address, frames of 128 KB, bodies of 10 MB',
    must: 'Throttled early; others are served; the bill is bounded',
    heldBy: [
      http('widget-page', 'limit an address to a burst of sessions, then to a rate (abuse case 18)'),
      [
        'abuse/hostile-frames.test.ts',
        '%s: the sender gets an answer or an end, and nobody else notices (abuse case 18)',
      ],
      socket('is one of fifty at most: of more, the oldest are hung up on (abuse cases 17 and 18)'),
      socket("is ignored beyond a person's rate: warned once, then ignored, and accepted again later"),
      [
        'local/websocket/socket-api.test.ts',
        'a first fragment of more than 32 KB closes the connection before its message ends',
      ],
      http('bad-input', 'is refused when it is %s'),
      [
        'functions/bot/take-turn.test.ts',
        'limits a network to the daily tokens of two hundred visitors (abuse case 18)',
      ],
      ['lib/worst-hour.test.ts', 'costs at most 5 USD with the default settings'],
      ['lib/worst-hour.test.ts', 'leaves agents their own throttle on each of their routes'],
    ],
  },
  19: {
    tried: 'Provoke an error everywhere',
    must: 'No stack, ARN, table or key',
    heldBy: [
      http('bad-input', 'reveals nothing internal, is logged, and carries its request id (abuse case 19)'),
      socket('that fails inside is reported as an internal error without details'),
      [
        'abuse/bad-requests.test.ts',
        'are answered by a refusal without anything internal, in flat memory (abuse case 19)',
      ],
    ],
  },
  20: {
    tried:
      'Go on in a chat after the token was replaced, the widget switched off, the agent removed, the visitor blocked or erased',
    must: 'Cut off with the next message, and on open sockets',
    heldBy: [
      http('widgets', 'with a new token has no use for the old one, nor for its sessions (abuse cases 4 and 20)'),
      http(
        'widgets',
        'closes live sockets with its old token: notified once, then unsubscribed, ignored and disconnected',
      ),
      http('widgets', 'is switched off and on for visitors immediately'),
      socket('that kept silent until %s hears nothing and is hung up on (abuse case 20)'),
      ['functions/team-access.test.ts', 'is notified, and all of their sockets are closed immediately'],
      [
        'functions/platform/push.test.ts',
        'whose access token has expired gets nothing, whether or not its row is deleted yet',
      ],
      http('blocked-visitors', 'refuses sockets, and ends those that are open'),
      http('erase-visitor', 'leaves nothing that names the person, frees the agent, and ends sockets and sessions'),
    ],
  },
  21: {
    tried: 'Erase a visitor while messages and records of the stream are under way',
    must: 'No trace later',
    heldBy: [
      http('erase-visitor', 'finds what was written while it went on (abuse case 21)'),
      ['functions/webhooks/events.test.ts', 'is in no delivery if the stream is read long after they were erased'],
      ['abuse/erase.test.ts', 'leaves no trace of a person in any kind of item, file or delivery (abuse case 21)'],
    ],
  },
  22: {
    tried: 'Override directions, hide and stack characters, imitate letters, link to `javascript:` and `data:`',
    must: 'Contained, shown as text; only http, https, mailto and tel become links',
    heldBy: [
      http('attacks', 'that %s comes out as the text it is (abuse cases 2, 11 and 22)'),
      ['core/text/rich-text.test.ts', 'hides no address behind another one'],
      ['core/text/rich-text.test.ts', 'links to nothing but http, https, mailto and tel, whatever the text'],
    ],
  },
  23: {
    tried: 'Ask every public route, socket, transcript, export and webhook for internal notes',
    must: 'They are never there',
    heldBy: [
      ['abuse/others-data.test.ts', 'is in no answer of the API of visitors (abuse case 23)'],
      socket('gets the rows it missed, without the team’s notes but with what came before each'),
      http('mail', 'goes to the visitor, as plain text and without the team’s notes (abuse cases 11 and 23)'),
      http('mail', 'holds only what the team wrote when the address was only typed (abuse case 23)'),
      http('export-visitor', 'has the visitor, public messages and tickets, and nothing internal (abuse case 23)'),
      ['functions/webhooks/events.test.ts', 'have notes only as events of their own'],
    ],
  },
  24: {
    tried: 'Rate twice, before the end, or for another',
    must: 'Replaced; 409; 404',
    heldBy: [
      http('attacks', 'stars are given by whose chat it was, once it is over, and the last ones count (abuse case 24)'),
    ],
  },
  25: {
    tried: 'Embed a widget on a domain that is not listed: a port, a subdomain, a trailing dot, punycode',
    must: '403, unless it fits an entry',
    heldBy: [
      ['core/access/origin.test.ts', 'a page (abuse case 25)'],
      http(
        'access',
        'is only for a page of an allowed domain, where the widget lists them, and for what sends no origin',
      ),
      http('widgets', 'takes an allowed domain as it was typed or copied'),
    ],
  },
};
