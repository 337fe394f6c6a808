import { expect, it } from 'vitest'
import type { Metric } from '@/api'
import { metricTitle, mainMetrics, protocols, splitsOf } from './metrics'

const metric = (name: string, protocol: string, split = 'PublicTest'): Metric => ({
  name,
  value: 0.5,
  data: 'FER-2013',
  split,
  rows: 9,
  protocol,
})

it('tells once what all protocols say, and of each what it says alone', () => {
  const official = 'trained by the official split; these rows chose the epoch'
  const metrics = [metric('a', `FER labels; ${official}`), metric('b', `FERPlus majority; ${official}`)]
  expect(protocols(metrics)).toEqual({ shared: official, own: ['FER labels', 'FERPlus majority'] })
})

it('leaves a lone figure its whole protocol', () => {
  expect(protocols([metric('a', 'FER labels; official split')])).toEqual({
    shared: '',
    own: ['FER labels; official split'],
  })
  expect(protocols([])).toEqual({ shared: '', own: [] })
})

it('names each split once, in the order in which they were measured', () => {
  const models = [
    { metrics: [metric('a', '')] },
    { metrics: [metric('a', ''), metric('b', ''), metric('a', '', 'PrivateTest')] },
  ]
  expect(splitsOf(models)).toEqual(['PublicTest', 'PrivateTest'])
})

it('leaves out what is told beside the curve of coverage, and other splits', () => {
  const metrics = [metric('accuracy', ''), metric('coverage', ''), metric('accuracy', '', 'PrivateTest')]
  expect(mainMetrics(metrics, 'PublicTest')).toEqual([metrics[0]])
})

it('a figure it does not know goes by its own name', () => {
  expect(metricTitle(metric('accuracy', ''))).toContain('labels')
  expect(metricTitle(metric('mean_recall', ''))).toBe('mean recall')
})
