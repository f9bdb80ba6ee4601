/** Reads the document past the page's markup: `<img name="title">` hides `document.title`, and so on for any name. */

/** A property as the browser defines it. */
export const ofDocument = <Key extends keyof Document>(key: Key): Document[Key] =>
  Reflect.get(Document.prototype, key, document);
