// What staff read in their own chat, in English. Every message of the staff mode names it.
import type { staffZh } from '../zh/staff.ts'

export const staffEn: Record<keyof typeof staffZh, string> = {
  'staff.list':
    '[Work] {name}, these wait for somebody. Send a number to open one. For a matter of your own send "resident" first.',
  'staff.empty': '[Work] {name}, nothing waits for you now. For a matter of your own send "resident" first.',
  'staff.line': '{index}. No. {number} {what}, {place}, {whose}, by {due}',
  'staff.lineLate': '{index}. No. {number} {what}, {place}, {whose}, overdue since {due}',
  'staff.mine': 'yours',
  'staff.helping': 'you help',
  'staff.free': 'nobody has it',
  'staff.more': '{count} more on the desk.',
  'staff.offChat':
    'Confidential cases, violence, what must be reported, mediation, legal matters and complaints are on the desk only.',
  'staff.case': '[Work] No. {number}: {what}, {place}. {status}, due {due}.',
  'staff.caseLate': '[Work] No. {number}: {what}, {place}. {status}, overdue since {due}.',
  'staff.said': 'The resident: {matter}',
  'staff.urgent': 'This is urgent.',
  'staff.caseNext': 'Send a number. 0 for other cases.',
  'staff.move.take': 'I take it',
  'staff.move.reached': 'I spoke with the resident',
  'staff.move.safe': 'The place is safe',
  'staff.move.reply': 'Reply to the resident',
  'staff.move.picture': 'Add a picture',
  'staff.move.resolve': 'It is done',
  'staff.move.reveal': 'Name, phone and address',
  'staff.askReply': '[Work] No. {number}: what should the resident hear? 0 to leave it.',
  'staff.askSafe':
    '[Work] No. {number}: how was the place made safe? A sentence, for colleagues only. 0 goes back.',
  'staff.askResult': '[Work] No. {number}: what was done? A sentence, which the resident gets. 0 goes back.',
  'staff.askPicture':
    '[Work] No. {number}: please send a picture, without faces or door numbers. 0 goes back.',
  'staff.pictureOnly': '[Work] Please send a picture.',
  'staff.tooLong': '[Work] That is too long: 500 characters at most.',
  'staff.sure': '[Work] No. {number}, to the resident: "{text}". Right?',
  'staff.sureSafe': '[Work] No. {number}, the place is safe: "{text}". Right?',
  'staff.sureResult': '[Work] No. {number} ends as done, and the resident hears: "{text}". Right?',
  'staff.send': 'Yes, send it',
  'staff.change': 'Change it',
  'staff.taken': '[Work] No. {number} is yours. The resident is told.',
  'staff.reached': '[Work] No. {number}: noted that you spoke with the resident.',
  'staff.madeSafe': '[Work] No. {number}: noted that the place is safe.',
  'staff.replied': '[Work] Sent to the resident.',
  'staff.pictured': '[Work] The picture is kept.',
  'staff.resolved': '[Work] No. {number} is done. The resident is told.',
  'staff.link':
    "[Work] Open the resident's name, phone and address: once, within ten minutes. That you looked is recorded.",
  'staff.linkAt':
    "[Work] Open the resident's name, phone and address: once, within ten minutes. That you looked is recorded: {url}",
  'staff.linkOpen': 'See the resident',
  'staff.linkNone': '[Work] No link can be sent here. Please look on the desk.',
  'staff.retry':
    '[Work] I did not get that. Send a number; 0 goes back; "resident" for a matter of your own.',
  'staff.no.closed': '[Work] This case has ended.',
  'staff.no.taken': '[Work] Somebody is working on it already. To take it over, ask them on the desk.',
  'staff.no.yours': '[Work] This case is not yours. Choose "I take it" first.',
  'staff.no.handedOff': '[Work] It is with a body outside. Note their answer on the desk first.',
  'staff.no.deciding': '[Work] It waits for a manager to decide.',
  'staff.no.picture': '[Work] A repair ends with a picture. Choose "Add a picture" first.',
  'staff.no.noted': '[Work] This was noted before.',
  'staff.no.gone': '[Work] It cannot be seen here any more. Please look on the desk.',
  'staff.no.right': '[Work] Your post cannot do this here. Please look on the desk.',
  'staff.no.other': '[Work] That cannot be done now. Please look on the desk.',
  'staff.left': '[Resident] You are a resident now. Just say what it is. Send "work" for your cases.',
  'staff.unbound':
    '[Resident] Unlinked. Neither cases nor emergencies come here any more. To link again, ask the desk for a code.',
  'staff.nobody': 'This is for the staff of the community. Just tell me what you need.',
}
