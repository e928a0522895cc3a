// Opens a system by its name, so that a process loads only the one that it measures.
import type { Setting, System, SystemName } from '../system.ts'

export async function openSystem(name: SystemName, setting: Setting): Promise<System> {
  switch (name) {
    case 'linli':
      return (await import('./linli.ts')).openLinli(setting)
    case 'botbuilder':
      return (await import('./botbuilder.ts')).openBotBuilder(setting)
    case 'grammy':
      return (await import('./grammy.ts')).openGrammy(setting)
    case 'xstate':
      return (await import('./xstate.ts')).openXState(setting)
    case 'floor':
      return (await import('./floor.ts')).openFloor(setting)
  }
}
