// Which kinds of matter are repairs. Data: what is mended there can be seen, so its end is shown by a picture (domain 2.7).

const repairs: readonly string[] = [
  'elevator_fault',
  'falling_object',
  'fire_facility',
  'greening',
  'manhole',
  'power_fault',
  'public_facility',
  'road_damage',
  'sewer_block',
  'street_light',
  'water_leak',
]
export const isRepair = (category: string): boolean => repairs.includes(category)
