/** What system rows of a conversation record, for the team. */
import type * as english from '#dashboard/strings/records.ts';

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
