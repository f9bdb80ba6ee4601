/** What lists say that show nothing; in French. */
import type * as english from '#dashboard/strings/empty-list.ts';

/** What a list says that shows nothing. */
export const emptyList: typeof english.emptyList = {
  notYet: ['Rien trouvé pour l’instant', 'Les conversations plus anciennes n’ont pas encore été parcourues.'],
  empty: {
    mine: ['Tout est à jour', 'Les nouveaux chats qui vous sont attribués apparaissent ici.'],
    unassigned: ['Personne n’attend', 'Les chats attendent ici qu’un agent se libère.'],
    snoozed: [
      'Rien n’est reporté',
      'Reportez un chat (S) pour le mettre de côté jusqu’à une heure donnée, ou jusqu’à ce que le visiteur écrive.',
    ],
    following: [
      'Vous ne suivez aucun chat',
      'Suivez le chat d’un collègue depuis son menu. Toute personne mentionnée dans une note le suit aussi.',
    ],
    all: ['Aucune conversation', 'Les conversations apparaissent ici quand des visiteurs vous écrivent.'],
    search: [
      'Aucun résultat',
      'La recherche porte sur les noms, e-mails et messages des chats des 90 derniers jours. Essayez avec moins de mots ou des mots plus courts.',
    ],
    behind: ['Aucune conversation pour ce chiffre', 'Elles ont peut-être été supprimées depuis.'],
    filtered: ['Aucune conversation correspondante', 'Effacez un filtre pour en voir davantage.'],
  },
};
