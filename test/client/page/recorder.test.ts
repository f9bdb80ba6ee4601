import { afterEach, expect, it, vi } from 'vitest';
import { record } from '#client/page/recorder.ts';

afterEach(() => vi.unstubAllGlobals());

it('gives the microphone back when the browser can record nothing of it', async () => {
  const stop = vi.fn<() => void>();
  const getUserMedia = async () => ({ getTracks: () => [{ stop }] });
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  class Recorder {
    static readonly isTypeSupported = () => false;
    constructor() {
      throw new DOMException('No codec.', 'NotSupportedError');
    }
  }
  vi.stubGlobal('MediaRecorder', Recorder);
  await expect(record('Voice message')).rejects.toThrow('No codec.');
  expect(stop).toHaveBeenCalledTimes(1);
});
