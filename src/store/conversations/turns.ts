// The turns of one commit: dedupe and inbound rows first, then every lane's conversation side by side, then one statement a table.
import { isAloud } from '../../flows/aloud.ts'
import { decide, settle } from '../../flows/decide.ts'
import { emergency } from '../../flows/emergency/emergency.ts'
import type { Decision } from '../../flows/moves.ts'
import type { Scene } from '../../flows/flow.ts'
import type { Inbound } from '../../flows/message.ts'
import type { Outcome, Request } from '../../flows/requests.ts'
import { newSession, type Session } from '../../flows/session.ts'
import type { Community } from '../../rules/community/tree.ts'
import { longest } from '../../text/normalise.ts'
import { render } from '../../text/render.ts'
import { say, type Say } from '../../text/say.ts'
import { dangerIn } from '../../understand/danger.ts'
import { executeEach, rowOfEach, type Tx } from '../connection.ts'
import type { Contact, Contacts } from '../residents/contacts.ts'
import { eventOf, sealInbound, storeInbound, type Turn } from './inbound.ts'
import type { Answer } from './answers.ts'
import { insertReplies } from './messages.ts'
import type { NewReply } from './outgoing.ts'
import { recall } from './recall.ts'
import { createSessions, type Sessions } from './stored-session.ts'
import { oweConfirmations } from './unconfirmed.ts'
import { TurnFailed, type Emit, type RunTurns } from '../writer.ts'

export interface TurnsOptions {
  contacts: Contacts
  /** The community that new contacts belong to, and any other by id. */
  community: (id?: number) => Community
  answer: Answer
  now: () => number
  onError: (error: unknown, what: string) => void
}

/** One resident's turns of this commit, in order. */
interface Lane {
  contact: Contact
  turns: Turn[]
  session: Session
  rev: number
  says: Say[]
  question: Say[]
  /** What the turn at hand waits for. */
  request: Request | undefined
  /** Whether the turn at hand has changed the database. */
  wrote: boolean
  next: number
}

