/** Errors as S3 answers them: a status, a code, a sentence, and sometimes more fields. */
import { respond, type HttpResponse } from '#local/platform/http-message.ts';
import { randomId } from '#local/platform/random-id.ts';

export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Record<string, string | number>;

  constructor(status: number, code: string, message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.name = 'S3Error';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const accessDenied = (message = 'Access Denied', details: Record<string, string | number> = {}): S3Error =>
  new S3Error(403, 'AccessDenied', message, details);

export const notImplemented = (what: string): S3Error =>
  new S3Error(501, 'NotImplemented', `The local stack doesn't support ${what}: add it to local/s3.`);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside XML. */
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);

const element = ([name, value]: [string, string | number]): string => `<${name}>${escapeXml(String(value))}</${name}>`;

/** A document of S3's. */
export const xml = (status: number, content: string): HttpResponse =>
  respond(status, `<?xml version="1.0" encoding="UTF-8"?>\n${content}`, {
    'content-type': 'application/xml',
    server: 'AmazonS3',
  });

/** The response of an error. */
export function errorResponse({ status, code, message, details }: S3Error): HttpResponse {
  const fields = { Code: code, Message: message, ...details, RequestId: randomId(16).toUpperCase() };
  return xml(status, `<Error>${Object.entries(fields).map(element).join('')}</Error>`);
}
