import { expect, test } from 'vitest'
import { categoryOf } from '../../src/understand/category.ts'

test.each([
  ['the light in building 3 is out', 'street_light'],
  ['the lift is broken', 'elevator_fault'],
  ['water leaking from the ceiling', 'water_leak'],
  ['there is no water', 'water_outage'],
  ['No power in our flat', 'power_fault'],
  ['the sewer is blocked', 'sewer_block'],
  ['garbage everywhere', 'garbage'],
  ['very noisy at night', 'noise'],
  ['illegal parking', 'parking'],
  ['the bench is broken', 'other'],
  ['hello there', undefined],
])('the category of “%s” is %s', (text, category) => {
  expect(categoryOf(text)?.category).toBe(category)
})
