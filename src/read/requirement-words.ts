import type { RequirementState } from '../core/requirement.ts';

/*
 * What columns are called and statuses mean, where a configuration does not say. Case does not matter.
 */

export const idColumns: readonly string[] = ['ID', 'Requirement ID', '№', 'Код', 'Идентификатор'];

export const titleColumns: Readonly<Record<string, readonly string[]>> = {
  en: ['Requirement', 'Title', 'Summary', 'Description', 'Name', 'Text'],
  ru: ['Требование', 'Название', 'Кратко', 'Описание', 'Формулировка', 'Текст'],
};

export const ownerColumns: readonly string[] = ['Owner', 'Responsible', 'Владелец', 'Ответственный'];

export const statusColumns: readonly string[] = ['Status', 'State', 'Статус', 'Состояние'];

export const documentColumns: readonly string[] = [
  'Documents',
  'Document',
  'Docs',
  'Main documents',
  'Документы',
  'Документ',
  'Основные документы',
];

export const issueColumns: readonly string[] = [
  'Issue',
  'Issues',
  'Issue/PR',
  'Issue / PR',
  'PR',
  'Pull request',
  'Задача',
  'Задача/PR',
];

export const statusWords: Readonly<Record<RequirementState, readonly string[]>> = {
  active: ['active', 'approved', 'accepted', 'valid', 'current', 'действует', 'активно', 'утверждено', 'принято'],
  draft: [
    'draft',
    'proposed',
    'planned',
    'in review',
    'in-review',
    'черновик',
    'предложено',
    'запланировано',
    'на согласовании',
  ],
  retired: [
    'retired',
    'deprecated',
    'obsolete',
    'superseded',
    'withdrawn',
    'rejected',
    'removed',
    'отменено',
    'отклонено',
    'устарело',
    'заменено',
    'снято',
    'удалено',
  ],
};
