// Draws a flow as a Mermaid state diagram, from the very steps that run.
import type { Flow } from './flow.ts'

/** The diagram's source. Steps that ask the store are marked, and 0 is a dotted way of its own. */
export function diagram(flow: Flow): string {
  const name = (at: string) => at.replace(/\W/g, '_')
  const lines = flow.shape.flatMap(({ at, kind, to, back }) => [
    ...(kind === 'store' ? [`  ${name(at)} : ${at} ⟨store⟩`] : []),
    ...to.map((next) => `  ${name(at)} --> ${name(next)}`),
    ...(kind === 'end' ? [`  ${name(at)} --> [*]`] : []),
    ...(back ? [`  note right of ${name(at)} : 0 goes back one question`] : []),
  ])
  const [first] = flow.shape
  return ['stateDiagram-v2', ...(first ? [`  [*] --> ${name(first.at)}`] : []), ...lines].join('\n')
}
