/** How chats find their agents: a department's choices, and why an agent was given a chat. */
import type * as english from '#dashboard/strings/assignment.ts';
import { own } from './words.ts';

export const assignmentWords: typeof english.assignmentWords = {
  section: 'الإسناد',
  fields: {
    assignment_mode: ['المحادثات الجديدة', 'مع الاختيار اليدوي، تنتظر المحادثات حتى يأخذها موظف.'],
    match_languages: ['مطابقة اللغات', 'تذهب المحادثات إلى موظفين يتقنون لغة متصفح الزائر أو صفحته.'],
    match_labels: [
      'الوسوم التي تتطلب مهارة',
      'وسم في كل سطر، حتى {count}. المحادثة التي تحمل أحد هذه الوسوم تذهب إلى موظفين لديهم الوسم نفسه كمهارة.',
    ],
    fallback_minutes: [
      'دقائق انتظار المهارة',
      '{min}–{max}. بعدها تُسند المحادثة إلى أي موظف. وإذا لم تكن المهارة لدى أي متصل، تُسند إلى أي موظف فورًا.',
    ],
    urgent_exceeds: [
      'يمكن للمحادثات العاجلة تجاوز الحد الأقصى بواحدة',
      'فقط إذا لم يكن لدى أحد متسع. ولا تتجاوز محادثات الموظف حده الأقصى بهذه الطريقة بأكثر من واحدة.',
    ],
  },
  modes: { automatic: 'تُسند تلقائيًا', by_hand: 'تُختار يدويًا' },
};

export const assignedBecause: typeof english.assignedBecause = {
  rules: {
    only_one: 'الوحيد الذي لديه متسع',
    fewest_chats: 'أقل محادثات نسبةً إلى الحد الأقصى',
    longest_without: 'أطول مدة دون محادثة جديدة',
    others_had_it: 'كانت لدى الآخرين من قبل',
    best_skills: 'أكثر المهارات المطلوبة',
    over_capacity: 'عاجلة، ولم يكن لدى أحد متسع',
    passed_on: 'نُقلت لعدم الرد في الوقت المحدد',
    came_back: 'عادت إلى الموظف نفسه',
    taken: 'أُخذت يدويًا',
    by_hand: 'يدويًا',
  },
  by: ({ name }) => `يدويًا بواسطة ${own(name)}`,
  needs: ({ skills }) => `تتطلب ${own(skills)}`,
  fallbacks: {
    nobody_has_them: 'لا يملكها أي متصل',
    waited: 'لم يكن لدى من يملكها متسع في الوقت المحدد',
  },
};
