// The reader of Server-Sent Events: the standard's rules, and chunks cut at every place.
import { describe, expect, test } from 'vitest'
import { createSseParser, readEvents } from '../../src/web/chat/sse.ts'
import type { ServerEvent } from '../../src/web/chat/sse.ts'

function parse(...chunks: string[]): ServerEvent[] {
  const parser = createSseParser()
  return chunks.flatMap((chunk) => parser(chunk))
}

describe('the SSE parser', () => {
  test.each<[string, string, ServerEvent[]]>([
    [
      'reads a whole event',
      'event: message\nid: 7\ndata: 好\n\n',
      [{ event: 'message', id: '7', data: '好' }],
    ],
    ['calls an event without a name message', 'data: a\n\n', [{ event: 'message', id: '', data: 'a' }]],
    ['joins several lines of data', 'data: a\ndata: b\n\n', [{ event: 'message', id: '', data: 'a\nb' }]],
    ['takes away one space only', 'data:  a\n\n', [{ event: 'message', id: '', data: ' a' }]],
    ['needs no space', 'data:a\n\n', [{ event: 'message', id: '', data: 'a' }]],
    ['passes over comments', ': still here\n\ndata: a\n\n', [{ event: 'message', id: '', data: 'a' }]],
    ['drops an event without data', 'event: ping\n\ndata: a\n\n', [{ event: 'message', id: '', data: 'a' }]],
    ['knows a field without a colon', 'data\n\n', [{ event: 'message', id: '', data: '' }]],
    [
      'passes over unknown fields',
      'retry: 5\nfoo: b\ndata: a\n\n',
      [{ event: 'message', id: '', data: 'a' }],
    ],
    ['passes over a byte order mark', '\uFEFFdata: a\n\n', [{ event: 'message', id: '', data: 'a' }]],
    [
      'ends lines at CR LF',
      'data: a\r\n\r\ndata: b\n\n',
      [
        { event: 'message', id: '', data: 'a' },
        { event: 'message', id: '', data: 'b' },
      ],
    ],
    [
      'keeps the last id',
      'id: 3\ndata: a\n\ndata: b\n\n',
      [
        { event: 'message', id: '3', data: 'a' },
        { event: 'message', id: '3', data: 'b' },
      ],
    ],
    ['waits for the empty line', 'data: a\n', []],
  ])('%s', (_, stream, events) => {
    expect(parse(stream)).toEqual(events)
  })

  test.each(['\n', '\r\n', '\r'])(
    'reads the same wherever the stream is cut, with %j at line ends',
    (end) => {
      const lines = [
        ': hi',
        '',
        'id: 1',
        'event: message',
        'data: {"a":',
        'data: 1}',
        '',
        'id: 2',
        'data: 好',
        '',
        '',
      ]
      const stream = lines.join(end) + ':\n'
      const whole = parse(stream)
      expect(whole.map(({ id, data }) => [id, data])).toEqual([
        ['1', '{"a":\n1}'],
        ['2', '好'],
      ])
      for (let first = 0; first <= stream.length; first++) {
        for (let second = first; second <= stream.length; second++) {
          expect(parse(stream.slice(0, first), stream.slice(first, second), stream.slice(second))).toEqual(
            whole,
          )
        }
      }
    },
  )
})

describe('reading a body', () => {
  const body = (chunks: Uint8Array[], ends: boolean) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        chunks.forEach((chunk) => controller.enqueue(chunk))
        if (ends) controller.close()
      },
    })

  test('puts a character together that was cut between its bytes', async () => {
    const bytes = new TextEncoder().encode('data: 邻里\n\n')
    const found: string[] = []
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte))
    await readEvents(body(chunks, true), 1000, ({ data }) => found.push(data))
    expect(found).toEqual(['邻里'])
  })

  test('gives up on a stream that is silent', async () => {
    await expect(readEvents(body([], false), 5, () => undefined)).rejects.toThrow('silent')
  })
})
