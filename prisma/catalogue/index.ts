// The built-in catalogue: what every community begins with, and what its staff then change.
import { answers } from './answers.ts'
import { elders } from './elders.ts'
import type { BuiltIn } from './entry.ts'
import { families } from './families.ts'
import { legal } from './legal.ts'
import { papers } from './papers.ts'
import { social } from './social.ts'
import { work } from './work.ts'

export const builtIn: readonly BuiltIn[] = [
  ...social,
  ...work,
  ...families,
  ...elders,
  ...legal,
  ...papers,
  ...answers,
]
