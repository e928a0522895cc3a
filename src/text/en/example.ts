// What residents read of praise for neighbours, in English.
import type { exampleZh } from '../zh/example.ts'

export const exampleEn = {
  'example.ask': 'Good neighbours. What would you like to do?',
  'example.wishPraise': 'Praise a neighbour',
  'example.wishLook': 'Read about good neighbours',
  'example.askWho': 'Whom? The name that people use will do. For example: Sister Li of Building 3.',
  'example.askDeed': 'What good did {name} do? A sentence or two will do.',
  'example.onlyGood': 'Here people are praised, not blamed. To report something, send REPORT.',
  'example.kept':
    'Noted, thank you. Staff ask {name} first. With their yes everybody can read it; without, it is deleted.',
  'example.tooMany':
    'Many people were praised, and staff are asking each of them. Please come back in a few days.',
  'example.none': 'Nobody has been named yet. To praise somebody, send PRAISE.',
  'example.one': '{name}: {deed}',
} as const satisfies Record<keyof typeof exampleZh, string>
