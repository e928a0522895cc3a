// What an alarm says, in English.
import type { alarmZh } from '../zh/alarm.ts'

export const alarmEn: Record<keyof typeof alarmZh, string> = {
  'alarm.notReached': 'The officer on duty could not be reached yet. Please call {phone} yourself.',
  'alarm.unanswered':
    'The officer on duty was notified and has not answered yet. Please call {phone} yourself.',
  'alarm.seen': '{staff}, the officer on duty, has seen it and is dealing with it.',

  'alarm.call': '[Duty] {what}, number {number}, {place}. Please press "I will handle it" on the desk now.',
  'alarm.callReport':
    '[Duty] Number {number} must be reported and no report is on record. Please report it now and note it on the desk.',
  'alarm.chatHint': 'Or answer here: 我来处理{number}',
  'alarm.anywhere': 'place not known yet',
  'alarm.onConsole': 'the desk shows the place',
  'alarm.test': '[Duty] This is a test ring. Nothing needs to be done.',
  'alarm.push': 'There is an emergency. Please open the desk.',
  'alarm.pushTest': 'This is a test ring. Please tap this notification.',
  'alarm.linked':
    'Linked, {staff}. Emergencies will be sent here. Send "work" for your cases, "unlink" to end this.',
  'alarm.chatTaken':
    'This account is linked to a colleague already. To change that, send "unlink" first, then the code again.',
  'alarm.codeWrong': 'This code is wrong or has expired. Please ask the desk for a new one.',
  'alarm.yours': 'Thank you, number {number} is yours.',
  'alarm.taken': 'Somebody is dealing with number {number} already.',
  'alarm.which': 'Several are waiting for somebody. Which one is yours?',
  'alarm.nothing': 'No emergency is waiting for anybody just now.',

  'what.gas_leak': 'gas leak',
  'what.co_poisoning': 'carbon monoxide',
  'what.fire': 'fire',
  'what.elevator_trapped': 'people trapped in a lift',
  'what.electrical_hazard': 'electrical danger',
  'what.drowning': 'somebody in the water',
  'what.medical': 'somebody needs medical help',
  'what.dangerous_animal': 'dangerous animal',
  'what.missing_person': 'missing person',
  'what.welfare_check': 'somebody may be helpless at home',
  'what.crisis_witness': 'somebody about to harm themselves',
  'what.fraud': 'fraud going on',
  'what.recording': 'a voice message that nobody has played for ten minutes',
  'what.danger': 'emergency',
}
