// What residents read who are looked in on (探访), in English.
import type { lookInZh } from '../zh/look-in.ts'

export const lookInEn: Record<keyof typeof lookInZh, string> = {
  'lookIn.hint': 'Somebody from the community looks in on you. To end that, send "stop visiting me".',
  'lookIn.sure': 'Nobody shall look in on you any more: is that right? If you want it again, just tell us.',
  'lookIn.stop': 'Yes, stop',
  'lookIn.keep': 'No, go on',
  'lookIn.stopped':
    'Nobody will look in on you any more, and whoever is responsible is told. Write whenever you need something; "human" to have it again.',
  'lookIn.kept': 'It goes on as before.',
  'lookIn.none': 'Nobody is registered to look in on you.',
}
