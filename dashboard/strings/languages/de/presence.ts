/** German: being there for visitors. */
import type * as english from '#dashboard/strings/presence.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('de');

export const presence: typeof english.presence = {
  title: 'Abmelden?',
  signOut: 'Abmelden',
  returned: (chats) =>
    count(chats, {
      one: 'Einer Ihrer Besucher wartet auf eine Antwort. Der Chat geht zurück in die Warteschlange.',
      other: '# Ihrer Besucher warten auf eine Antwort. Ihre Chats gehen zurück in die Warteschlange.',
    }),
  setAway: 'Sie wurden auf „Abwesend“ gesetzt, weil zwei Chats ohne Antwort gewartet haben.',
  goOnline: 'Online gehen',
  setBy: ({ name, status }) => `${name} hat Ihren Status auf „${status}“ gesetzt.`,
  keepStatus: 'Beibehalten',
  moved: ({ name }) => `Der Chat mit ${name} ist jetzt in einer Abteilung, die Sie nicht sehen.`,
  removed: 'Sie sind kein Agent mehr',
  removedBody: 'Sie können keine Chats erhalten oder beantworten. Fragen Sie einen Admin, falls das ein Versehen ist.',
  notAnAgent: 'Sie können noch keine Chats erhalten',
  notAnAgentAdmin: 'Fügen Sie sich als Agent hinzu, um Besuchern zu antworten.',
  notAnAgentOther: 'Bitten Sie einen Admin, Sie als Agent hinzuzufügen.',
  makeMeAgent: 'Agent werden',
};
