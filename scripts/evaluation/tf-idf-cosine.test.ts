import { expect, it } from 'vitest'
import { createTfIdfCosine } from './tf-idf-cosine'

it('puts what shares rare words first, whatever the length, and never a text beside itself', () => {
  const baseline = createTfIdfCosine()
  for (const text of ['sea level caspian', 'caspian level', 'opera level', 'opera house level level'])
    baseline.add(text.split(' '))
  expect([...baseline.nearest(1)]).toEqual([[1], [0], [3], [2]])
  expect([...baseline.nearest(9)].map((list) => list.length)).toEqual([4, 4, 4, 4])
})