export function createRunTurns({ contacts, community, answer, now, onError }: TurnsOptions): RunTurns {
  const sessions = createSessions()

  function openLanes(tx: Tx, turns: readonly Turn[]): Lane[] {
    const lanes = new Map<number, Lane>()
    for (const turn of turns) {
      if (turn.receipt === 'repeated') continue
      const { contact } = turn
      const lane = lanes.get(contact.contactId)
      if (lane) lane.turns.push(turn)
      else
        lanes.set(contact.contactId, {
          contact,
          turns: [turn],
          session: newSession(),
          rev: 0,
          says: [],
          question: [],
          request: undefined,
          wrote: false,
          next: 0,
        })
    }
    const opened = [...lanes.values()]
    const stored = rowOfEach<{ data: string; rev: number }>(
      tx,
      'SELECT data, rev FROM Session WHERE contactId = ?',
      opened.map(({ contact }) => [contact.contactId]),
    )
    for (const [at, lane] of opened.entries()) {
      const found = stored[at]
      if (!found) continue
      lane.session = sessions.read(lane.contact.contactId, found.data)
      lane.rev = found.rev
    }
    return opened
  }

  const sceneOf = (lane: Lane, message: Inbound): Scene => ({
    now: now(),
    lang: lane.session.lang,
    community: community(lane.contact.communityId),
    firstTime: !lane.session.informed,
    followUp: message.noFollowUp !== true,
    phoneAsked: lane.session.phoneAsked === true,
    ...(message.voices && { voices: true }),
    ...(message.windowMs !== undefined && { carriesUntil: message.at + message.windowMs }),
  })

  function take(lane: Lane, turn: Turn, decision: Decision): void {
    if ([...decision.says, ...decision.question].some(({ sealed }) => sealed)) turn.sealed = true
    lane.session = decision.session
    lane.says.push(...decision.says)
    // A question that a later message has already overtaken is not asked any more.
    lane.question = decision.question
    lane.request = decision.request
  }

  /** Runs a lane on until it asks the store for something or has no more turns. */
  async function advance(
    tx: Tx,
    lane: Lane,
    apologise: ReadonlySet<Inbound>,
    emit: Emit,
    outcome?: Outcome,
  ): Promise<void> {
    let came = outcome
    for (;;) {
      const turn = lane.turns[came ? lane.next - 1 : lane.next]
      if (!turn) return
      const session = lane.session
      try {
        if (came) take(lane, turn, settle(session, came, sceneOf(lane, turn.message)))
        else {
          lane.next++
          lane.wrote = false
          if (isSkipped(turn.message, session)) {
            if (turn.message.hurried === 'first') lane.says.push(say('common.slower'))
            continue
          }
          if (turn.message.cut) lane.says.push(say('common.tooLong', { count: longest }))
          if (apologise.has(turn.message)) lane.says.push(say('common.sorry'))
          else {
            const event =
              turn.message.kind === 'recall'
                ? await recall(tx, turn.contact, turn.message, emit)
                : eventOf(turn.message)
            take(lane, turn, decide(session, event, sceneOf(lane, turn.message)))
          }
        }
      } catch (error) {
        if (lane.wrote) throw new TurnFailed(turn.message, { cause: error })
        onError(error, 'turn')
        // The conversation starts over from the top: the state that failed would fail again.
        lane.session = { ...session, flow: undefined }
        lane.question = []
        lane.says.push(say('common.sorry'))
        lane.request = undefined
      }
      came = undefined
      if (lane.request) return
    }
  }

  return async (tx, messages, apologise, emit) => {
    const found = await contacts.find(tx, messages, community().id)
    const turns: Turn[] = storeInbound(tx, messages, found)
    const lanes = openLanes(tx, turns)
    for (const lane of lanes) await advance(tx, lane, apologise, emit)
    for (;;) {
      const asking = lanes.flatMap((lane) =>
        lane.request ? [{ lane, contact: lane.contact, request: lane.request }] : [],
      )
      if (asking.length === 0) break
      const outcomes = await answer(tx, asking, emit)
      for (const [at, { lane }] of asking.entries()) {
        lane.request = undefined
        lane.wrote = true
        await advance(tx, lane, apologise, emit, outcomes[at])
      }
    }
    saveSessions(tx, lanes, sessions, now())
    sealInbound(tx, turns)
    await oweConfirmations(tx, turns, now(), emit)
    insertReplies(tx, lanes.flatMap(repliesOf(now())), emit)
    return turns.map((turn) => turn.receipt)
  }
}

/** What comes too fast is only kept. Danger told in it, what is said by voice and all of an emergency are answered all the same. */
const isSkipped = ({ hurried, kind, text }: Inbound, { flow }: Session): boolean =>
  hurried !== undefined &&
  kind !== 'voice' &&
  flow?.id !== emergency.id &&
  !(kind === 'text' && dangerIn(text) !== undefined)

function saveSessions(tx: Tx, lanes: readonly Lane[], sessions: Sessions, at: number): void {
  const values = (lane: Lane) => [
    sessions.write(lane.contact.contactId, lane.session),
    lane.rev + lane.turns.length,
    at,
  ]
  const known = lanes.filter(({ rev }) => rev > 0)
  const saved = [
    // Apart, since an upsert costs half as much again.
    ...executeEach(
      tx,
      'UPDATE Session SET data = ?, rev = ?, updatedAt = ? WHERE contactId = ? AND rev = ?',
      known.map((lane) => [...values(lane), lane.contact.contactId, lane.rev]),
    ),
    ...executeEach(
      tx,
      'INSERT INTO Session (data, rev, updatedAt, contactId) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      lanes.filter(({ rev }) => rev === 0).map((lane) => [...values(lane), lane.contact.contactId]),
    ),
  ]
  // The writer keeps the order, so a session that has moved on meanwhile means that somebody writes beside it.
  if (saved.some(({ changes }) => changes !== 1)) throw new Error('a session was changed outside the writer')
}

const repliesOf =
  (at: number) =>
  ({ contact: to, says, question, session }: Lane): NewReply[] =>
    [...says, ...question].map((said) => {
      const reply = render(said, session.lang)
      return { to, from: 'bot', reply: isAloud(session, said) ? { ...reply, aloud: true } : reply, at }
    })
