/** What system rows of a conversation record, for the team. */
import { numberText } from '#dashboard/strings/language.ts';
import type * as english from '#dashboard/strings/records.ts';
import { countingIn } from '#dashboard/strings/languages/counting.ts';

const count = countingIn('fr');

export const records: typeof english.records = {
  admin: 'Un administrateur',
  rule: (name, actions) => `Règle « ${name} » : ${actions}`,
  already: (action) => `${action} (déjà le cas)`,
  refused: (action) => `Non effectué : ${action}`,
  note: 'Ajouter une note',
  followed: (name) => `${name} suit cette conversation`,
  unfollowed: (name) => `${name} ne suit plus cette conversation`,
  redacted: (name) => `${name} a expurgé un message`,
  visitor_edited: (name) => `${name} a modifié les informations du visiteur`,
  visitor_blocked: (name) => `${name} a bloqué le visiteur`,
  merged: (name, chat) => `${name} a fusionné la conversation ${chat} avec celle-ci`,
  merged_into: (name, chat) => `${name} a fusionné cette conversation avec la conversation ${chat}`,
  snoozed: 'Conversation reportée',
  woken: 'Fin du report',
  resolved: 'Conversation résolue',
  closed: 'Conversation terminée',
  scheduled: (name, why) => `Message programmé de ${name}. ${why}`,
  otherSender: (address) =>
    `Une réponse par e-mail de ${address} n’a pas été ajoutée : ce n’est pas l’adresse du visiteur`,
  tool: {
    used: (call) => `Le bot a utilisé ${call}`,
    failed: (call) => `Le bot a essayé ${call}, sans succès`,
    ticket: (number) => `ticket ${number}`,
    after_code: 'après un code par e-mail',
  },
  reasons: {
    first_response_due: 'Première réponse bientôt due',
    resolution_due: 'Résolution bientôt due',
    email_forged:
      'Une réponse par e-mail n’a pas été ajoutée : elle prétend venir du visiteur, mais son fournisseur de messagerie ne le confirme pas',
    email_too_large: 'Une réponse par e-mail n’a pas été ajoutée : elle est trop volumineuse',
    email_unreadable: 'Une réponse par e-mail n’a pas été ajoutée : elle est illisible',
    email_widget_gone:
      'Une réponse par e-mail n’a pas été ajoutée : cette conversation est fermée et son widget n’en accepte plus de nouvelles',
  },
};

export const handoffNote: typeof english.handoffNote = {
  causes: {
    asked: () => 'Le visiteur a demandé un agent.',
    unanswered: () => 'Le bot n’a pas de réponse.',
    failed: () => 'Le modèle du bot a échoué.',
    timeout: () => 'Le modèle du bot a mis trop de temps.',
    refused: () => 'La réponse du bot a été retenue.',
    ungrounded: () => 'La réponse du bot a été retenue, car aucun article ne la dit en entier.',
    budget: () => 'Le bot a épuisé ses jetons du jour pour ce visiteur ou ce réseau.',
    max_turns: ({ count: answers }) =>
      count(answers, {
        one: 'Le bot a atteint sa limite de # réponse.',
        other: 'Le bot a atteint sa limite de # réponses.',
      }),
    not_configured: () => 'Il manque au bot le nom du modèle, ou une URL que ce déploiement peut appeler.',
    files: ({ names }) =>
      `Le visiteur a envoyé ${names.length === 1 ? 'un fichier que les bots ne peuvent' : 'des fichiers que les bots ne peuvent'} pas lire : ${names.join(', ')}`,
    neither: () => 'Le visiteur ne parlait d’aucun des articles proposés par le bot.',
    unclear: ({ names }) =>
      `Le bot a demandé une précision et ne sait toujours pas de quoi il s’agit : ${names.join(' / ')}`,
    no_help: () => 'La réponse du bot n’a pas aidé.',
    handed_over: () => 'Le bot a passé la main.',
    wrong_codes: ({ count: tries }) =>
      count(tries, {
        one: 'Le visiteur a saisi # code erroné.',
        other: 'Le visiteur a saisi # codes erronés.',
      }) + ' Le code a été envoyé à son adresse e-mail : il peut donc s’agir de quelqu’un d’autre.',
  },
  question: (text) => `Question : ${text}`,
  closest: (article, percent) => `Article le plus proche (${numberText(percent)} %) : ${article}`,
  answer: (text) => `Sa réponse : ${text}`,
};
