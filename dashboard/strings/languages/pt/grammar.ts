/** Small words of Portuguese that depend on what follows them. */

/** `às 14:30`, `à 1:00`, `em 5 de fev.`; a weekday is left as it is. */
export function at(time: string): string {
  if (/^0?1:/.test(time)) return `à ${time}`;
  if (/^\d{1,2}:/.test(time)) return `às ${time}`;
  return /^\d/.test(time) ? `em ${time}` : time;
}
