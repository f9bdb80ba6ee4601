/** What people write, as it may be stored: without card numbers, and without what the team's own patterns match. */
import { defaultMaskRules, maskOf, maskTexts } from '#core/privacy/mask.ts';
import type { Metadata } from '#core/model/messages/message.ts';
import type { Deps } from '#functions/deps.ts';

const cards = maskOf(defaultMaskRules);

/** The same data with its texts masked. Masking before anything else makes a repeated request the same as the first. */
export async function masked<Value>({ mask }: Pick<Deps, 'mask'>, value: Value): Promise<Value> {
  return maskTexts((await mask?.()) ?? cards, value);
}

/** Metadata whose original of a translation is masked as the translation is. */
export async function withMaskedOriginal(
  deps: Pick<Deps, 'mask'>,
  metadata: Metadata | null,
): Promise<Metadata | null> {
  const original = metadata?.translated_from;
  return original ? { ...metadata, translated_from: await masked(deps, original) } : metadata;
}
