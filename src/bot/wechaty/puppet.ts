// The two libraries' types under our names, and the little that every file here asks of them.
import type { impls } from 'wechaty-puppet'

export type Puppet = impls.PuppetInterface

/** What of an error may be logged: its code or its kind, never its words, which may repeat what a resident wrote. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? `${error.name} ${error.code}`
    : error.name
}

/** Where the adapter writes what happened: codes and ids. A pino logger is one. */
export interface Log {
  info: (fields: Readonly<Record<string, unknown>>, event: string) => void
  warn: (fields: Readonly<Record<string, unknown>>, event: string) => void
  error: (fields: Readonly<Record<string, unknown>>, event: string) => void
}
