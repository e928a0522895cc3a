// Volunteers of the demo community, and tasks for them, as tests need them.
import { openReading } from '../../src/store/connection.ts'
import type { NewTask } from '../../src/store/volunteers/volunteer-tasks.ts'
import { message, read, type TestStore } from './store.ts'

export const manager = { staffId: 2, name: '王芳', role: 'manager' as const, scope: '/1/', ownOnly: false }
const hour = 60 * 60 * 1000

/** What a resident reads of what they say now. */
export async function says(home: TestStore, sender: string, ...texts: string[]): Promise<string> {
  const before = (await read(home.store, sender)).length
  for (const text of texts) await home.store.turn(message(sender, text, { at: home.clock.now }))
  return (await read(home.store, sender)).slice(before).join('\n')
}

/** Signs somebody up in chat, and has staff approve them. Their name is 周 and what they write as. */
export async function signUp(
  home: TestStore,
  sender: string,
  { lives = '桂花小区3栋', night = '不要' }: { lives?: string; night?: string } = {},
): Promise<void> {
  const told = ['1 3', '1 2', '1-7', '上午和下午', lives, '3', '1', '没有', '女儿 13812345678', '跳过', night]
  const last = await says(home, sender, '我想当志愿者', '1', `周${sender}`, ...told, '1')
  const applied = await home.store.volunteers.list(manager, 'applied')
  const found = applied.find(({ name }) => name === `周${sender}`)
  if (!found) throw new Error(`${sender} has not signed up: ${last}`)
  await home.store.volunteers.approve(manager, found.id)
}

/** An errand of two hours at 桂花小区3栋, a day ahead. */
export async function wish(home: TestStore, changes: Partial<NewTask> = {}): Promise<NewTask> {
  const database = openReading(home.url)
  const node = await database.node.findFirstOrThrow({ where: { name: '3栋', parent: { name: '桂花小区' } } })
  await database.$disconnect()
  const startsAt = changes.startsAt ?? home.clock.now + 24 * hour
  return {
    ...{ nodeId: node.id, about: '给李奶奶取药,她住院刚回来', address: '2单元501' },
    ...{ contact: '李奶奶 13900001111', startsAt, endsAt: startsAt + 2 * hour, places: 1 },
    ...{ skills: ['errand'], languages: [], vehicle: null, demands: [], risks: [], insurance: null },
    ...{ trusted: false, urgency: 'P2', ...changes },
  }
}
