/** Spanish: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('es');

export const helpCenter: typeof english.helpCenter = {
  section: 'Centro de ayuda',
  isOn: 'Los visitantes pueden buscar artículos públicos',
  isOnHelp: 'Antes de un chat y en páginas que encuentran los buscadores.',
  title: 'Título',
  titleHelp: 'Déjalo vacío para «Ayuda» en el idioma del visitante.',
  bot: 'Artículos de',
  own: 'El bot que responde los chats',
  open: 'Abrir el centro de ayuda',
  openArticle: (question) => `Abrir «${question}» en el centro de ayuda`,
  public: 'Público',
  choose: 'Artículos públicos…',
  chooseTitle: 'Artículos públicos',
  chooseLead: 'Cualquiera puede leer los artículos públicos. Los cambios se ven en dos minutos.',
  chooseAll: 'Seleccionar todos los mostrados',
  find: 'Buscar artículos',
  save: 'Guardar',
  saved: (changed) => count(changed, { one: '# artículo cambiado', other: '# artículos cambiados' }),
  report: {
    title: 'Centro de ayuda',
    help: 'Lo que los visitantes respondieron a «¿Te ha servido?».',
    article: 'Artículo',
    helped: 'Ha servido',
    notHelped: 'No ha servido',
    share: 'Proporción',
    gone: 'Artículo eliminado',
    total: 'Todos',
    none: 'No hay respuestas en este período',
    percent: (share) => `${numberText(Math.round(share * 100))} %`,
  },
};
