/** Uploads a file to the address that was signed for it, straight into the store of files, with progress. */

/** Where and how to upload, as the server answers. */
export type Target = { url: string; fields: Record<string, string> };

/**
 * The store didn't take it; whoever asks for another address may try again, for this one may have expired or been read too
 * slowly. `status` is missing where no answer came.
 */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly status: number | undefined;
  constructor(status: number | undefined) {
    super(status === undefined ? 'The upload was cut off.' : `The upload was refused with ${status}.`);
    this.status = status;
  }
}

/** Nothing has moved for so long: the network is gone, whatever the browser still hopes. */
const STALLED_MS = 30_000;

/**
 * Posts it as a form, the file last, as S3 wants it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html).
 * @param onProgress receives the share that is uploaded, from 0 to 1
 * @throws UploadError
 */
export function postFile(
  { url, fields }: Target,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new UploadError(request.status || undefined));
    let stalled: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_MS);
    };
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      moved();
      onProgress(total > 0 ? Math.min(1, loaded / total) : 0);
    });
    request.addEventListener('load', () => (request.status >= 200 && request.status < 300 ? resolve() : fail()));
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('loadend', () => clearTimeout(stalled));
    // Taken back while the address was asked for.
    if (signal.aborted) return fail();
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', url);
    request.send(form);
    moved();
  });
}
