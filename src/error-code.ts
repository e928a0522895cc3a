// What a log line tells of an error.

/** What may be logged of an error: its name and code and where it was thrown, never its message, which may quote a resident. */
export function errorCode(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  // The head of a stack is the message, which for Prisma's errors runs over many lines.
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    error: error.name,
    ...(code !== undefined && { code }),
    at: frames?.slice(0, 5).join('\n'),
  }
}
