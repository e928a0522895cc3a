// Every sentence a resident reads, in English: the same keys as zh.ts by type, the same blanks by test.
import { bookingEn } from './en/booking.ts'
import { consultEn } from './en/consult.ts'
import { eventEn } from './en/event.ts'
import { kindsEn } from './en/kinds.ts'
import { libraryEn } from './en/library.ts'
import { lookInEn } from './en/look-in.ts'
import { pollEn } from './en/poll.ts'
import { exampleEn } from './en/example.ts'
import { proposalEn } from './en/proposal.ts'
import { safetyEn } from './en/safety.ts'
import { taskEn } from './en/task.ts'
import { adviserEn } from './en/adviser.ts'
import { staffEn } from './en/staff.ts'
import { teamEn } from './en/team.ts'
import { doubleReportEn } from './en/double-report.ts'
import { volunteerEn } from './en/volunteer.ts'
import { mediationEn } from './en/mediation.ts'
import type { TextKey } from './say.ts'

export const en: Record<TextKey, string> = {
  'menu.hello':
    'Hello, I am Xiaolin, the robot of {community}. Just tell me what it is about, or send a number. Send "staff" at any time to reach a person.',
  'menu.again': 'What can I do for you? Just say it, or send a number.',
  'menu.report': 'Report a problem',
  'menu.consult': 'Ask about rules and services',
  'menu.legal': 'A lawyer, or mediation',
  'menu.leisure': 'Events and rooms',
  'menu.together': 'Decide together, volunteer',
  'menu.mine': 'Mine (progress, bookings)',
  'menu.which': 'Which of these? 0 goes back.',
  'menu.lawyer': 'Ask a lawyer',
  'menu.mediation': 'Have somebody mediate',
  'menu.cases': 'Read cases of the law',
  'menu.events': 'See what is on, sign up',
  'menu.booking': 'Book a room, a device, a service at home',
  'menu.vote': 'Vote',
  'menu.proposals': 'Discuss, make a proposal',
  'menu.volunteer': 'Become a volunteer',
  'menu.progress': 'What I reported',
  'menu.bookings': 'My bookings and events',
  'menu.votes': 'My votes',
  'menu.volunteering': 'My volunteering',
  'menu.hint': 'Hello, I am Xiaolin, the robot of {community}. Send "staff" at any time to reach a person.',

  'common.retry': 'Sorry, I did not understand that.',
  'common.retryExample':
    'No problem, try other words, or send a photo. For example: the light in building 3, unit 2 is out.',
  'common.slower':
    'You write faster than I can follow. I keep it all; please go on in a minute. In danger call 110, 119 or 120.',
  'common.kind': 'I cannot read this kind of message. Please type, send a photo, or send a number.',
  'common.voice':
    'I could not make out this voice message. In danger call 110, 119 or 120 now. Otherwise please type or send a number.',
  'recording.passed': 'A member of staff will listen to it too (number {number}).',
  'recording.summary': 'A voice message',
  'voice.heard': 'I heard: “{text}”. Is that right?',
  'voice.right': 'Yes',
  'voice.wrong': 'No, I will say it again',
  'voice.again': 'All right, please say it again, slowly. Typing works too.',
  'common.tooLong': 'That was too long for me, I read only the first {count} characters.',
  'common.sorry':
    'Sorry, something went wrong on my side and this was not done. Please say it again, or send "staff" to reach a person.',
  'common.private': 'This is a group. To protect your privacy, please send me this in a private message.',

  'clarify.ask': 'To be sure, you want to:',
  'clarify.person': 'Talk to staff',
  'clarify.none': 'None of these',
  'clarify.again':
    'Never mind. Say it in other words, or send a voice message or a photo. For a person send "staff".',
  'handover.ask':
    '{matter}: shall I ask a member of staff to help you? If there is more to say, just write it.',
  'handover.yes': 'Yes',
  'handover.propose': 'Make it a proposal, for all to discuss',
  'handover.no': 'No',
  'handover.photo': 'I have your photo and keep it with this.',
  'handover.left': 'All right. Tell me whenever you need it.',
  'todo.listed': 'You told me {count} things. Let us take one after the other.',
  'todo.next': 'Shall we go on with "{matter}"?',
  'todo.yes': 'Yes',
  'todo.later': 'Later',
  'matter.service_request': 'Report a problem',
  'matter.consult': 'Ask about a service',
  'matter.mediation': 'Ask for mediation',
  'matter.legal_booking': 'See a lawyer',
  'matter.appointment': 'Book or borrow',
  'matter.event_signup': 'Join an event',
  'matter.volunteer_signup': 'Become a volunteer',
  'matter.volunteer_ops': 'Volunteering',
  'matter.deliberation': 'Meetings and votes',
  'matter.progress_query': 'Ask about an earlier report',
  'matter.feedback': 'Say how it was handled',
  'matter.property_feedback': 'Rate the property company',
  'matter.party_double_report': 'Report in as a party member',
  'matter.privacy': 'Personal data',
  'matter.complaint_staff': 'Complain about staff',
  'matter.anti_fraud': 'Fraud',
  'matter.human': 'Talk to staff',
  'abuse.calm':
    'I am the robot Xiaolin and help with community matters. Just tell me what it is, or send "staff" for a person.',
  'pretender.warn':
    'Give nothing for now: no money, no papers, no codes. Do not add them as a contact, and open no links.',
  'pretender.free':
    'Lawyers, mediators and volunteers of the community take no money. If you have paid already, call 110 at once.',
  'pretender.askOffice': 'To find out whether it is true, call the community at {office}, or come by.',
  'pretender.askThere': 'To find out whether it is true, come by the community office.',
  'pretender.askName':
    'Staff have been told (no. {number}). What name did they give? Write the full name and I will look it up.',
  'pretender.unknownName': 'I don’t know',
  'pretender.inRegister':
    'That name is in our register. Anybody can use a name: it does not prove that it was them. Still give nothing, and ask the community first.',
  'pretender.notInRegister': 'That name is not in our register. Give nothing.',
  'pretender.cannotLookUp': 'Without the full name I cannot look it up. I passed on to staff what you wrote.',
  'pretender.thanks':
    'Staff will look into it (no. {number}). If they come back to you, agree to nothing and reply “staff”.',
  'aid.offer':
    'Legal aid comes from the state and costs nothing; the legal aid office decides who gets it. Would you like to:',
  'aid.offerTest': 'See whether your income counts (two questions)',
  'aid.offerWhere': 'Ask where to go',
  'aid.offerAdviser': 'Talk to the community’s lawyer first',
  'aid.first': 'Is your matter one of these?',
  'aid.bravery': 'It follows from helping somebody bravely',
  'aid.hero': 'Family of a martyr, about the martyr’s honour',
  'aid.acquitted': 'Acquitted in a retrial, claiming state compensation',
  'aid.abused': 'Abused, abandoned, or hurt by family',
  'aid.none': 'None of these',
  'aid.second': 'Are you one of these?',
  'aid.noIncome': 'An old person, a child or a disabled person without a fixed income',
  'aid.relief': 'Receiving social relief, or entitled to special care',
  'aid.migrantWages': 'Working away from home, claiming wages or for a work injury',
  'aid.withoutTest':
    'In this case income does not count (Legal Aid Law, article 32). The legal aid office decides.',
  'aid.unchecked':
    'With papers that show it, your income is not looked into (Legal Aid Law, article 42). The legal aid office decides.',
  'aid.test':
    'Then your income counts. The line is set by the province (Legal Aid Law, article 34). The legal aid office decides.',
  'aid.decides': 'The legal aid office decides who gets legal aid.',
  'aid.local': 'The line here is {income} yuan a head each month; what the legal aid office says counts.',
  'aid.where': 'The legal aid office’s number is {phone}.',
  'aid.whereAsk': 'Ask at the community where to go, or reply “staff”.',
  'aid.hotline': 'You can also ask the legal service line, {phone}.',
  'aid.bring': 'Bring all papers on the matter. If a time limit is near, say so at once.',
  'legal.askTopic':
    'You can see the community’s legal adviser, free of charge; no details are needed now. What is it about?',
  'legal.labour': 'Work, wages, work injury',
  'legal.family': 'Marriage, family',
  'legal.housing': 'Home, property company, neighbours',
  'legal.inheritance': 'Inheritance',
  'legal.lending': 'Loans, contracts',
  'legal.injury': 'Accidents and injuries',
  'legal.consumer': 'Purchases and refunds',
  'legal.other': 'Something else',
  'legal.askModeFirst':
    'You can see the community’s legal adviser, free of charge; no details are needed now. How would you like to talk?',
  'legal.askMode': 'How would you like to talk?',
  'legal.inPerson': 'In person',
  'legal.byPhone': 'By phone',
  'legal.group': 'In a group',
  'legal.limit': 'Matters like this may have a time limit, so please be quick. I look for the earliest time.',
  'legal.askPhone': 'At which number may the lawyer call you? Please send it.',
  'legal.askSide':
    'Who is on the other side? Write a name, or the building and door. It only keeps one lawyer from seeing both sides; your words are not kept, and all is deleted 90 days after the talk.',
  'legal.skip': 'Skip',
  'legal.sideUnread': 'I saw no name and no door. Write it again, or skip it.',
  'legal.terms':
    'The adviser helps you think it through, takes no money, and will not take this matter on for pay. Bring papers and pictures, if you have any.',
  'legal.earlier':
    'Even the next free time is rather late. I asked staff to find an earlier one; you can book meanwhile.',
  'legal.none': 'There is no suitable time soon. I asked staff to arrange one.',
  'legal.summaryEarlier': 'Wants a legal talk; there may be a time limit, an earlier time is wanted',
  'rating.ask':
    'How satisfied are you with the talk with the legal adviser? Only the community sees it; it is not published.',
  'rating.thanks': 'Noted, thank you. Reply “lawyer notes” to read what the lawyer wrote for you.',
  'advice.note': 'Of the talk on {when}, the lawyer wrote for you: {text}',
  'advice.none': 'There is nothing that a lawyer wrote for you.',
  'legal.summaryOther':
    'The legal adviser cannot take this talk: please ring the resident and arrange another',
  'legal.summaryNone': 'Wants a legal talk; no suitable time is free',
  'fraud.inquiry':
    'Send no money, give no codes, open no links yet. If unsure call 96110 and ask, or come to the community office.',

  'nav.parked': 'All right, I keep it for three days. Send "continue" to go on with it.',
  'nav.nothingParked': 'There is nothing unfinished. Just tell me what it is about.',
  'nav.resumed': 'Good, let us go on.',
  'nav.hint': 'Your unfinished matter is kept, send "continue" to go on with it.',
  'nav.who':
    'I am Xiaolin, the robot of the community, not a person. I write down what you need and people here work on it. To reach a person, send "staff".',
  'nav.help':
    'Just tell me what it is about, such as "the light in unit 3 is out". Send 0 to go back, "cancel" to leave it for now, "continue" to go on, "progress" to see how it stands, "announcements" to hear of water and power cuts, "staff" to reach a person.',
  'privacy.head': 'How your data are used:',
  'privacy.who': 'Who answers for them: {name}, to be reached at {contact}.',
  'privacy.whoHere': 'Who answers for them: {community}. To reach them send "staff", or come to the office.',
  'privacy.why':
    'What for: your matters and the answers to them; in danger, to call people who help. Nothing else.',
  'privacy.what':
    'Which: what you write, photos, voice and places you send, name, phone and address you give, and what was done. I look first, then staff.',
  'privacy.seen':
    'Who sees them: staff who deal with it. The property company sees what and which building; phone and flat only with your yes. What you want confidential one named person knows. Harm to children or to people who cannot act for themselves has to be reported by law; only whoever reports it knows it was you.',
  'privacy.kept':
    'How long: what you say and the photos and voice you send for {days} days, then they are deleted; where the matter is still open, once it is done. The record of how it was handled, and the name, phone and address you gave, are not deleted by themselves, so that it can be looked up when you ask. Where there was danger, or the law demands a report, your words, photos and voice stay with that record.',
  'privacy.rights':
    'You can see, copy, correct and delete them, and take consent back: send "staff", or come to the office. If you do not agree, the office still serves you.',
  'nav.aloud': 'Good, I read my answers to you. To stop, reply “stop reading”.',
  'nav.noVoice': 'I cannot read to you here. On the web page, press Listen under a message.',
  'nav.silently': 'Good, I read no more.',
  'nav.language': 'Good, let us speak English.',

  'request.askWhat': 'Please tell me what is the matter. One sentence is enough, or send a photo first.',
  'request.askWhatAgain': 'You told me "{what}". To change it, say it anew.',
  'request.keep': 'Keep it',
  'request.photoKept': 'I have the photo. Please say in one sentence what is the matter.',
  'request.askEstate': 'Which estate is it?',
  'request.elsewhere': 'Elsewhere (just write it)',
  'request.askSpot': 'Where in {estate}? For example building 3 unit 2, or the main gate.',
  'request.askElsewhere': 'All right, where is it? A street, a crossing or a landmark will do.',
  'request.confirm': 'Please check:',
  'request.rowWhat': 'What',
  'request.rowWhere': 'Where',
  'request.rowPhone': 'Phone',
  'request.rowSuits': 'Good time',
  'request.rowPhotos': 'Photos',
  'request.more': 'To add photos or a phone number, just send them.',
  'request.privacy': 'This is used for this matter only; send "privacy" to read more.',
  'request.submit': 'Submit',
  'request.change': 'Change',
  'request.leave': 'Leave it',
  'request.back': 'Back',
  'request.askChange': 'What would you like to change?',
  'request.askNewWhat': 'Please tell me again what is the matter.',
  'request.askPhone': 'Please send a phone number.',
  'request.badPhone': 'That number does not look right. Is a digit missing or too many?',
  'request.noPhone': 'No phone number',
  'request.rowSecret': 'Confidential',
  'request.secretOn': 'yes',
  'request.askSecret':
    'Shall we keep this confidential? Then one named person at the community knows who reported it, and nobody else.',
  'request.secretYes': 'Confidential',
  'request.secretNo': 'No need',
  'request.filedSecret': 'It is confidential: one named person at the community knows who reported it.',
  'request.filed':
    'It is filed, number {number}. You will have an answer by {due}. Send "progress" to see how it stands.',
  'request.filedCome':
    'It is filed, number {number}. There will be an answer by {due}. I cannot write to you first: please come back here then and send "progress".',
  'request.filedSoon':
    'It is filed, number {number}. Somebody will speak with you by {contact}. Send "progress" to see how it stands.',
  'request.filedSoonCome':
    'It is filed, number {number}. Somebody looks at it by {contact}. I cannot write to you first: please come back here then and send "progress".',
  'request.filedUndo': 'If it was a mistake, send "withdraw" within ten minutes.',

  'home.askEstate':
    'Which estate do you live in? You will then hear of water cuts, power cuts and road works there.',
  'home.askBuilding':
    'Which building of {estate}? For example: building 3 unit 2. For the estate alone, reply “skip”.',
  'home.saved':
    'Noted: {place}. I will tell you of water cuts, power cuts and the like there. To stop, reply “unsubscribe”.',
  'home.savedCome':
    'Noted: {place}. I cannot write to you first: you will hear of water cuts and the like when you next write here. To stop, reply “unsubscribe”.',
  'home.stopped': 'All right, no more announcements. To get them again, reply “announcements”.',
  'announcement.text': '[{community}] {text}\nTo stop these, reply “unsubscribe”.',

  'family.code':
    'Tell this code to somebody you trust: {code}. They send FAMILY CODE and these 8 digits to me. It works once, within 24 hours.',
  'family.what':
    'They see only how your ordinary reports stand; nothing of emergencies, trouble at home, lawyers or mediation.',
  'family.stop': 'To end it at any time, send STOP FAMILY.',
  'family.stopped': 'Ended: nobody sees your reports any more.',
  'family.nobody': 'Nobody sees your reports now.',
  'family.joined': 'Done: you can ask how the reports of your family stand. Send FAMILY REPORTS.',
  'family.wrong': 'This code is not right, or has expired. Ask them to send LET FAMILY SEE for a new one.',
  'family.tooMany': 'Several tries were not right, so that is all for today.',
  'family.how':
    'To see the reports of your family, they first send me LET FAMILY SEE and tell you the 8 digits; then send me FAMILY CODE and these digits.',
  'family.none': 'Your family has no reports now.',
  'family.head': 'Reports of your family:',
  'houseCode.ask':
    'Please send the 8 digits from the letter in your letterbox. No letter? Send STAFF to be registered by a person.',
  'houseCode.done': 'Done: you live at {place}.',
  'houseCode.wrong':
    'This code is not right, or has expired. Please look at the 8 digits in the letter and send them again.',
  'houseCode.tooMany':
    'Several tries were not right, so that is all for today. Send STAFF to be registered by a person.',
  'progress.none': 'You have not reported anything yet. Just tell me what it is about.',
  'progress.head': 'Your reports:',
  'progress.line': '{number} {summary}: {status}. Answer by {due}',
  'progress.lineWith': '{number} {summary}: {status}, handled by {handler}. Answer by {due}',
  'progress.lineOver': '{number} {summary}: {status}',
  'callback.ask':
    'I may not be able to write to you by then. May I have a telephone number? If a message cannot leave, staff call you.',
  'callback.yes': 'Yes',
  'callback.no': 'No',
  'callback.known': 'If no message can leave by then, staff call {phone}.',
  'callback.kept': 'Noted: {phone}. If no message can leave by then, staff call you.',
  'callback.declined': 'That is fine, it is done all the same. Please come back here and send "progress".',

  'progress.one': 'Your report "{summary}" (number {number}): {status}. Answer by {due}.',
  'progress.oneWith': 'Your report "{summary}" (number {number}): {status}, with {handler}. Answer by {due}.',
  'progress.oneDone': 'Your report "{summary}" (number {number}) is done: {result}',
  'progress.oneOver': 'Your report "{summary}" (number {number}): {status}.',
  'progress.nudge': 'To have them reminded, send "remind".',
  'progress.answer': 'Send "answer" to write to the staff.',
  'progress.unknown':
    'I find no report of yours with number {number}. Send "progress" to see what you reported.',

  'nudge.which': 'Which one is it about?',
  'nudge.done': 'Good, I have reminded {handler} (number {number}). You will have an answer by {due}.',
  'nudge.doneOpen': 'Good, they are reminded (number {number}). You will have an answer by {due}.',
  'nudge.late':
    'Sorry, number {number} is past the day of its answer. I have reminded them and told the head of the community.',
  'nudge.early':
    '{handler} has number {number}, the answer comes by {due}, and half of the time is not gone yet. If you hear nothing, send "remind" after {from}.',
  'nudge.earlyOpen':
    'Number {number} has arrived, the answer comes by {due}, and half of the time is not gone yet. If you hear nothing, send "remind" after {from}.',
  'nudge.today':
    'They were just reminded of number {number}. If you hear nothing, send "remind" again after {from}.',
  'nudge.often':
    'They were reminded of number {number} three times, and the head of the community knows. To talk to a person send "staff".',
  'nudge.waits': 'Number {number} waits for you. Send "answer" and write to the staff, then it goes on.',
  'nudge.none': 'Nothing of yours is being worked on now. Just tell me what you need.',

  'status.submitted': 'received, being assigned',
  'status.assigned': 'assigned',
  'status.in_progress': 'in progress',
  'status.need_info': 'waiting for your answer',
  'status.handed_off': 'handed to the body in charge',
  'status.done': 'done',
  'status.rejected': 'cannot be taken on',
  'status.merged': 'handled together with what a neighbour reported',
  'status.withdrawn': 'withdrawn',

  'withdraw.done': 'Number {number} is withdrawn.',
  'withdraw.which': 'Which one do you want to withdraw?',
  'withdraw.confirm': 'Withdraw "{summary}" (number {number})? Nobody works on it then.',
  'withdraw.yes': 'Withdraw it',
  'withdraw.no': 'Keep it',
  'withdraw.kept': 'Good, number {number} goes on.',
  'withdraw.asked':
    '{handler} is working on number {number}. I have passed it on; staff decide whether it can stop.',
  'withdraw.askedOpen':
    'Number {number} is being worked on. I have passed it on; staff decide whether it can stop.',
  'withdraw.danger':
    "Number {number} is about somebody's safety and cannot be withdrawn. If things have changed, tell me and I pass it on.",
  'withdraw.none': 'There is nothing to withdraw.',

  'human.asked':
    'A member of staff has been asked to look (number {number}), please wait a moment. In danger call 110, 119 or 120.',
  'human.askedClosed':
    'The office is closed now; you will hear from us after it opens at {opens} (number {number}). In danger call 110, 119 or 120.',
  'human.askedClosedCome':
    'The office is closed now and opens at {opens} (number {number}). I cannot write to you first: please come back here then and send "progress". In danger call 110, 119 or 120.',
  'human.afterMisses': 'I did not get it and do not want to keep you waiting.',
  'human.yi': 'I cannot read Yi script. I pass on what you wrote to the staff as it is.',
  'human.summary': 'A resident asks for a person',

  'reply.ask': 'Please write to the staff now, one sentence is enough (number {number}).',
  'reply.passed': 'Thank you, it has been passed on (number {number}).',
  'reply.closed': 'Number {number} is already closed. If there is more, just tell me.',
  'reply.none': 'Nobody is waiting for an answer from you. Just tell me what it is about.',

  'consent.ask':
    'No. {number} goes to {to}. May they have your name, phone and flat to come and see you? For this matter only; it is done either way.',
  'consent.askBusy':
    'No. {number} goes to {to}. May they have your name, phone and flat? It is done either way. Finish this first, then send "property".',
  'consent.give': 'Yes',
  'consent.keep': 'No',
  'consent.given':
    'Good: {to} has your phone and flat for no. {number}. To change your mind, send "property".',
  'consent.refused':
    'Good: {to} gets nothing. No. {number} is done all the same; the community passes messages on. To change your mind, send "property".',
  'consent.none': 'Nothing is asked of you for the property company now. Just tell me what you need.',

  'visit.resolved': 'Your report "{summary}" (number {number}): {staff} says it is done. {note}\nIs it?',
  'visit.resolvedBusy':
    'Your report "{summary}" (number {number}): {staff} says it is done. {note}\nFinish this first, then send "visit" to say whether it is.',
  'visit.ask': 'Your report "{summary}" (number {number}): is it done?',
  'visit.askBusy':
    'Your report "{summary}" (number {number}): is it done? Finish this first, then send "visit" to tell me.',
  'visit.solved': 'Done',
  'visit.partly': 'Partly done',
  'visit.unsolved': 'Not done',
  'visit.askWhy': 'I see, it is not all done. What is missing? One sentence or a picture, and I pass it on.',
  'visit.again': 'Just go on with it',
  'visit.leave': 'Leave it',
  'visit.reopened':
    'Good, {staff} goes on with it. The number stays {number}; you will hear when it is done.',
  'visit.reopenedOpen': 'Good, it goes on. The number stays {number}; you will hear when it is done.',
  'visit.reopenedCome':
    'Good, it goes on. The number stays {number}. Please come back here in some days and send "progress".',
  'visit.escalated':
    'Number {number} was taken up again twice already. This time I ask the head of the community to look at it.',
  'visit.hotline': 'If you are not satisfied you can also call 12345.',
  'visit.askSatisfaction': 'How satisfied are you with number {number}?',
  'visit.satisfied5': 'Very satisfied',
  'visit.satisfied4': 'Satisfied',
  'visit.satisfied3': 'Fairly satisfied',
  'visit.satisfied2': 'Dissatisfied',
  'visit.satisfied1': 'Very dissatisfied',
  'visit.askWords': 'Anything else you want to say? One sentence is enough. If not, send "0".',
  'visit.thanks': 'Noted, thank you.',
  'visit.over': 'Number {number} is being worked on again; I will ask you when it is done.',
  'visit.none': 'There is nothing I want to ask you now. Just tell me what you need.',

  'hold.taken': '{staff} is talking with you now, the robot keeps quiet.',
  'hold.words': '{staff}: {words}',
  'hold.auto': '[Automatic safety notice]',
  'hold.released':
    'The robot Xiaolin is back. Just tell me what it is about, or send 0 for the menu. For a person send "staff".',
  'hold.freed':
    'All right, I am here again, and staff keep what you told them. Just tell me what it is about, or send 0 for the menu.',

  'notice.taken': 'Your report "{summary}" (number {number}) is now with {staff}.',
  'notice.reply': '{staff} answers (number {number}): {note}',
  'notice.ask': '{staff} asks (number {number}): {note}\nJust answer here, I will pass it on.',
  'notice.askBusy':
    '{staff} asks (number {number}): {note}\nYou can finish what you are doing first and then send "answer".',
  'notice.resolved':
    'Your report "{summary}" (number {number}) is done: {note}\nIf it is not, send "staff" and somebody will look again.',
  'notice.extended':
    'Your report "{summary}" (number {number}) needs more time. You get an answer by {due}. Why: {note}',
  'notice.explained': 'About your report "{summary}" (number {number}): {note}',
  'notice.rejected':
    'Your report "{summary}" (number {number}) cannot be taken on here: {note}\nWhat you can do: {instead}',
  'notice.hotline': 'Not satisfied? You can call 12345.',
  'notice.handedOff':
    'Your report "{summary}" (number {number}) went to {body}. We keep following it and tell you the result.',
  'notice.merged':
    'Your report "{summary}" (number {number}) is what a neighbour reported too: both go on as number {into}. We tell you the result.',
  'alike.ask': 'A neighbour has already reported at {place}: {kind}. Is yours the same?',
  'alike.follow': 'I have met it too, follow that one',
  'alike.other': 'It is another matter',
  'alike.followed': 'Noted: you have met it too and follow number {number}. I tell you what comes of it.',
  'alike.followedCome':
    'Noted: you have met it too and follow number {number}. I cannot write to you first: please come here and send "progress".',
  'follow.summary': '{place}: {kind}',
  'follow.taken': 'What you met too ({kind}, {place}, number {number}) is now with {staff}.',
  'follow.extended':
    'What you met too ({kind}, {place}, number {number}) needs more time. There is an answer by {due}.',
  'follow.handedOff': 'What you met too ({kind}, {place}, number {number}) went to {body}.',
  'follow.resolved':
    'What you met too ({kind}, {place}, number {number}) is done. If it is not at your place, send "human".',
  'follow.ended':
    'What you met too ({kind}, {place}, number {number}) has ended: it cannot be done here. To ask why, send "human".',
  'follow.merged': 'What you met too ({kind}, {place}, number {number}) goes on as number {into}.',
  'follow.reopened': 'What you met too ({kind}, {place}, number {number}) is open again.',
  'follow.withdrawn':
    'Who reported what you met too ({kind}, {place}, number {number}) took it back. If it is still there with you, please tell me again.',
  'notice.referred':
    'This is about the head of the community, who does not see it. Please turn to {office}, or call 12345. It is on record here as number {number}.',
  'notice.street': 'the street office',
  'notice.reopened': 'Number {number} is open again: {note}',
  'notice.upheld':
    'Number {number}: {staff} has looked at it. {note}\nIf you are not satisfied you can also call 12345.',
  'notice.transferred': 'Number {number} goes on with {staff}; the date of the answer stays.',

  ...bookingEn,
  ...consultEn,
  ...eventEn,
  ...kindsEn,
  ...libraryEn,
  ...lookInEn,
  ...mediationEn,
  ...pollEn,
  ...proposalEn,
  ...exampleEn,
  ...safetyEn,
  ...staffEn,
  ...adviserEn,
  ...volunteerEn,
  ...teamEn,
  ...doubleReportEn,
  ...taskEn,
}
