/** Records a voice message as a file that can be sent like any other. */

/** A recording in progress. */
export type Recording = {
  /** Ends it. Resolves with the file. */
  stop: () => Promise<File>;
  /** Ends it and keeps nothing. */
  cancel: () => void;
  /** Resolves with the file once the recording ends by itself, because it has become too long. */
  full: Promise<File>;
};

/** So long may a voice message be: about 1 MB of Opus a minute at most. */
export const MAX_RECORDING_MS = 5 * 60_000;

/** What browsers record, best first: Opus in WebM, and MP4 where Safari has only that. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Starts recording; the browser asks for the microphone. @throws DOMException where that isn't allowed, or there is none */
export async function record(name: string): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  try {
    return recordingOf(stream, name);
  } catch (error) {
    release(stream);
    throw error;
  }
}

/** Else the browser goes on showing that it listens. */
const release = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

function recordingOf(stream: MediaStream, name: string): Recording {
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one)) ?? '';
  const recorder = new MediaRecorder(stream, type === '' ? {} : { mimeType: type });
  const pieces: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
  const file = new Promise<File>((resolve) => {
    recorder.addEventListener('stop', () => {
      release(stream);
      const bare = recorder.mimeType.split(';', 1)[0] ?? '';
      const extension = bare === 'audio/mp4' ? 'm4a' : (bare.split('/')[1] ?? 'webm');
      resolve(new File(pieces, `${name}.${extension}`, { type: bare }));
    });
  });
  const end = () => {
    clearTimeout(timer);
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const timer = setTimeout(end, MAX_RECORDING_MS);
  recorder.start();
  return {
    stop: () => {
      end();
      return file;
    },
    cancel: end,
    full: file,
  };
}
