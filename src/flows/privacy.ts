// The whole notice of how personal data are used (个人信息保护法 17): who, what for, how, which, how long, and the rights.
import { retentionDays } from '../rules/retention.ts'
import type { Community } from '../rules/community/tree.ts'
import { line, say, type Say } from '../text/say.ts'

export const privacyNotice = ({ name, controller }: Community): Say => ({
  ...say('privacy.head'),
  lines: [
    controller ? line('privacy.who', { ...controller }) : line('privacy.whoHere', { community: name }),
    line('privacy.why'),
    line('privacy.what'),
    line('privacy.seen'),
    line('privacy.kept', { days: retentionDays }),
    line('privacy.rights'),
  ],
})
