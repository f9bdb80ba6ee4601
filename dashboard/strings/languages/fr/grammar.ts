/** Small words of French that depend on what follows them. */

/** `de Marie`, `d’Anne`. */
export const of = (name: string): string => (/^[aeiouâàäéèêëîïôöûùüœæ]/i.test(name) ? `d’${name}` : `de ${name}`);

/** `jusqu’à 14:30`, `jusqu’à mar. 14:30`, `jusqu’au 5 févr.`: a date has an article, a time or a weekday has none. */
export const until = (time: string): string => (isDate(time) ? `jusqu’au ${time}` : `jusqu’à ${time}`);

/** `à 14:30`, `mar. 14:30`, `le 5 févr.` */
export function at(time: string): string {
  if (isDate(time)) return `le ${time}`;
  return /^\d/.test(time) ? `à ${time}` : time;
}

/** Whether a time begins with the day of a month. */
const isDate = (time: string): boolean => /^\d{1,2}(er)?[\s\u00A0\u202F]+\p{L}{3}|^\d{1,4}[/.-]\d/u.test(time);

/** A text that begins a sentence or stands alone. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
