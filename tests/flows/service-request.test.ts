import { describe, expect, test } from 'vitest'
import type { FlowEvent } from '../../src/flows/message.ts'
import { serviceRequest } from '../../src/flows/service-request/service-request.ts'
import { noon, scene } from '../support/scene.ts'

const text = (words: string): FlowEvent => ({ type: 'text', text: words, at: noon })
const image: FlowEvent = { type: 'image', mediaId: 'photo-1', at: noon }
const recalled = (words: string): FlowEvent => ({ type: 'recall', text: words, at: noon })

const report = { what: '路灯不亮了', media: [], heardAt: 0 }
const fresh = { ...report, heardAt: noon - 3000 }
const place = { nodeId: 7, text: '桂花小区3栋2单元' }
const what = { at: 'what', extra: { media: [] } }
const estate = { at: 'estate', report, detail: '' }
const spot = { at: 'spot', report, estateId: 5 }
const confirm = { at: 'confirm', report, place }
const change = { at: 'change', report, place }
const newWhat = { at: 'newWhat', report, place }
const newPhone = { at: 'newPhone', report, place }
const looking = { at: 'looking', report, place }
const noise = { ...report, what: '楼上天天吵得睡不着' }
const secrecy = { at: 'secrecy', report: noise, place }

const next = (state: unknown, event: FlowEvent) =>
  serviceRequest.next(
    { id: 'service-request', version: 1, state: JSON.parse(JSON.stringify(state)) },
    event,
    scene(),
  )

