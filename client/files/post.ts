/** Uploads a file to the address that was signed for it, straight into the store of files, with progress. */

/** Where and how to upload, as the server answers. */
export type Target = { url: string; fields: Record<string, string> };

/**
 * The store didn't take it. Whatever it answers, another form may help: it refuses one that has expired meanwhile, or whose
 * bytes stopped coming. So there is no status to judge by.
 */
class UploadError extends Error {
  override readonly name = 'UploadError';
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
    // Taken back before it began: later nobody tells the signal's listeners.
    if (signal.aborted) return reject(new UploadError('The upload was taken back.'));
    const request = new XMLHttpRequest();
    const fail = () => reject(new UploadError(`The upload ended with ${request.status}.`));
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
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.open('POST', url);
    request.send(form);
    moved();
  });
}
