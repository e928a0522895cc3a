// What residents read of mediation (调解), in English.
import type { mediationZh } from '../zh/mediation.ts'

export const mediationEn: Record<keyof typeof mediationZh, string> = {
  'doors.ask': 'A matter between neighbours. What would you like to do?',
  'doors.talk': 'Talk it over together',
  'doors.help': 'Ask for mediation or a lawyer',
  'doors.report': 'Only have it looked at',
  'doors.askHelp': 'Who shall help? Both cost nothing.',
  'doors.mediator': 'A mediator',
  'doors.lawyer': 'A lawyer',
  'mediation.askAbout': 'Mediation costs nothing. With whom is it, and about what? One sentence will do.',
  'mediation.askSafe':
    'One thing first: has the other side ever hit you, threatened you, or made you afraid of them?',
  'mediation.safeYes': 'No',
  'mediation.safeNo': 'Yes',
  'mediation.unsafe': 'This is nothing to sit down and talk over. Your safety comes first.',
  'mediation.askSide':
    'Who is the other side? Add a telephone number or the door if you know it. Only the mediator sees it. You may skip this.',
  'mediation.skip': 'Skip',
  'mediation.askOpen': 'May other people come and listen?',
  'mediation.closed': 'No, behind closed doors',
  'mediation.open': 'Yes',
  'mediation.either': 'Either way',
  'mediation.askWho': 'Whom would you like as mediator?',
  'mediation.whoever': 'Let the community decide',
  'mediation.filed':
    'The mediator asks the other side in person or by telephone; I write nothing to them. You only meet if both are willing, and may stop at any time.',
  'mediation.allAgreed': 'Everybody is willing to sit down together. I will tell you time and place.',
  'mediation.session': 'The mediation is on {moment}, at: {place}. If you cannot come, tell the mediator.',
  'mediation.sessionSoon':
    'A reminder: the mediation is on {moment}, at: {place}. If you cannot come, tell the mediator.',
  'mediation.sessionMoved':
    'The mediation is now on {moment}, at: {place}. If you cannot come, tell the mediator.',
  'mediation.sessionOff':
    'The mediation on {moment} does not take place. If there is to be another, the mediator tells you when.',
  'mediationCode.ask': 'Please send me the 8 digits that the mediator told you.',
  'mediationCode.done':
    'Done. I will write here if time or place of the mediation change. To stop that, tell the mediator.',
  'mediationCode.session': 'Planned: {moment}, {place}',
  'mediationCode.wrong':
    'This code is wrong, or too old. Please look at the 8 digits and send them again, or ask the mediator.',
  'mediationCode.tooMany':
    'It was wrong several times, so no more tries today. Ask the mediator, or send "human".',
  'mediationCode.refused': 'This code cannot be used here. Ask the mediator, or send "human".',
  'mediation.failed':
    'No agreement was reached this time. You may still go to arbitration, the authority in charge, or a court. Send "lawyer" if you do not know how.',
  'mediation.confirm':
    'A court can confirm your mediation agreement, which makes it firmer. Both sides apply together, by {day} at the latest. You need not if you see no need.',
}
