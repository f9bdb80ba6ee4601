/** The key of an attribute, for what needs no schema. */

/** What a key looks like. */
export const ATTRIBUTE_KEY = /^(?!(__proto__|constructor)$)[A-Za-z0-9_.-]{1,40}$/;

/** Whether a text may be the key of an attribute. */
export const isAttributeKey = (value: string): boolean => ATTRIBUTE_KEY.test(value);
