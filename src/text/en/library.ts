// What residents read of cases and lessons in the law, in English: the same keys as library-zh.ts.
import type { libraryZh } from '../zh/library.ts'

export const libraryEn: Record<keyof typeof libraryZh, string> = {
  'cases.none': 'The cases are still being put together. To ask a lawyer, send "lawyer".',
  'cases.topics':
    'These are true stories retold so that nobody can be recognised. Which kind would you like?',
  'cases.topicLine': '{topic}: {count}',
  'cases.which': 'Which one?',
  'cases.line': '{title} (told by {who})',
  'cases.one': '{title}\n{text}',
  'cases.end':
    'Told by {who}. This happened to others; your own matter may differ. To ask about it, send "lawyer".',
  'cases.lecture': 'There is a lecture on this on {moment}: {name}. To go, send "events".',
  'cases.gone': 'This case was withdrawn.',
  'lessons.on': 'Fine, you will get at most one short card on the law a week. To stop, send "stop cards".',
  'lessons.onMay':
    'Fine, whenever I can send it, you will get at most one short card on the law a week. To stop, send "stop cards".',
  'lessons.off': 'Fine, no more cards. To have them again, send "legal cards".',
  'lessons.card': 'The law this week: {text}',
  'lessons.source': 'Source: {source}',
  'lessons.question': 'To think about: {question} (send "card answer")',
  'lessons.stop': 'To stop, send "stop cards".',
  'lessons.answer': 'The answer to the last card: {answer}',
  'lessons.noAnswer': 'You have had no card yet. To get them, send "legal cards".',
}
