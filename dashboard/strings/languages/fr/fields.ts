/** The labels and typed attributes of conversations: where they are set up, and where agents fill them in; in French. */
import type * as english from '#dashboard/strings/fields.ts';
import { numberText } from '#dashboard/strings/language.ts';

/** Settings › Labels and attributes. */
export const fields: typeof english.fields = {
  title: 'Étiquettes et attributs',
  lead: 'Ce que votre équipe note sur les conversations.',
  labels: 'Étiquettes',
  labelsBody:
    'Les agents les voient en premier, dans leur couleur. Renommer une étiquette ne change pas les conversations qui la portent.',
  noLabels: 'Aucune étiquette pour le moment. Les agents peuvent en saisir librement.',
  addLabel: 'Ajouter une étiquette',
  labelName: 'Étiquette',
  labelAt: (place) => `Étiquette ${place}`,
  description: 'Description',
  color: 'Couleur',
  onlyListed: 'N’autoriser que ces étiquettes',
  onlyListedHelp:
    'Les agents et les programmes ne peuvent pas en ajouter d’autres. Celles que des conversations portent déjà restent.',
  attributes: 'Attributs',
  attributesBody:
    'Un attribut typé n’accepte des agents et des programmes que des valeurs conformes. Ce que dit la page d’un visiteur est conservé tel quel.',
  noAttributes:
    'Aucun attribut typé pour le moment. Les agents peuvent noter ce qu’ils veulent sous n’importe quel nom.',
  addAttribute: 'Ajouter un attribut',
  attributeAt: (place) => `Attribut ${place}`,
  name: 'Nom',
  key: 'Clé',
  keyHelp: 'Pour les programmes, par exemple order_number.',
  type: 'Type',
  choices: 'Valeurs, une par ligne',
  required: 'Obligatoire pour résoudre ou fermer',
  requiredHelp: 'Les chats qui se terminent d’eux-mêmes ne sont pas retenus.',
  types: { text: 'Texte', number: 'Nombre', date: 'Date', choice: 'Choix' },
  colors: {
    gray: 'Gris',
    red: 'Rouge',
    orange: 'Orange',
    yellow: 'Jaune',
    green: 'Vert',
    teal: 'Bleu canard',
    blue: 'Bleu',
    purple: 'Violet',
    pink: 'Rose',
  },
};

/** Filling typed attributes in. */
export const typed: typeof english.typed = {
  title: 'Avant de terminer cette conversation',
  titleFor: (count) => `Avant de terminer ces ${numberText(count)} conversations`,
  body: 'Votre équipe souhaite que ceci soit d’abord rempli.',
  bodyFor:
    'Votre équipe souhaite que ceci soit d’abord rempli. Chaque conversation reçoit ce qui lui manque ; ce qu’elle a est conservé.',
  save: 'Enregistrer et terminer',
  notChosen: 'Non choisi',
  doesNotFit: 'ne convient pas',
  expected: {
    text: 'Saisissez un texte.',
    number: 'Saisissez un nombre, par exemple 12.5.',
    date: 'Choisissez une date.',
    choice: 'Choisissez l’une des valeurs.',
  },
  others: 'Autres attributs',
  missing: 'Obligatoire',
};
