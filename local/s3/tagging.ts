/** Tags of an object as S3 writes and reads them. */
import { S3Error, escapeXml } from './s3-error.ts';

const FORM =
  /^\s*(<\?xml[^>]*\?>)?\s*<Tagging[^>]*>\s*<TagSet>\s*(<Tag>\s*<Key>[^<]+<\/Key>\s*<Value>[^<]*<\/Value>\s*<\/Tag>\s*)*<\/TagSet>\s*<\/Tagging>\s*$/;
const TAG = /<Key>([^<]+)<\/Key>\s*<Value>([^<]*)<\/Value>/g;
const MAX_TAGS = 10;

const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescape = (text: string): string => text.replaceAll(/&\w+;/g, (entity) => characters[entity] ?? entity);

/** The document of an object's tags. */
export function tagging(tags: Record<string, string>): string {
  const all = Object.entries(tags).map(
    ([name, value]) => `<Tag><Key>${escapeXml(name)}</Key><Value>${escapeXml(value)}</Value></Tag>`,
  );
  return `<Tagging xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><TagSet>${all.join('')}</TagSet></Tagging>`;
}

/** The tags in a document; none without a document. Throws S3's error if it isn't one. */
export function readTagging(document: string | undefined): Record<string, string> {
  if (document === undefined) return {};
  if (!FORM.test(document))
    throw new S3Error(
      400,
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    );
  const tags = [...document.matchAll(TAG)].map(
    ([, name = '', value = '']) => [unescape(name), unescape(value)] as const,
  );
  if (tags.length > MAX_TAGS) throw new S3Error(400, 'BadRequest', 'Object tags cannot be greater than 10');
  if (new Set(tags.map(([name]) => name)).size < tags.length)
    throw new S3Error(400, 'InvalidTag', 'Cannot provide multiple Tags with the same key');
  return Object.fromEntries(tags);
}
