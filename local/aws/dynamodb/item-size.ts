/** Size of an item as DynamoDB counts it ("DynamoDB item sizes and formats" in its developer guide). */
import type { AttributeMap } from './requests.ts';

type Value = Record<string, unknown>;

const bytes = (text: string): number => Buffer.byteLength(text);

/** One byte for two significant digits, one more, and one for a sign. */
function numberSize(text: string): number {
  const digits = text.replace(/^-|\.|e.*$/gi, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}

function valueSize(value: Value): number {
  const [type = '', content] = Object.entries(value)[0] ?? [];
  switch (type) {
    case 'S':
      return bytes(String(content));
    case 'N':
      return numberSize(String(content));
    case 'B':
      return Buffer.from(String(content), 'base64').length;
    case 'SS':
    case 'NS':
    case 'BS':
      return (content as string[]).reduce((sum, element) => sum + valueSize({ [type.slice(0, 1)]: element }), 0);
    case 'L':
      return (content as Value[]).reduce((sum, element) => sum + valueSize(element) + 1, 3);
    case 'M':
      return Object.entries(content as AttributeMap).reduce(
        (sum, [name, element]) => sum + bytes(name) + valueSize(element) + 1,
        3,
      );
    default:
      return 1;
  }
}

/** Bytes of names and values. */
export const itemSize = (item: AttributeMap): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);

/** Write units of an item of this size. A missing item counts as 1. */
export const writeUnits = (item: AttributeMap): number => Math.max(1, Math.ceil(itemSize(item) / 1024));
