// What a resident in danger reads, in English.
import { alarmEn } from './alarm.ts'
import type { safetyZh } from '../zh/safety.ts'

export const safetyEn: Record<keyof typeof safetyZh, string> = {
  'safety.gas_leak':
    'Get out now! Do not touch switches or appliances, no flames, do not phone indoors. Close the valve and open windows only in passing. Once outside call 119 or the gas company.',
  'safety.co_poisoning':
    'Open doors and windows, everybody out into the air now! With dizziness or nausea call 120.',
  'safety.fire':
    'People first, leave your things! Bend low, cover nose and mouth, take the stairs, not the lift. Outside call 119.',
  'safety.elevator_trapped':
    'Do not force the door, do not jump. Press the alarm button, call the rescue number posted in the car; if nobody answers call 119.',
  'safety.electrical_hazard':
    'Keep away, do not touch the wire, the water or a person under current! Switch off the mains if you can. For a shock call 120, for sparks or a fallen line 119.',
  'safety.drowning':
    'Do not go into the water! Call 110 and 120 now, shout for help, throw a ring, a pole or a rope.',
  'safety.medical': 'Call 120 now and tell the address. Do not hurry to move the person.',
  'safety.dangerous_animal':
    'Back off slowly to where a door can be shut; do not run or shout. If it is hurting someone call 110, for the injured 120.',
  'safety.missing_person':
    'Call 110 now, there is no need to wait 24 hours. Tell what they wear and where they were last seen.',
  'safety.welfare_check':
    'Knock and call out loudly first. If you hear moaning, smell something, or nobody ever answers, call 110 and 120 now.',
  'safety.violence':
    'I am here and will not call you. In danger call 110; if you cannot speak, text 12110 (plus the last three digits of the area code) with the address.',
  'safety.domestic_violence':
    'I am here and will not call you. In danger call 110; if you cannot speak, text 12110 (plus the last three digits of the area code) with the address.',
  'safety.child_tells': 'You did the right thing, and this is not your fault. In danger call 110.',
  'safety.harm_told':
    'You did the right thing. If there is danger now call 110. The community reports it at once and does not say who told.',
  'safety.crisis':
    'Thank you for telling me. I am asking a member of staff to come and talk with you. If it gets too much call 12356; in danger call 120 or 110.',
  'safety.crisis_witness':
    'Call 110 now. Talk to them from a distance and listen; do not provoke them, do not go to pull them back alone.',
  'safety.fraud':
    'Stop now! Send no money, give no codes, end the screen sharing. If money has gone, call 110 at once.',
  'safety.danger':
    'Leave the dangerous place first. Call 110, 119 or 120 now and tell where and what happened.',

  'safety.own': '{words}',
  'safety.gasNumber': 'Gas company: {phone}.',
  'safety.liftNumber': 'Lift rescue: {phone}.',
  'safety.calling': 'I am trying to reach the officer on duty (number {number}).',
  'safety.confirmHome': 'Are you at home, {place}, now?',
  'safety.homeYes': 'At home',
  'safety.homeNo': 'Somewhere else',
  'safety.askPlace': 'Which estate, building and unit are you in?',
  'safety.askOut': 'Answer once you are outside:',
  'safety.allOut': 'All are out',
  'safety.stillInside': 'Someone is still inside',
  'safety.cannotLeave': 'I cannot get out',
  'safety.glad': 'Good that you are safe. Do not go back in yet.',
  'safety.doNotReturn':
    'Do not go back for them. Call 119 now: which building and unit, how many are inside.',
  'safety.stuckGas':
    'Call 119: which building and floor, why you cannot get out. Open a window and stay there, touch no switches.',
  'safety.stuckFire':
    'Shut the door, put wet cloths along it, wave something bright at the window. Call 119: building, floor, number.',
  'safety.askHowMany': 'How many people are inside? Is anyone unwell?',
  'safety.askAnswers': 'Do they answer when you call them?',
  'safety.answers': 'They answer',
  'safety.noAnswer': 'No answer',
  'safety.stayOnLine':
    'Call 120 now, do what they tell you on the phone and stay on the line. Send someone down to meet the ambulance.',
  'safety.askBitten': 'Has anyone been bitten or scratched?',
  'safety.bitten': 'Yes',
  'safety.unhurt': 'No',
  'safety.rinse':
    'Rinse the wound with plenty of clean water, then go to hospital. For heavy bleeding or confusion call 120.',
  'safety.askLastSeen': 'Who is missing, and where were they last seen?',
  'safety.askHousehold': 'Do you know which home it is? If not, tell me what you know.',
  'safety.askSafe': 'Is it safe to type now?',
  'safety.yes': 'Safe',
  'safety.no': 'Not safe',
  'safety.askAlone': 'Is somebody with you?',
  'safety.someone': 'Yes',
  'safety.nobody': 'No',
  'safety.stay':
    'I am here and you can write at any time. Please go where there are people, or call someone you trust.',
  'safety.askMoney': 'Has money gone already?',
  'safety.gone': 'Yes',
  'safety.kept': 'No',
  'safety.moneyGone':
    'Call 110 now, then the number on the back of your bank card to stop the payment. Keep all chats and receipts.',
  'safety.moneyKept': 'Good that nothing went. Do not answer them again. To ask about it call 96110.',
  'safety.noted':
    'Noted, it goes to the officer on duty too. Tell me whenever something changes. For another matter send "report".',
  'safety.heard': 'Noted. I am here; write whenever you can.',
  'safety.still': 'I am still here. In danger call 110, 119 or 120, and tell me whenever something changes.',

  ...alarmEn,
}
