/** French: the help center. */
import type * as english from '#dashboard/strings/help-center.ts';
import { numberText } from '#dashboard/strings/language.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('fr');

export const helpCenter: typeof english.helpCenter = {
  section: 'Centre d’aide',
  isOn: 'Les visiteurs peuvent chercher dans les articles publics',
  isOnHelp: 'Avant une discussion, et sur des pages que trouvent les moteurs de recherche.',
  title: 'Titre',
  titleHelp: 'Laissez vide pour « Aide » dans la langue du visiteur.',
  bot: 'Articles de',
  own: 'Le bot qui répond aux discussions',
  open: 'Ouvrir le centre d’aide',
  openArticle: (question) => `Ouvrir « ${question} » dans le centre d’aide`,
  public: 'Public',
  choose: 'Articles publics…',
  chooseTitle: 'Articles publics',
  chooseLead: 'Tout le monde peut lire les articles publics. Les changements sont visibles en deux minutes.',
  chooseAll: 'Tout sélectionner',
  find: 'Rechercher des articles',
  save: 'Enregistrer',
  saved: (changed) => count(changed, { one: '# article modifié', other: '# articles modifiés' }),
  report: {
    title: 'Centre d’aide',
    help: 'Ce que les visiteurs ont répondu à « Cela vous a-t-il aidé ? ».',
    article: 'Article',
    helped: 'A aidé',
    notHelped: 'N’a pas aidé',
    share: 'Part',
    gone: 'Article supprimé',
    total: 'Tous',
    none: 'Aucune réponse sur cette période',
    percent: (share) => `${numberText(Math.round(share * 100))} %`,
  },
};
