/** What conditions ask about the visitor's page and language. */

/** Whether a page's address has a part, however either is written: browsers encode what admins type as it reads. */
export const pageHas = (page: string, part: string): boolean => readable(page).includes(readable(part));

/** An address as it reads: `%C3%BC` is `ü`, in one piece. What decodes to nothing stays. */
const readable = (address: string): string =>
  address
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    })
    .normalize('NFC');

/**
 * Whether a visitor's language tag is of a language: `zh-Hant-TW` is of `zh`, `zh-TW` and `zh-Hant`, and `zh-TW` of
 * `zh-Hant-TW`. A tag without a region is of none in particular.
 */
export function speaks(tag: string, wanted: string): boolean {
  if (`${tag}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase())) return true;
  const [visitor, asked] = [partsOf(tag), partsOf(wanted)];
  return (
    visitor !== undefined &&
    asked !== undefined &&
    visitor.language === asked.language &&
    (asked.script === undefined || asked.script === visitor.likelyScript) &&
    (asked.region === undefined || asked.region === visitor.region)
  );
}

function partsOf(tag: string) {
  try {
    const { language, script, region } = new Intl.Locale(tag);
    return { language, script, region, likelyScript: new Intl.Locale(tag).maximize().script };
  } catch {
    return undefined;
  }
}
