// What somebody speaks besides Mandarin, in the reader's words.
import { spokenLanguages, type SpokenLanguage } from '../../../rules/volunteers/volunteer.ts'
import { volunteerEn } from '../../../text/en/volunteer.ts'
import { volunteerZh } from '../../../text/zh/volunteer.ts'
import type { Language } from '../texts/texts.ts'

/** Everybody here speaks the others. */
export const chosenLanguages = spokenLanguages.filter((one) => one !== 'mandarin')

export const languageNames = (languages: readonly SpokenLanguage[], language: Language): string[] =>
  languages.map((one) => (language === 'zh' ? volunteerZh : volunteerEn)[`volunteer.language.${one}`])
