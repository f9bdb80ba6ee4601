/** The browser's storage, where it isn't blocked. */

/** What is stored under the key, after storing `value` if one is given. Where storage is blocked nothing is kept. */
export function remembered(key: string, value?: string): string | null | undefined {
  try {
    if (value) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return value;
  }
}
