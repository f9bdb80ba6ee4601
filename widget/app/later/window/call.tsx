/** A call that the team offers: a button below its address. The texts are here, so that no chat pays for them when it opens. */
import { type Language, inLanguage } from '#core/text/language.ts';
import { splitLinks } from '#core/text/links.ts';
import type { Part } from '#widget/app/view/view.ts';

const join: Record<Language, string> = {
  en: 'Join the call',
  de: 'Am Anruf teilnehmen',
  fr: 'Rejoindre l’appel',
  es: 'Unirse a la llamada',
  pt: 'Entrar na chamada',
  it: 'Partecipa alla chiamata',
  nl: 'Deelnemen aan het gesprek',
  pl: 'Dołącz do rozmowy',
  tr: 'Görüşmeye katıl',
  ar: 'انضم إلى المكالمة',
  he: 'הצטרפות לשיחה',
  hi: 'कॉल में शामिल हों',
  ja: '通話に参加',
  zh: '加入通话',
  ko: '통화 참여',
};

/** The button below the address of a call, and where it leads. */
export function Call({ view, text }: Part & { text: string }) {
  const href = splitLinks(text)[0]?.href;
  if (!href) return null;
  return (
    <a class="primary call" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inLanguage(join, view.speech.locale)}
    </a>
  );
}