describe('service-request', () => {
  test.each([
    [
      'asks for the estate where the report names none',
      what,
      text('路灯不亮了'),
      { ...estate, report: { ...report, heardAt: noon } },
      'request.askEstate',
    ],
    [
      'takes the unit out of the report',
      what,
      text('三单元的路灯不亮了'),
      { ...estate, detail: '3单元', report: { ...report, heardAt: noon } },
      'request.askEstate',
    ],
    [
      'reads back at once what is complete',
      what,
      text('桂花小区3栋2单元的路灯不亮了'),
      { ...confirm, report: { ...report, heardAt: noon } },
      'request.confirm',
    ],
    [
      'keeps a photo that comes first',
      what,
      image,
      { at: 'what', extra: { media: ['photo-1'] } },
      'request.photoKept',
    ],
    [
      'asks where, once it knows the estate',
      estate,
      text('2'),
      { at: 'spot', report, estateId: 5 },
      'request.askSpot',
    ],
    [
      'knows an estate by its old name',
      estate,
      text('老粮站那边'),
      { at: 'spot', report, estateId: 3 },
      'request.askSpot',
    ],
    [
      'needs no more questions where the unit was told',
      { ...estate, detail: '3栋2单元' },
      text('第二个'),
      confirm,
      'request.confirm',
    ],
    [
      'asks for a place outside the estates',
      estate,
      text('别处'),
      { at: 'spot', report },
      'request.askElsewhere',
    ],
    [
      'asks again for an estate that is not there',
      estate,
      text('火车站'),
      estate,
      'common.retry request.askEstate',
    ],
    [
      'joins what follows at once to the report',
      { ...estate, report: fresh },
      text('老人出门看不清'),
      { ...estate, report: { ...report, what: '路灯不亮了,老人出门看不清', heardAt: noon } },
      'request.askEstate',
    ],
    [
      'takes any words as the spot',
      spot,
      text('大门口'),
      { at: 'confirm', report, place: { nodeId: 5, text: '桂花小区大门口' } },
      'request.confirm',
    ],
    [
      'asks whether a report of noise is to be confidential, before it is filed',
      { ...confirm, report: noise },
      text('1'),
      secrecy,
      'request.askSecret',
    ],
    [
      'files a confidential report',
      secrecy,
      text('保密'),
      { ...secrecy, at: 'filing', report: { ...noise, confidential: true } },
      '',
    ],
    [
      'files one that need not be',
      secrecy,
      text('不用了'),
      { ...secrecy, at: 'filing', report: { ...noise, confidential: false } },
      '',
    ],
    [
      'makes any report confidential at the read-back',
      confirm,
      text('保密'),
      { ...confirm, report: { ...report, confidential: true } },
      'request.confirm',
    ],
    [
      'makes it confidential by 修改, and no longer',
      { ...change, report: { ...report, confidential: true } },
      text('4'),
      { ...confirm, report: { ...report, confidential: false } },
      'request.confirm',
    ],
    [
      'asks no more where the resident has said so',
      { ...confirm, report: { ...noise, confidential: true } },
      text('1'),
      { ...looking, at: 'filing', report: { ...noise, confidential: true } },
      '',
    ],
    ['files on 1', confirm, text('1'), looking, ''],
    ['files on yes', confirm, text('要得'), looking, ''],
    ['offers what can be changed', confirm, text('2'), change, 'request.askChange'],
    ['leaves on 3', confirm, text('3'), { at: 'left' }, 'park'],
    [
      'corrects the unit in words',
      confirm,
      text('不是2单元,是1单元'),
      { ...confirm, place: { nodeId: 6, text: '桂花小区3栋1单元' } },
      'request.confirm',
    ],
    [
      'adds a photo to the read-back',
      confirm,
      image,
      { ...confirm, report: { ...report, media: ['photo-1'] } },
      'request.confirm',
    ],
    [
      'adds a phone number to the read-back',
      confirm,
      text('138 1234 5678'),
      { ...confirm, report: { ...report, phone: '13812345678' } },
      'request.confirm',
    ],
    ['asks again at the read-back', confirm, text('那个啥子'), confirm, 'common.retry request.confirm'],
    ['asks for new words', change, text('1'), newWhat, 'request.askNewWhat'],
    [
      'keeps the old place while a new one is asked for',
      change,
      text('2'),
      { ...estate, place },
      'request.askEstate',
    ],
    ['asks for a phone number', change, text('3'), newPhone, 'request.askPhone'],
    [
      'takes new words',
      newWhat,
      text('楼道灯坏了'),
      { ...confirm, report: { ...report, what: '楼道灯坏了', heardAt: noon } },
      'request.confirm',
    ],
    [
      'takes a phone number',
      newPhone,
      text('13812345678'),
      { ...confirm, report: { ...report, phone: '13812345678' } },
      'request.confirm',
    ],
    [
      'says what is wrong with a phone number',
      newPhone,
      text('1381234'),
      newPhone,
      'request.badPhone request.askPhone',
    ],
    [
      'forgets a recalled report',
      confirm,
      recalled('路灯不亮了'),
      { at: 'what', extra: { media: [] }, place },
      'request.askWhat',
    ],
    [
      'starts over with its answers from what an older release stored',
      { at: 'floor', report: { what: '路灯不亮了', media: ['p'] } },
      text('3'),
      { at: 'estate', report: { what: '路灯不亮了', media: ['p'], heardAt: 0 }, detail: '' },
      'request.askEstate',
    ],
    ['starts over from what it cannot read at all', 'rubbish', text('3'), what, 'request.askWhat'],
  ] as const)('%s', (_, before, event, after, effects) => {
    const move = next(before, event)
    expect(JSON.parse(JSON.stringify(move.state))).toMatchObject(after)
    const said = [...move.effects, ...move.question].map((effect) =>
      effect.type === 'say' ? effect.text : effect.type,
    )
    expect(said.join(' ')).toBe(effects)
  })

  test.each([
    ['from the spot to the estate', spot, 'estate'],
    ['from the read-back to the place', confirm, 'estate'],
    ['from a new place to the read-back', { ...estate, place, changing: true }, 'confirm'],
    ['from the choice of a change to the read-back', change, 'confirm'],
    ['from new words to the read-back', newWhat, 'confirm'],
    ['from a phone number to the read-back', newPhone, 'confirm'],
  ])('goes back %s and keeps the report', (_, state, at) => {
    const move = serviceRequest.back({ id: 'service-request', version: 1, state }, scene())
    expect(move?.state).toMatchObject({ at, report: { what: '路灯不亮了' } })
  })
})
