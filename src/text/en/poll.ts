// What residents read of polls, in English.
import type { pollZh } from '../zh/poll.ts'

export const pollEn = {
  'vote.none':
    'There is nothing for you to vote on now. To hear of the next one, send ANNOUNCEMENTS. Owners’ meetings and elections are not voted on here: to ask, send STAFF.',
  'vote.explain1':
    'This is your first vote here, so three things. One: this asks what people think. It is no election and no vote as the law means it. It is for residents of 18 or more.',
  'vote.explain2':
    'Two: until it ends you may change your vote, and the last one counts. No result is told before it ends.',
  'vote.explain3':
    'Three: you get a receipt number, by which you can look up your vote once the list is published. The list holds no names. Whoever runs the system can see it, so that you know.',
  'vote.which': 'People are asked about {count} things now. Which one?',
  'vote.ask': '[Your opinion] {question}',
  'vote.perHousehold': 'One vote for each household: the last one from your home counts.',
  'vote.perOwner': 'Joint owners of a flat have one vote: the last one counts.',
  'vote.until': 'It ends {until}.',
  'vote.voted': 'You have voted. Voting again replaces it.',
  'vote.howMultiple': 'Choose up to {most}. To choose several, send them together, such as: 1, 3',
  'vote.howApproval': 'Choose all that you agree with. To choose several, send them together, such as: 1, 3',
  'vote.howRanking': 'Please put them in order: I ask for one after the other.',
  'vote.howScore': 'There are {count}; I ask for one after the other.',
  'vote.placeFirst': 'Which one do you want most?',
  'vote.placeNext': 'And in place {place}?',
  'vote.enough': 'That is all',
  'vote.scoreOf': '“{option}”: what do you think of it?',
  'vote.score1': 'Very bad',
  'vote.score2': 'Rather bad',
  'vote.score3': 'So-so',
  'vote.score4': 'Rather good',
  'vote.score5': 'Very good',
  'vote.tooMany': 'At most {most}, and you chose {count}. Please choose again.',
  'vote.more': 'Add another',
  'vote.moreWhich': 'Which one more?',
  'vote.confirmRanking': 'Your order is as below. Cast this vote?',
  'vote.place': '{place}: {option}',
  'vote.rest': 'The others have no place.',
  'vote.confirmScore': 'Your scores are as below (5 is best). Cast this vote?',
  'vote.confirm': 'You chose: {option}. Cast this vote?',
  'vote.yes': 'Cast it',
  'vote.change': 'Choose again',
  'vote.done': 'Your vote is cast. Your receipt: {receipts}',
  'vote.replaced': 'Changed: this vote counts. Your new receipt: {receipts}',
  'vote.keep': 'To change it before {until}, send VOTE again. To see the receipt, send MY VOTES.',
  'vote.closed': 'Sorry, it has ended: this vote was not taken.',
  'vote.needLevel':
    '“{question}” is for registered residents, and the list was fixed when it began. Register now for the next one: send HOUSE CODE if you have one from your letterbox, or STAFF.',
  'vote.needOwner':
    '“{question}” is for owners. If you are one, send STAFF to have the register checked, for the next time. Tenants and family do not vote in this one; to say what you think, send STAFF.',
  'vote.late':
    'The list for “{question}” was fixed when it began, and you were not on it yet, so you cannot vote in it. To say what you think, send STAFF.',

  'votes.none': 'You have not voted here yet. To vote, send VOTE.',
  'votes.one': '“{question}”',
  'votes.receipt': 'Your receipt: {receipt}',
  'votes.old': 'Replaced receipt: {receipt} (does not count)',
  'votes.total': '{option}: {votes}',
  'votes.points': '{option}: {points} points',
  'votes.open': 'It ends {until}; the result follows.',
  'votes.counting': 'It has ended and is being counted.',
  'votes.hint': 'For your votes, send MY VOTES.',

  'vote.onPaper':
    '[Formal decision] {question}\nThis is voted on with a paper ballot, not in the chat.\nHow to hand it in: {handIn}\nUntil {until}.',
  'poll.onPaper':
    '[Formal decision] {question}\nThis is voted on with a paper ballot, not in the chat.\nHow to hand it in: {handIn}\nUntil {until}. Send STOP to get no more of these.',
  'poll.opening':
    '[Your opinion] {question}\nYou can vote until {until}: send VOTE. To stop these, reply “unsubscribe”.',
  'poll.reminder':
    'You have not voted on this yet: {question}\nIt ends {until}. To vote, send VOTE; you need not.',
  'poll.carried': 'By the rules it is carried.',
  'poll.notCarried': 'By the rules it is not carried.',
  'poll.result': '“{question}” has ended. The result:',
} as const satisfies Record<keyof typeof pollZh, string>
