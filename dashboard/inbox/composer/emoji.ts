/** The panel of emoji with its styles, fetched when it is asked for. */
import '#client/page/emoji-picker.css';

export { inserted, openPicker } from '#client/page/emoji-picker.ts';
