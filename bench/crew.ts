// The parent's side of a worker: starts it on a folder of its own, gives it tasks, and removes the folder at the end.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answer, Input, Output, Spec, TaskName } from './worker.ts'

const program = fileURLToPath(new URL('worker.ts', import.meta.url))

export interface Worker {
  name: Spec['name']
  do: <T extends TaskName>(task: T, input: Input<T>) => Promise<Output<T>>
  stop: () => Promise<void>
}

export interface Start extends Omit<Spec, 'dir'> {
  /** Where the databases lie: the disk that is measured. */
  home: string
  /** A folder that holds a database already, and stays. */
  dir?: string
  /** A file for strace's lines of fsync and fdatasync, where they are to be counted. */
  strace?: string
}

export async function startWorker({ home, strace, dir: own, ...rest }: Start): Promise<Worker> {
  const dir = own ?? (await mkdtemp(join(home, `${rest.name}-`)))
  const counting = ['-f', '--seccomp-bpf', '-e', 'trace=fsync,fdatasync']
  const child = fork(program, [JSON.stringify({ ...rest, dir })], {
    stdio: ['ignore', 2, 2, 'ipc'],
    ...(strace !== undefined && {
      execPath: 'strace',
      execArgv: [...counting, '-o', strace, process.execPath, ...process.execArgv],
    }),
  })
  const exited = once(child, 'exit')
  const next = async (): Promise<unknown> => {
    const gone = exited.then(() => ({ error: `the worker of ${rest.name} ended` }))
    const answer = await Promise.race([once(child, 'message').then(([message]) => message as Answer), gone])
    if ('error' in answer) throw new Error(`${rest.name}: ${answer.error}`)
    return answer.value
  }
  await next()
  return {
    name: rest.name,
    do: async (task, input) => {
      const answer = next()
      child.send({ task, input })
      // The worker runs what the type of the task says.
      return (await answer) as Output<typeof task>
    },
    stop: async () => {
      child.disconnect()
      await exited
      if (own === undefined) await rm(dir, { recursive: true, force: true })
    },
  }
}
