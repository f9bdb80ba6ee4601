/** A client's frame: JSON of a known type, or nothing for a type that a newer client may know. */
import { type ClientFrame, clientFrame } from '#core/contract/socket.ts';
import { fieldErrors } from '#core/text/field-errors.ts';
import { DomainError } from '#core/model/errors.ts';

const knownTypes = new Set<unknown>(clientFrame.def.options.map((option) => option.shape.type.def.values[0]));

/** The frame a text is; nothing for an unknown type. @throws DomainError `malformed_json`, `validation_failed` */
export function readFrame(text: string): ClientFrame | undefined {
  const value = parse(text);
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (typeof type === 'string' && !knownTypes.has(type)) return undefined;
  const result = clientFrame.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error.issues, value, 'frame');
  throw new DomainError('validation_failed', `${errors[0]?.path}: ${errors[0]?.message}.`, { errors });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('malformed_json', "The frame isn't valid JSON.");
  }
}
