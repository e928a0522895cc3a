// What each move of a mediation asks for, and the call that it becomes.
import type { AskedWay, MediationMove, RecusalReason } from '../../../rules/law/mediation.ts'
import { call, type MediationDetails } from '../api.ts'

/** A move as its button names it; `written` and `oral` are two buttons, as are `yes` and `no`. */
export type MediationAct = MediationMove | 'note'

export interface Values {
  staffId: number | undefined
  reason: RecusalReason | undefined
  name: string
  phone: string
  way: AskedWay
  residentId: string | undefined
  day: string
  from: string
  to: string
  roomId: string | undefined
  place: string
  on: string
  text: string
  performBy: string
  next: string
  words: string
}
export type Field = keyof Values
export const empty: Values = {
  ...{ staffId: undefined, reason: undefined, name: '', phone: '', way: 'phone', residentId: undefined },
  ...{
    day: '',
    from: '',
    to: '',
    roomId: undefined,
    place: '',
    on: '',
    text: '',
    performBy: '',
    next: '',
    words: '',
  },
}

export const fieldsOf: Readonly<Record<MediationAct, readonly Field[]>> = {
  assign: ['staffId'],
  recuse: ['reason'],
  addParty: ['name', 'phone'],
  yes: ['way', 'residentId'],
  no: ['way'],
  plan: ['day', 'from', 'to', 'roomId', 'place'],
  move: ['day', 'from', 'to', 'roomId', 'place'],
  cancel: [],
  record: ['text'],
  written: ['on', 'text', 'performBy'],
  oral: ['on', 'text', 'performBy'],
  fail: ['words'],
  stop: ['words'],
  bar: ['words'],
  check: ['next', 'words'],
  perform: ['words'],
  note: ['text'],
}
const optional: readonly Field[] = ['phone', 'residentId', 'roomId']
/** Ending it needs no words. */
const wordless: readonly MediationAct[] = ['fail', 'stop', 'bar']

export const isFilled = (act: MediationAct, values: Values): boolean =>
  fieldsOf[act].every(
    (field) =>
      optional.includes(field) ||
      (field === 'place' && values.roomId !== undefined) ||
      (field === 'words' && wordless.includes(act)) ||
      (values[field] !== undefined && values[field] !== ''),
  )

const orNull = (words: string) => (words.trim() === '' ? null : words)

/** `part`: the side or the session that it is about. */
export function send(
  act: MediationAct,
  { id }: MediationDetails,
  part: number | undefined,
  values: Values,
): Promise<null> {
  const { name, phone, way, day, from, to, place, on, text, performBy, next, words } = values
  switch (act) {
    case 'assign':
      return call('POST /mediations/:id/mediator', { id, body: { staffId: values.staffId ?? 0 } })
    case 'recuse':
      return call('POST /mediations/:id/recuse', { id, body: { reason: values.reason ?? 'other' } })
    case 'addParty':
      return call('POST /mediations/:id/parties', { id, body: { name, phone: orNull(phone) } })
    case 'yes':
    case 'no': {
      const residentId = act === 'yes' ? (values.residentId ?? null) : null
      const body = { partyId: part ?? 0, yes: act === 'yes', way, residentId }
      return call('POST /mediations/:id/answers', { id, body })
    }
    case 'plan':
    case 'move': {
      const times = { start: `${day}T${from}:00+08:00`, end: `${day}T${to}:00+08:00` }
      const body = { ...times, roomId: values.roomId ?? null, place: orNull(place) }
      return act === 'plan'
        ? call('POST /mediations/:id/sessions', { id, body })
        : call('PUT /mediations/:id/sessions/:part', { id, part: String(part), body })
    }
    case 'cancel':
      return call('DELETE /mediations/:id/sessions/:part', { id, part: String(part) })
    case 'record':
      return call('POST /mediations/:id/records', { id, body: { sessionId: part ?? 0, text } })
    case 'written':
    case 'oral':
      return call('POST /mediations/:id/agreement', { id, body: { form: act, on, text, performBy } })
    case 'fail':
    case 'stop':
    case 'bar':
      return call('POST /mediations/:id/end', { id, body: { how: act, words: orNull(words) } })
    case 'check':
    case 'perform':
      return call('POST /mediations/:id/performance', {
        id,
        body: { next: act === 'check' ? next : null, words },
      })
    case 'note':
      return call('POST /mediations/:id/notes', { id, body: { partyId: part ?? null, text } })
  }
}
