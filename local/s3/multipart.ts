/** Reads a form that a browser posts: `multipart/form-data`, as S3 takes it. */
import { S3Error } from './s3-error.ts';

/** The fields before the file, by their names in lower case, and the file. */
export type Form = { fields: Map<string, string>; file: { content: Buffer; name: string } };

const malformed = (message: string): S3Error => new S3Error(400, 'MalformedPOSTRequest', message);

/** The form in a body. What comes after the file is ignored, as S3 does. */
export function readForm(contentType: string, body: Buffer): Form {
  const [, quoted, bare] = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined)
    throw new S3Error(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold: Bucket POST must be of the enclosure-type multipart/form-data',
    );
  const fields = new Map<string, string>();
  for (const part of partsOf(body, boundary)) {
    const { name, fileName, content } = part;
    if (name === 'file') return { fields, file: { content, name: fileName ?? '' } };
    if (content.length > 20_000)
      throw new S3Error(
        400,
        'MaxPostPreDataLengthExceeded',
        'Your POST request fields preceding the upload file were too large.',
      );
    fields.set(name.toLowerCase(), content.toString('utf8'));
  }
  throw new S3Error(400, 'InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: 0,
  });
}

type Part = { name: string; fileName: string | undefined; content: Buffer };

function* partsOf(body: Buffer, boundary: string): Generator<Part> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary has no line break before it.
  let at = body.indexOf(`--${boundary}`);
  if (at < 0) throw malformed('The body of your POST request is not well-formed multipart/form-data.');
  at += delimiter.length - 2;
  while (body.subarray(at, at + 2).toString() === '\r\n') {
    const end = body.indexOf('\r\n\r\n', at);
    const next = end < 0 ? -1 : body.indexOf(delimiter, end + 2);
    if (end < 0 || next < 0) throw malformed('The body of your POST request is not well-formed multipart/form-data.');
    const header = body.subarray(at + 2, end).toString('utf8');
    const [, name = ''] = /content-disposition:[^\r\n]*[; ]name="([^"]*)"/i.exec(header) ?? [];
    const [, fileName] = /content-disposition:[^\r\n]*filename="([^"]*)"/i.exec(header) ?? [];
    yield { name, fileName, content: body.subarray(Math.min(end + 4, next), next) };
    at = next + delimiter.length;
  }
}
