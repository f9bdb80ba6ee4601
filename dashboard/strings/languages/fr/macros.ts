/** Actions of canned responses: what each does, what came of it, and how they are set up; in French. */
import type * as english from '#dashboard/strings/macros.ts';
import { count } from './count.ts';

/** What an action does, in short. */
export const actionTexts: typeof english.actionTexts = {
  add_label: (label) => `Ajouter l’étiquette « ${label} »`,
  remove_label: (label) => `Retirer l’étiquette « ${label} »`,
  set_priority: (priority) => `Définir la priorité : ${priority}`,
  assignTo: (name) => `Attribuer à ${name}`,
  assignToMe: 'M’attribuer',
  toQueue: 'Remettre dans la file d’attente',
  note: (text) => `Ajouter la note « ${text} »`,
  snoozeFor: (time) => `Reporter de ${time}`,
  until_reply: 'Reporter jusqu’à ce que le visiteur écrive',
  resolve: 'Résoudre',
  minutes: (minutes) => count(minutes, { one: '# minute', other: '# minutes' }),
  hours: (hours) => count(hours, { one: '# heure', other: '# heures' }),
  days: (days) => count(days, { one: '# jour', other: '# jours' }),
  gone: 'quelqu’un qui n’est plus là',
};

/** Sent with a reply, and what came of it. */
export const macros: typeof english.macros = {
  count: (actions) => count(actions, { one: '# action', other: '# actions' }),
  preview: 'À l’envoi',
  remove: (action) => `Ne pas faire : ${action}`,
  removeAll: 'Tout retirer',
  done: (actions) => count(actions, { one: '# action effectuée', other: '# actions effectuées' }),
  refused: (action, reason) => `${action} : ${reason}`,
  refusals: {
    gone: 'n’existe plus.',
    at_capacity: 'maximum de chats atteint.',
    unassigned: 'cette conversation n’est à personne.',
    too_many_labels: 'elle porte trop d’étiquettes.',
    label_not_allowed: 'ce n’est pas une étiquette de votre équipe.',
    attributes_required: 'des attributs exigés par votre équipe sont vides.',
    visitor_wrote: 'le visiteur vient d’écrire. Lisez d’abord son message.',
    not_possible: 'impossible dans cette conversation.',
  },
  undo: 'Annuler',
  undone: 'Annulé',
  undoneButSaid: 'Annulé. Ce qui a été envoyé ou noté reste.',
  undoRefusals: {
    changed_since: 'non annulé, car modifié depuis.',
    at_capacity: 'non annulé, car l’agent précédent a atteint son maximum de chats.',
    gone: 'non annulé, car l’agent précédent n’est plus là.',
    from_bot: 'non annulé, car un bot s’en occupait.',
    too_many_labels: 'non annulé, car elle porte trop d’étiquettes.',
    not_possible: 'non annulé, car la conversation a avancé.',
  },
};

/** Setting actions up. */
export const actionFields: typeof english.actionFields = {
  add: 'Ajouter une action',
  kind: 'Action',
  priority: 'Priorité',
  remove: (action) => `Retirer : ${action}`,
  kinds: {
    add_label: 'Ajouter une étiquette',
    remove_label: 'Retirer une étiquette',
    set_priority: 'Définir la priorité',
    assign: 'Attribuer',
    note: 'Ajouter une note',
    snooze: 'Reporter',
    resolve: 'Résoudre',
  },
  label: 'Étiquette',
  receiver: 'À',
  me: 'La personne qui l’envoie',
  queue: 'La file par défaut',
  department: (name) => `Service ${name}`,
  noteText: 'Note',
  time: 'Durée',
};

/** Canned responses of one’s own. */
export const responseFiles: typeof english.responseFiles = {
  count: (files) => count(files, { one: '# fichier', other: '# fichiers' }),
  attach: 'Joindre des fichiers',
};

export const ownCanned: typeof english.ownCanned = {
  title: 'Mes réponses',
  lead: 'Visibles par vous uniquement.',
  shared: 'Les réponses de l’équipe',
  add: 'Créer la mienne',
  empty: 'Aucune réponse personnelle pour le moment',
  emptyBody: 'Enregistrez vos propres formules. Personne d’autre ne les voit.',
  mark: 'À moi',
};
