/** How much a frame holds: API Gateway takes up to 128 KB for a socket, and refuses more. */
export const MAX_FRAME_BYTES = 128 * 1024;

const encoder = new TextEncoder();

/** Whether a frame can be sent. */
export const isWithinFrame = (frame: object): boolean =>
  encoder.encode(JSON.stringify(frame)).length <= MAX_FRAME_BYTES;
