// Which resident this tab is. For showing the system, several can sit side by side: ?resident=2 has a token of its own.

export interface Resident {
  slot: string
  /** The address for one more resident; only where the page is a demonstration. */
  another?: string
}

export function residentOf(search: string, demo: boolean): Resident {
  const query = new URLSearchParams(search)
  const asked = query.get('resident')
  const slot = asked !== null && /^\w{1,20}$/.test(asked) ? asked : '1'
  if (!demo && asked === null && query.get('demo') !== '1') return { slot }
  query.set('resident', String((Number.parseInt(slot, 10) || 1) + 1))
  return { slot, another: `?${query.toString()}` }
}
