/** Reads the document past the page's markup: `<img name="title">` hides `document.title`, and so on for any name. */

/** A property as the browser defines it. */
export const ofDocument = <Key extends keyof Document>(key: Key): Document[Key] =>
  Reflect.get(Document.prototype, key, document);

/** What the widget has put in front of the page's title. */
export const titleMark = {
  /** The title as the widget has left it, and as it was before. */
  shown: '',
  plain: '',
  /** The page's own title, without that mark. */
  plainTitle(): string {
    const title = ofDocument('title');
    return title === titleMark.shown ? titleMark.plain : title;
  },
};
