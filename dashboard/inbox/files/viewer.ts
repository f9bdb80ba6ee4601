/** The viewer of images with its styles, fetched when a picture is opened. */
import '#client/page/image-viewer.css';

export { openViewer } from '#client/page/image-viewer.ts';
