/** Files that are shown as pictures, and the place that each takes. */
import type { MessageFile } from '#core/model/files/file.ts';

/** Whether it is an image that every browser shows. */
export const isPicture = ({ type }: Pick<MessageFile, 'type'>): boolean =>
  /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

const MAX_HEIGHT = 280;

/** The style of a picture's place before it is there: nothing moves when it comes. @param maxWidth in pixels */
export function pictureShape(
  { width = 240, height = 180 }: Pick<MessageFile, 'width' | 'height'>,
  maxWidth: number,
): string {
  const shown = Math.round(Math.min(maxWidth, width, (MAX_HEIGHT * width) / height));
  return `aspect-ratio:${width}/${height};width:min(100%,${shown}px)`;
}
