// Where a location message points to. Wechaty 1.20.2 cannot say: its toLocation() throws "LocationImpl … can not be
// instantiated directly", so the platform's own XML is read, and else the puppet is asked below Wechaty.
import type { payloads } from 'wechaty-puppet'
import type { Inbound } from '../../flows/message.ts'
import { patience, within } from './patience.ts'
import type { Puppet } from './puppet.ts'

type Place = NonNullable<Inbound['location']>

/** What lies behind is not looked at. */
const longestXml = 8000
/** The name that WeChat gives a place without one. */
const nameless = '[位置]'

/**
 * The place of a location message, in WeChat's own coordinates (GCJ-02, some hundred metres off WGS-84), or undefined
 * where neither the XML nor the puppet tells it. Rejects only where the puppet does.
 */
export async function placeOf(payload: payloads.Message, puppet: Puppet): Promise<Place | undefined> {
  const told = parsePlace(payload.text ?? '')
  if (told) return told
  const { latitude, longitude, name, address } = await within(
    patience.lookUp,
    puppet.messageLocation(payload.id),
  )
  return toPlace(latitude, longitude, [name, address])
}

/** Reads `<location x="30.57" y="104.06" label="…" poiname="…"/>`, plain or escaped: x is the latitude, y the longitude. */
export function parsePlace(text: string): Place | undefined {
  const tag = /<location\b[^>]*>/i.exec(unescape(text.slice(0, longestXml)))?.[0]
  if (tag === undefined) return undefined
  const attribute = (name: string) => {
    const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)
    return unescape(match?.[1] ?? match?.[2] ?? '').trim()
  }
  const [x, y] = [attribute('x'), attribute('y')]
  if (x === '' || y === '') return undefined
  return toPlace(Number(x), Number(y), [attribute('poiname'), attribute('label')])
}

function toPlace(latitude: number, longitude: number, names: string[]): Place | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined
  const label = [...new Set(names)].filter((name) => name !== '' && name !== nameless).join(' ')
  return { latitude, longitude, label }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const unescape = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => entities[name] ?? whole)
