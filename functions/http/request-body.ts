/** A request's JSON body: right type, right size, nothing that could pollute a prototype. */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { DomainError } from '#core/model/errors.ts';

/** The most that a team member sends, in bytes: a widget with texts in many languages. */
export const MAX_TEAM_BODY_BYTES = 256 * 1024;

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/**
 * The parsed body, where `takesForms` also of a form; undefined when there isn't one.
 * @throws DomainError `unsupported_media_type`, `too_large`, `malformed_json`, `validation_failed`
 */
export function readBody(event: APIGatewayProxyEventV2, maxBytes: number, takesForms = false): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const contentType = event.headers['content-type'] ?? '';
  const isForm = takesForms && FORM.test(contentType);
  if (!isForm && !isJsonInUtf8(contentType))
    throw new DomainError(
      'unsupported_media_type',
      `The body must be application/json in UTF-8, not "${contentType}".`,
    );
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBytes)
    throw new DomainError('too_large', `The body has ${bytes.length} bytes. The limit is ${maxBytes}.`);
  if (!isUtf8(bytes) || isMended(event)) throw new DomainError('malformed_json', "The body isn't valid UTF-8.");
  if (isForm) return Object.fromEntries(new URLSearchParams(bytes.toString()));
  // Some clients send a byte order mark, which parsers may ignore (RFC 8259, 8.1).
  return parseJson(bytes.toString().replace(/^\uFEFF/, ''));
}

/**
 * Whether the gateway put U+FFFD where the body wasn't valid UTF-8: then its bytes are more than were sent. A sign that
 * the caller wrote is left alone.
 */
function isMended({ body = '', headers, isBase64Encoded }: APIGatewayProxyEventV2): boolean {
  const sentBytes = Number(headers['content-length']);
  return !isBase64Encoded && body.includes('\uFFFD') && sentBytes > 0 && Buffer.byteLength(body) !== sentBytes;
}

/** Text of another charset would be stored with every letter it doesn't share broken. */
function isJsonInUtf8(contentType: string): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(contentType) ?? [];
  return /^application\/json\s*(;|$)/i.test(contentType) && /^(utf-?8|us-ascii)$/i.test(charset);
}

function parseJson(text: string): unknown {
  let polluting: string | undefined;
  let value: unknown;
  try {
    value = JSON.parse(text, (key, inner: unknown) => {
      if (key === '__proto__') polluting = key;
      return inner;
    });
  } catch {
    throw new DomainError('malformed_json', "The body isn't valid JSON.");
  }
  if (polluting)
    throw new DomainError('validation_failed', `The field ${polluting} isn't allowed.`, {
      errors: [{ path: `body.${polluting}`, message: 'Is an unknown field' }],
    });
  return value;
}
