// What residents call the kinds of matter that several may meet, in English.
import type { kindsZh } from '../zh/kinds.ts'

export const kindsEn: Record<keyof typeof kindsZh, string> = {
  'kind.elevator_fault': 'lift fault',
  'kind.water_leak': 'water leak',
  'kind.water_outage': 'no water',
  'kind.power_fault': 'no power',
  'kind.street_light': 'lamp out',
  'kind.sewer_block': 'blocked drain',
  'kind.garbage': 'rubbish',
  'kind.construction_noise': 'building noise',
  'kind.fire_exit_blocked': 'blocked fire exit',
  'kind.fire_lane_parking': 'cars in the fire lane',
  'kind.fire_facility': 'broken fire equipment',
  'kind.parking': 'parking',
  'kind.manhole': 'manhole cover',
  'kind.road_damage': 'damaged road',
  'kind.greening': 'greenery',
  'kind.pest': 'pests',
  'kind.stray_animal': 'stray animals',
  'kind.oil_fume': 'cooking fumes',
  'kind.falling_object': 'something about to fall',
  'kind.gas_supply': 'no gas',
  'kind.internet_tv': 'internet, TV',
  'kind.public_facility': 'broken public equipment',
  'kind.water_quality': 'water quality',
}
