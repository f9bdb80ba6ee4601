/** Update expressions, built from plain fields. */

/** The three parts of an update that sets fields. */
export type SetFields = {
  UpdateExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, unknown>;
};

/** The fields that are there in every case; `never` where there may be none. */
type Certain<Fields> = Fields extends unknown
  ? { [Name in keyof Fields as string extends Name ? never : undefined extends Fields[Name] ? never : Name]: true }
  : never;
/** A `SET` without fields is an error of the table, so fields that may all be missing make no update: the caller has to ask. */
type SetOf<Fields> = [keyof Certain<Fields>] extends [never] ? SetFields | undefined : SetFields;

/**
 * `SET` of every given field; names and values are aliased, so reserved words are no concern. Nothing where no field is
 * given, which the type says wherever that may happen. @param more fields by computed names
 */
export function setFields<Fields extends object>(fields: Fields, more?: Record<string, unknown>): SetOf<Fields>;
export function setFields(fields: object, more: Record<string, unknown> = {}): SetFields | undefined {
  const entries: [string, unknown][] = Object.entries({ ...more, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  if (entries.length === 0) return undefined;
  return {
    UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
  };
}
