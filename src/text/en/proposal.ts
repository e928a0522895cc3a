// What residents read of proposals, in English.
import type { proposalZh } from '../zh/proposal.ts'

export const proposalEn = {
  'proposal.ask': 'What concerns us all we talk over together. What would you like to do?',
  'proposal.wishPropose': 'Make a proposal',
  'proposal.wishLook': 'See what is being discussed',
  'proposal.wishMine': 'My proposals',
  'proposal.askWhat':
    'What do you propose? One message is enough. For example: turn the empty ground in the courtyard into a place to dry clothes.',
  'proposal.election':
    'Elections are not held here: those of the committee, the Party, representatives and owners have rules of their own. To ask about them, send STAFF.',
  'proposal.askWhere': 'Where is it about?',
  'proposal.askNamed': 'Shall others read your name? You get the answer either way.',
  'proposal.unnamed': 'No, write “a resident”',
  'proposal.byName': 'Write my name',
  'proposal.askName': 'Which name? For example: Aunt Wang.',
  'proposal.resident': 'a resident',
  'proposal.staff': 'Staff',
  'proposal.confirm': 'Shall it go in like this?\nProposal: {what}\nPlace: {place}\nBy: {author}',
  'proposal.submit': 'Yes, hand it in',
  'proposal.change': 'Write it anew',
  'proposal.kept':
    'We have it. You get an answer by {due}: whether it is discussed, joined with another, handed to somebody, or not taken up, and why.',
  'proposal.keptHint': 'To see how it stands, send MY PROPOSALS.',
  'proposal.tooMany':
    'Some proposals of yours still wait for their answer; please wait for it first. If it is pressing, send STAFF.',
  'proposal.none': 'Nothing is being discussed now. If you have a proposal, send PROPOSE.',
  'proposal.which': '{count} matters are being discussed. Which one?',
  'proposal.one': '{what}\n({place}, proposed by {author})',
  'proposal.heard': 'What people said:',
  'proposal.remark': '· {words}',
  'proposal.saySomething': 'Say something',
  'proposal.object': 'I object',
  'proposal.others': 'See the others',
  'proposal.askWords':
    'What would you like to say? Keep to the matter: nobody’s name, no telephone or door numbers.',
  'proposal.askObjection':
    'What do you object to, and why? Each objection is answered, for everybody to read.',
  'proposal.said':
    'Noted. {moderator} reads it by {due}. If nothing is wrong with it, everybody can read it, without your name; if it cannot be shown, the reason is public.',
  'proposal.sayClosed':
    'Sorry, the time for it is over and this was not taken in. If you have something to say, send STAFF.',
  'proposal.sayTooMany': 'What you said before has not been read yet; please wait for that.',
  'proposal.noneOwn': 'You have made no proposal yet. To make one, send PROPOSE.',
  'proposal.own': 'You proposed: {what}',
  'proposal.state.idea': 'Waits for the answer.',
  'proposal.state.studying': 'It can be discussed; the Party organisation studies it first.',
  'proposal.state.qualified': 'It can be discussed; the notice is being prepared.',
  'proposal.state.noticed': 'On notice; the discussion follows.',
  'proposal.state.discussing': 'Under discussion: you can say something.',
  'proposal.state.deciding': 'The discussion is over; it is being decided.',
  'proposal.state.voting': 'People are asked by a poll. To vote, send VOTE.',
  'proposal.state.objecting': 'Decided, and open to objections.',
  'proposal.state.published': 'Published; the work is being planned.',
  'proposal.state.executing': 'Being carried out.',
  'proposal.state.done': 'Finished.',
  'proposal.state.refused': 'Not taken up, for the reason below.',
  'proposal.state.merged': 'Joined with another proposal.',
  'proposal.state.referred': 'Handed to staff, who see to it.',
  'proposal.adopted': 'Result: agreed.',
  'proposal.notAdopted': 'Result: not agreed this time.',
  'proposal.until': 'It ends {until}.',
  'proposal.tasks': '{done} of {tasks} tasks are done.',
  'proposal.words': 'Staff wrote: {words}',
  'proposal.due': 'The next step is due by {due}.',

  'proposalNews.qualified':
    'Your proposal “{what}” can be discussed.\n{words}\nTo see how it stands, send MY PROPOSALS.',
  'proposalNews.refused':
    'Your proposal “{what}” is not taken up. Why: {words}\nIf you have something to say, send STAFF.',
  'proposalNews.merged':
    'Your proposal “{what}” is discussed together with another.\n{words}\nTo see how it stands, send MY PROPOSALS.',
  'proposalNews.referred': 'Your proposal “{what}” needs no discussion and was handed to staff.\n{words}',
  'proposalNews.noticed':
    'Notice is given of “{what}”; the discussion follows.\n{words}\nTo read it, send PROPOSALS.',
  'proposalNews.discussing': '“{what}” is open to discussion. To say something, send PROPOSALS.',
  'proposalNews.decided': '“{what}” is decided and open to objections.\n{words}\nTo object, send PROPOSALS.',
  'proposalNews.objectionUpheld':
    'An objection to “{what}” was right: it is discussed again.\n{words}\nTo say something, send PROPOSALS.',
  'proposalNews.published': '“{what}” is published. To read it, send PROPOSALS.',
  'proposalNews.progress': '“{what}” goes on: {words}',
  'proposalNews.taskDone': 'Of “{what}” one task is done: {words}',
  'proposalNews.finished': '“{what}” is finished.\n{words}\nThank you for taking part.',
} as const satisfies Record<keyof typeof proposalZh, string>
