/** The language of a language tag, as the product's own words are listed by. */

/** `pt` of `pt-BR`; empty without a tag. */
export const languageOf = (locale: string | null): string => (locale ?? '').split('-', 1)[0]?.toLowerCase() ?? '';
